#pragma once

#include <array>
#include <Eigen/Core>
#include <vector>
#include "core/image/mat_view.h"

#include "core/mesh/normals.h"

namespace visagiste {

/// Three values a pixel, interpolated over triangles in the plane.
using AttributePlanes = std::array<cv::Mat, 3>;  ///< CV_32FC1 each.

/// Planes filled with `outside`, the third with 0.
[[nodiscard]] AttributePlanes makeAttributePlanes(int width, int height, float outside);

/// Draws triangles over each other in the given order; a pixel takes the values at its centre. The third value tells
/// how much a surface faces the viewer: where a later one has clearly less (the rim of a nose before a cheek), what
/// lies under it stays.
///
/// points      (2, N) pixels of the planes; must be finite.
/// attributes  (3, N).
/// order       columns of `triangles`, the last is on top.
void rasterizeAttributes(const Eigen::Matrix2Xf& points, const TriangleIndices& triangles,
                         const Eigen::Matrix3Xf& attributes, const std::vector<int>& order, AttributePlanes& planes);

}  // namespace visagiste
