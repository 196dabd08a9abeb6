#pragma once

#include <Eigen/Core>
#include <vector>

namespace visagiste {

using TriangleIndices = Eigen::Matrix<int, 3, Eigen::Dynamic>;

enum class NormalWeighting {
  Area = 1,  ///< Fast, for meshes that move while someone watches.
  Angle,     ///< Independent of how flat parts are cut into triangles; for export and stills.
};

/// For each vertex the first one at exactly the same place (itself where it stands alone): joins the copies that a UV
/// seam needs, so that they get one normal. (V) indices. Depends on the rest shape only: compute once, keep.
/// Pure; any thread.
[[nodiscard]] std::vector<int> weldedVertices(const Eigen::Matrix3Xf& vertices);

/// Unit normals (3, V) of a mesh whose triangles run counter-clockwise seen from outside.
///
/// welded  what weldedVertices() gave for this topology, or empty to treat every vertex by itself.
/// A vertex without area around it gets (0, 0, 1).
/// Throws Error{InvalidArgument} if an index or a length does not fit. Pure; any thread.
[[nodiscard]] Eigen::Matrix3Xf vertexNormals(const Eigen::Matrix3Xf& vertices, const TriangleIndices& triangles,
                                             NormalWeighting weighting = NormalWeighting::Angle,
                                             const std::vector<int>& welded = {});

}  // namespace visagiste
