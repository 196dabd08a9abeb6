#include "core/types/face_box.h"

#include <algorithm>
#include <cmath>

namespace visagiste {

Eigen::Vector4f boundsPx(const FaceBox& box) {
  constexpr float kDegToRad = 3.14159265F / 180.0F;
  const float roll = box.rollDeg * kDegToRad;
  const float side = box.sidePx * (std::abs(std::cos(roll)) + std::abs(std::sin(roll)));
  return {box.centerPx.x() - side / 2, box.centerPx.y() - side / 2, side, side};
}

float overlap(const FaceBox& a, const FaceBox& b) {
  const auto shared = [](float ca, float sa, float cb, float sb) {
    return std::max(0.0F, std::min(ca + sa / 2, cb + sb / 2) - std::max(ca - sa / 2, cb - sb / 2));
  };
  const float both = shared(a.centerPx.x(), a.sidePx, b.centerPx.x(), b.sidePx) *
                     shared(a.centerPx.y(), a.sidePx, b.centerPx.y(), b.sidePx);
  const float either = a.sidePx * a.sidePx + b.sidePx * b.sidePx - both;
  return either > 0 ? both / either : 0;
}

}  // namespace visagiste
