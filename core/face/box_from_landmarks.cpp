#include "core/face/box_from_landmarks.h"

#include "core/base/error.h"
#include "core/types/landmarks.h"
#include "models/networks/face_crop.h"

namespace visagiste {
namespace {

constexpr double kDegPerRad = 57.29577951308232;

}  // namespace

FaceBox boxFromLandmarks(const Eigen::Matrix2Xf& pointsPx) {
  if (pointsPx.cols() < kCanonicalPointCount)
    throw Error(ErrorCode::InvalidArgument, "A face square needs the 468 canonical points.");
  const FaceSquare square = faceSquare(pointsPx.data(), 2);
  FaceBox box;
  box.centerPx = {square.centreX, square.centreY};
  box.sidePx = square.sidePx;
  box.rollDeg = static_cast<float>(square.rollRad * kDegPerRad);
  return box;
}

double landmarkCropOverBox() {
  return kLandmarkCropOverFace;
}

double parsingCropOverBox() {
  return kParsingCropOverFace;
}

Eigen::Matrix<double, 2, 3> pictureFromCrop(const FaceBox& box, double margin, double cropSidePx) {
  if (!(box.sidePx > 0) || !(margin > 0) || !(cropSidePx > 0))
    throw Error(ErrorCode::InvalidArgument, "A crop needs a box, a margin and a size above 0.");
  const double scale = box.sidePx * margin / cropSidePx;
  const double rollRad = box.rollDeg / kDegPerRad;
  Eigen::Matrix2d turned;
  turned << std::cos(rollRad), -std::sin(rollRad), std::sin(rollRad), std::cos(rollRad);
  Eigen::Matrix<double, 2, 3> result;
  result.leftCols<2>() = scale * turned;
  result.col(2) = box.centerPx.cast<double>() - result.leftCols<2>() * Eigen::Vector2d::Constant(0.5 * cropSidePx);
  return result;
}

}  // namespace visagiste
