#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/types/triangle_mesh.h"

namespace visagiste {

/// One hair: points from root to tip, how wide it is, and where it faces.
struct Ribbon {
  std::vector<Eigen::Vector3f> pointsMm;  ///< At least two.
  std::vector<Eigen::Vector3f> facing;    ///< One a point: unit directions that the flat side looks to.
  float rootWidthMm = 0.3F;
  float tipShare = 0.25F;  ///< Width at the tip over width at the root.
  float tone = 0.5F;       ///< u in the texture, 0..1.
};

/// All ribbons as one mesh with the given material; v runs from root (0) to tip (1). Normals lean towards `facing`,
/// across the hair, so that hair shades as one body.
[[nodiscard]] TriangleMesh meshOfRibbons(const std::vector<Ribbon>& ribbons, MeshMaterial material);

/// A texture for ribbons: tones of one colour over u, darker at the root (v = 0) than at the tip.
[[nodiscard]] Image ribbonTexture(const Eigen::Vector3f& colorSrgb, float toneSpread, float rootShade,
                                  std::uint32_t seed);

}  // namespace visagiste
