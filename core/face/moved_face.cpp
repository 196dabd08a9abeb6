#include "core/face/moved_face.h"

#include <utility>

namespace visagiste {

Landmarks movedFace(Landmarks landmarks, float scale, const Eigen::Vector2f& shiftPx) {
  landmarks.pointsPx = ((landmarks.pointsPx * scale).colwise() + shiftPx).eval();
  landmarks.relativeDepth *= scale;
  return landmarks;
}

Irises movedFace(Irises irises, float scale, const Eigen::Vector2f& shiftPx) {
  for (Iris& iris : irises) {
    iris.centerPx = iris.centerPx * scale + shiftPx;
    iris.radiusPx *= scale;
    iris.edgePx = ((iris.edgePx * scale).colwise() + shiftPx).eval();
  }
  return irises;
}

std::shared_ptr<const FaceParsing> movedFace(const std::shared_ptr<const FaceParsing>& parsing, float scale,
                                             const Eigen::Vector2f& shiftPx) {
  if (parsing == nullptr)
    return nullptr;
  FaceParsing moved = *parsing;
  moved.pictureFromCrop *= static_cast<double>(scale);
  moved.pictureFromCrop.col(2) += shiftPx.cast<double>();
  return std::make_shared<const FaceParsing>(std::move(moved));
}

}  // namespace visagiste
