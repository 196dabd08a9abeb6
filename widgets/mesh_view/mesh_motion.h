#pragma once

#include <Eigen/Geometry>
#include <vector>

#include "core/types/triangle_mesh.h"

namespace visagiste {

/// Smooth normals of one topology for ever new vertices: what coincides at rest (both sides of a UV seam) shares its
/// normal. Any thread; made once a mesh.
class NormalMaker {
 public:
  explicit NormalMaker(const TriangleMesh& mesh);

  /// (3, V) unit length; weighted by triangle area.
  [[nodiscard]] Eigen::Matrix3Xf normals(const Eigen::Matrix3Xf& verticesMm) const;

 private:
  Eigen::Matrix<int, 3, Eigen::Dynamic> m_triangles;
  std::vector<int> m_pointOf;  ///< Vertex -> welded point.
  int m_pointCount = 0;
};

/// The mesh's vertices moved by its morph targets. Throws Error{InvalidArgument} unless there is one weight a target.
[[nodiscard]] Eigen::Matrix3Xf morphed(const TriangleMesh& mesh, const Eigen::VectorXf& weights);

}  // namespace visagiste
