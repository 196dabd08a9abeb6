#pragma once

#include <Eigen/Core>

#include "core/mesh/normals.h"
#include "core/types/image.h"

namespace visagiste::test {

/// The plain way to change a face: each triangle of its points is moved as a whole, what lies outside all of them
/// stays.
///
/// photo      Rgb8.
/// from, to   (2, P) pixels of the photo: where the points are and where they go.
/// triangles  Of the points; each may run either way round.
/// Pure; any thread.
[[nodiscard]] Image warpedByTriangles(const Image& photo, const Eigen::Matrix2Xf& from, const Eigen::Matrix2Xf& to,
                                      const TriangleIndices& triangles);

}  // namespace visagiste::test
