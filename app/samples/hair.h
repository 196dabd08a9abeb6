#pragma once

#include <cstdint>
#include <Eigen/Core>

#include "core/types/triangle_mesh.h"

namespace visagiste {

/// Where hair may grow on a head, and what it must not enter.
struct Scalp {
  Eigen::Matrix3Xf verticesMm;                      ///< (3, V) skin of the whole head, head space.
  Eigen::Matrix3Xf normals;                         ///< (3, V) unit length.
  Eigen::Matrix<int, 3, Eigen::Dynamic> triangles;  ///< (3, T).
  Eigen::VectorXf growth;                           ///< (V,) 0..1 share of full hair density and length.
};

struct HairStyle {
  int strandCount = 60000;                                  ///< 1..200000
  float lengthMm = 45;                                      ///< 2..400, of a full-length strand
  float lift = 0.25F;                                       ///< 0..1: how far strands leave the skin before they fall
  float curlRadiusMm = 0;                                   ///< 0 = straight
  float curlTurnsPer100Mm = 6;                              ///< turns of the helix
  float partingMm = 18;                                     ///< x of the parting, head space
  float strandWidthMm = 0.45F;                              ///< 0.05..2
  Eigen::Vector3f colorSrgb = Eigen::Vector3f(70, 48, 34);  ///< 0..255
  std::uint32_t seed = 1;
};

/// Hair as ribbons of triangles over a dark cap that hides the skin between them; materials "scalp" and "hair". The
/// texture of the hair runs from root (v = 0) to tip (v = 1) and varies
/// from strand to strand over u. Normals lean from the scalp's, which is what makes hair shade as one body.
[[nodiscard]] TriangleMesh growHair(const Scalp& scalp, const HairStyle& style);

}  // namespace visagiste
