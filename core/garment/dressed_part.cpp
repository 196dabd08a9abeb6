#include "core/garment/dressed_part.h"

#include <algorithm>

#include "core/base/error.h"

namespace visagiste {

cv::Rect dressedPart(const Landmarks& landmarks, Size pictureSize) {
  const auto& points = landmarks.pointsPx;
  const float faceHeight = (points.col(152) - points.col(10)).norm();
  const int top = std::clamp(static_cast<int>(points(1, 152) - 0.85F * faceHeight), 0, pictureSize.height - 1);
  return {0, top, pictureSize.width, pictureSize.height - top};
}

FaceParsing moved(const FaceParsing& parsing, const cv::Rect& part) {
  FaceParsing result = parsing;
  result.pictureFromCrop.col(2) -= Eigen::Vector2d(part.x, part.y);
  return result;
}

Landmarks moved(const Landmarks& landmarks, const cv::Rect& part) {
  Landmarks result = landmarks;
  result.pointsPx.colwise() -= Eigen::Vector2f(static_cast<float>(part.x), static_cast<float>(part.y));
  return result;
}

void requireRoom(const TrunkPose& trunk, int partHeightPx) {
  if (trunk.neckPx.y() > static_cast<float>(partHeightPx) - trunk.pixelsPerCm)
    throw Error(ErrorCode::NoFace,
                "The picture ends at the chin: there is nothing to dress. Take one that shows the shoulders.");
}

LaidGarment laidGarment(const WornGarment& worn, const GarmentPieces& pieces, const TrunkPose& trunk,
                        cv::Size pictureSize) {
  return {warpedGarment(pieces, worn.fit, trunk, pictureSize), worn.fit.opacity,
          traitsOf(worn.garment->category).opening == GarmentOpening::Skin};
}

}  // namespace visagiste
