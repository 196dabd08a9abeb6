#pragma once

#include <cstdint>
#include <Eigen/Core>

#include "core/types/triangle_mesh.h"

namespace visagiste {

struct FacialHairStyle {
  int hairsPerBrow = 420;                                   ///< 0..5000
  int lashesPerLid = 70;                                    ///< 0..500, upper lid; the lower has half
  float lashLengthMm = 7.5F;                                ///< 1..20
  Eigen::Vector3f colorSrgb = Eigen::Vector3f(48, 34, 26);  ///< 0..255
  std::uint32_t seed = 1;
};

/// Brows and lashes as ribbons of triangles, one material "facial_hair", on a face given by its landmarks: brows
/// between the two rows of brow points, lashes along the lids.
///
/// landmarksMm  (3, >= 468) canonical order, head space.
[[nodiscard]] TriangleMesh growFacialHair(const Eigen::Matrix3Xf& landmarksMm, const FacialHairStyle& style);

}  // namespace visagiste
