#include "core/reconstruct/texel_map.h"

#include "core/mesh/rasterizer.h"

namespace visagiste {

TexelMap makeTexelMap(const Eigen::Matrix2Xf& uv, const TriangleIndices& triangles, int sidePx) {
  const Raster raster = rasterizeUv(uv, triangles, {sidePx, sidePx});
  TexelMap map;
  map.sidePx = sidePx;
  map.triangles = triangles;
  const auto pixels = static_cast<int>(raster.triangle.size());
  for (int pixel = 0; pixel < pixels; ++pixel) {
    const auto at = static_cast<std::size_t>(pixel);
    if (raster.triangle[at] != Raster::kNothing)
      map.texels.push_back({pixel, raster.triangle[at], raster.weights[at]});
  }
  return map;
}

}  // namespace visagiste
