#pragma once

#include <cstdint>
#include <Eigen/Core>

#include "core/types/triangle_mesh.h"

namespace visagiste {

struct ShouldersShape {
  Eigen::Matrix3Xf body;                                    ///< (3, V) head and neck to be dressed, head space.
  float collarMm = -170;                                    ///< Height (y) of the collar at the sides of the neck.
  float halfWidthMm = 215;                                  ///< 150..280, neck middle to the end of a shoulder
  Eigen::Vector3f colorSrgb = Eigen::Vector3f(58, 74, 96);  ///< 0..255
  std::uint32_t seed = 1;
};

/// A round-necked garment that lies over the lower neck and hides where the body's mesh ends; one material "garment"
/// with a woven texture; reaches 330 mm down.
[[nodiscard]] TriangleMesh makeShoulders(const ShouldersShape& shape);

}  // namespace visagiste
