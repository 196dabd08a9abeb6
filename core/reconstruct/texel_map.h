#pragma once

#include <memory>
#include <vector>

#include <Eigen/Core>

#include "core/mesh/normals.h"

namespace visagiste {

/// One texel whose centre lies on the surface.
struct Texel {
  int pixel = 0;  ///< y · side + x; row 0 is v = 1.
  int triangle = 0;
  Eigen::Vector2f weights = Eigen::Vector2f::Zero();  ///< Of the second and third corner.
};

/// Which texels of a square texture lie on a surface, and where. Built once a topology and side, then shared.
struct TexelMap {
  int sidePx = 0;
  TriangleIndices triangles;  ///< Of the surface; Texel::triangle counts these.
  std::vector<Texel> texels;  ///< By rising pixel.
};

/// uv (2, W) in [0, 1], origin bottom-left; triangles (3, T) over its columns.
/// Throws Error{InvalidArgument} for a side below 1. Pure; any thread.
[[nodiscard]] TexelMap makeTexelMap(const Eigen::Matrix2Xf& uv, const TriangleIndices& triangles, int sidePx);

}  // namespace visagiste
