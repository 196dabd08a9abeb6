#include "app/studio/painted_faces.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/face/moved_face.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr double kPortraitSides = 1.7;  // Of the larger side of the landmarks' bounds: chin to hair.
constexpr float kPortraitLift = 0.06F;  // Hair needs more room than the neck.

/// targetFromPicture: scale, then shift; no turn.
MakeupFace moved(MakeupFace face, float scale, const Eigen::Vector2f& shiftPx) {
  face.landmarks = movedFace(face.landmarks, scale, shiftPx);
  face.irises = movedFace(face.irises, scale, shiftPx);
  face.parsing = movedFace(face.parsing, scale, shiftPx);
  return face;
}

}  // namespace

PaintedFaces shrunkToFit(const PaintedFaces& whole, int maxSidePx) {
  PaintedFaces result{shrunkToFit(whole.picture, maxSidePx), whole.faces};
  const float scale = static_cast<float>(result.picture.width()) / static_cast<float>(whole.picture.width());
  if (result.picture.size() != whole.picture.size()) {
    for (MakeupFace& face : result.faces) {
      face = moved(face, scale, Eigen::Vector2f::Zero());
    }
  }
  return result;
}

PaintedFaces portraitOf(const PaintedFaces& whole, std::size_t face, int sidePx) {
  const Eigen::Matrix2Xf& points = whole.faces.at(face).landmarks.pointsPx;
  if (points.cols() == 0) {
    throw Error(ErrorCode::InvalidArgument, "A face without landmarks cannot be cut out.");
  }
  const Eigen::Vector2f low = points.rowwise().minCoeff();
  const Eigen::Vector2f high = points.rowwise().maxCoeff();
  const float side = static_cast<float>(kPortraitSides) * (high - low).maxCoeff();
  if (!(side >= 1)) {
    throw Error(ErrorCode::InvalidArgument, "A face without extent cannot be cut out.");
  }
  const Eigen::Vector2f corner = (low + high) / 2 - Eigen::Vector2f(side / 2, side / 2 + kPortraitLift * side);
  const float scale = static_cast<float>(sidePx) / side;
  SourceFromTarget sourceFromTarget = SourceFromTarget::Zero();
  sourceFromTarget(0, 0) = sourceFromTarget(1, 1) = 1 / static_cast<double>(scale);
  sourceFromTarget.col(2) = corner.cast<double>();
  return {
      warpedSimilarity(whole.picture, sourceFromTarget, {sidePx, sidePx}, Resampling::Area, OutsideSource::Replicate),
      {moved(whole.faces[face], scale, -corner * scale)}};
}

bool wearsMakeup(const PaintedFaces& faces) {
  return std::any_of(faces.faces.begin(), faces.faces.end(), [](const MakeupFace& face) {
    return face.look != nullptr && face.strength > 0 && face.look->isVisible();
  });
}

}  // namespace visagiste
