#pragma once

#include <Eigen/Core>

namespace visagiste {

/// A square around a face, turned with it. Pixels of the upright picture; may reach outside the picture.
struct FaceBox {
  Eigen::Vector2f centerPx = Eigen::Vector2f::Zero();
  float sidePx = 0;    ///< Side of the square, before any margin; > 0.
  float rollDeg = 0;   ///< In-plane rotation, clockwise in the picture; 0 = upright.
  float score = 0;     ///< 0..1, higher is surer.
};

/// Axis-aligned bounds of the turned square: x, y, width, height in pixels.
[[nodiscard]] Eigen::Vector4f boundsPx(const FaceBox& box);

/// Intersection over union of the axis-aligned squares, rotation ignored; 0..1.
[[nodiscard]] float overlap(const FaceBox& a, const FaceBox& b);

}  // namespace visagiste
