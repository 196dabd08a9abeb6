#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/types/image.h"

namespace visagiste {

/// One material and the run of triangles that wears it.
struct MeshMaterial {
  std::string name;                                      ///< As exported, e.g. "skin", "teeth".
  Eigen::Vector3f baseColor = Eigen::Vector3f::Ones();   ///< Linear RGB 0..1, multiplied with the texture.
  float roughness = 0.6F;                                ///< 0..1.
  Image texture;                                         ///< Rgb8 or Rgba8, sRGB; empty for none. Row 0 is v = 1.
  int firstTriangle = 0;
  int triangleCount = 0;
};

/// A named set of per-vertex displacements.
struct MorphTarget {
  std::string name;
  Eigen::Matrix3Xf offsetsMm;  ///< (3, V).
};

/// A textured triangle mesh. Millimetres, counter-clockwise seen from outside, UV origin bottom-left.
///
/// A vertex has one position, one normal and one UV; seams repeat the vertex.
struct TriangleMesh {
  Eigen::Matrix3Xf verticesMm;                          ///< (3, V).
  Eigen::Matrix3Xf normals;                             ///< (3, V) unit length, or empty.
  Eigen::Matrix2Xf uv;                                  ///< (2, V) in [0, 1], or empty.
  Eigen::Matrix<int, 3, Eigen::Dynamic> triangles;      ///< (3, T) indices below V.
  std::vector<MeshMaterial> materials;                  ///< Consecutive runs that cover every triangle; at least one.
  std::vector<MorphTarget> morphTargets;                ///< May be empty.

  [[nodiscard]] int vertexCount() const { return static_cast<int>(verticesMm.cols()); }
  [[nodiscard]] int triangleCount() const { return static_cast<int>(triangles.cols()); }

  /// Throws Error{InvalidArgument} naming the first broken invariant above.
  void check() const;
};

}  // namespace visagiste
