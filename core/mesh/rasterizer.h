#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/mesh/normals.h"
#include "core/types/pinhole_camera.h"
#include "core/types/rigid3.h"

namespace visagiste {

enum class Culling {
  None = 1,
  BackFaces,  ///< Triangles seen from inside are left out.
};

struct RasterOptions {
  Culling culling = Culling::BackFaces;
  double nearMm = 1;   ///< Nothing nearer to the camera is drawn; > 0.
  int threads = 1;     ///< 1..8; the result does not depend on it.
  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Distance along the viewing axis for each pixel centre.
struct DepthMap {
  Size sizePx;
  std::vector<float> depthMm;  ///< Row by row; +infinity where nothing is.

  [[nodiscard]] float at(int x, int y) const { return depthMm[index(x, y)]; }
  [[nodiscard]] std::size_t index(int x, int y) const {
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(sizePx.width) + static_cast<std::size_t>(x);
  }
};

/// Which triangle each pixel centre sees, and where in it.
struct Raster {
  static constexpr int kNothing = -1;

  DepthMap depth;             ///< All 0 inside for rasterizeUv().
  std::vector<int> triangle;  ///< Row by row; kNothing where no triangle is.
  /// Weights of the second and third corner, perspective-correct; the first has the rest to 1.
  std::vector<Eigen::Vector2f> weights;

  [[nodiscard]] Size sizePx() const { return depth.sizePx; }
  [[nodiscard]] int triangleAt(int x, int y) const { return triangle[depth.index(x, y)]; }
  /// Weights of the three corners; meaningless where triangleAt() is kNothing.
  [[nodiscard]] Eigen::Vector3f weightsAt(int x, int y) const {
    const Eigen::Vector2f& tail = weights[depth.index(x, y)];
    return {1.0F - tail.x() - tail.y(), tail.x(), tail.y()};
  }
};

/// What a camera sees of a triangle mesh, found on the CPU with a depth buffer.
///
/// verticesMm      (3, V) in mesh space (head space, for a head).
/// triangles       (3, T), counter-clockwise seen from outside.
/// cameraFromMesh  as Rigid3; the picture has camera.imageSize.
/// A pixel belongs to a triangle when its centre (x + 0.5, y + 0.5) lies inside or on the edge; neighbours leave no
/// gap. Triangles that cross the near plane are cut there, not dropped. The nearest triangle wins; of equals the
/// first. Throws Error{InvalidArgument} for an index outside, a picture below 1 x 1 or a bad option.
/// Pure; any thread. Method: homogeneous edge functions (Olano and Greer 1997), solved per row.
[[nodiscard]] Raster rasterize(const Eigen::Matrix3Xf& verticesMm, const TriangleIndices& triangles,
                               const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                               const RasterOptions& options = {});

/// The depth alone, at about half the cost and a third of the memory.
[[nodiscard]] DepthMap rasterizeDepth(const Eigen::Matrix3Xf& verticesMm, const TriangleIndices& triangles,
                                      const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                                      const RasterOptions& options = {});

/// The triangles laid out in UV space: which triangle each texel centre belongs to. uv (2, V), origin bottom-left,
/// row 0 of the result is v = 1. Where triangles overlap the first wins. Triangles may run either way round.
[[nodiscard]] Raster rasterizeUv(const Eigen::Matrix2Xf& uv, const TriangleIndices& triangles, Size sizePx,
                                 int threads = 1);

}  // namespace visagiste
