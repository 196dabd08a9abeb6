#include "core/mesh/rasterizer.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <limits>
#include <string>
#include <thread>

#include "core/base/error.h"

namespace visagiste {
namespace {

void require(bool holds, const std::string& message) {
  if (!holds) {
    throw Error(ErrorCode::InvalidArgument, message);
  }
}

/// A triangle ready for drawing. For the pixel centre p = (x, y, 1) the value of edge i is `edges.row(i) · p`; all
/// three are >= 0 inside, their sum is proportional to the inverse depth, and each one's share is the
/// perspective-correct weight of its corner.
struct TriangleSetup {
  Eigen::Matrix3d edges;
  Eigen::RowVector3d inverseDepth;
  int left = 0, right = -1, top = 0, bottom = -1;  ///< Inclusive pixel bounds; empty when right < left.
  float nearestInverse = 0;                        ///< Nothing nearer is drawn.
};

struct Bounds {
  Size sizePx;
  double nearDepth;
  bool cullsBack;
};

/// Pixel bounds of the part in front of the near plane; the whole picture where a corner lies behind it.
void setBounds(TriangleSetup& setup, const Eigen::Matrix3d& corners, const Bounds& bounds) {
  double left = 0, top = 0, right = bounds.sizePx.width, bottom = bounds.sizePx.height;
  if (corners.row(2).minCoeff() >= bounds.nearDepth) {
    const Eigen::RowVector3d x = corners.row(0).cwiseQuotient(corners.row(2));
    const Eigen::RowVector3d y = corners.row(1).cwiseQuotient(corners.row(2));
    left = std::max(left, x.minCoeff());
    right = std::min(right, x.maxCoeff());
    top = std::max(top, y.minCoeff());
    bottom = std::min(bottom, y.maxCoeff());
  }
  if (!(left <= right && top <= bottom)) {
    return;
  }
  // One pixel spare for rounding; the rows are solved exactly.
  setup.left = std::max(0, static_cast<int>(std::ceil(left - 0.5 - 1e-6)));
  setup.right = std::min(bounds.sizePx.width - 1, static_cast<int>(std::floor(right - 0.5 + 1e-6)));
  setup.top = std::max(0, static_cast<int>(std::ceil(top - 0.5 - 1e-6)));
  setup.bottom = std::min(bounds.sizePx.height - 1, static_cast<int>(std::floor(bottom - 0.5 + 1e-6)));
}

/// corners: one homogeneous picture point a column, (x · depth, y · depth, depth).
TriangleSetup setUp(const Eigen::Matrix3d& corners, const Bounds& bounds) {
  TriangleSetup setup;
  setup.edges.row(0) = corners.col(1).cross(corners.col(2)).transpose();
  setup.edges.row(1) = corners.col(2).cross(corners.col(0)).transpose();
  setup.edges.row(2) = corners.col(0).cross(corners.col(1)).transpose();
  const double volume = setup.edges.row(0).dot(corners.col(0).transpose());
  // The camera sees the outside when the corners, counter-clockwise there, span a negative volume from its centre.
  if (volume == 0 || !std::isfinite(volume) || (bounds.cullsBack && volume > 0) ||
      corners.row(2).maxCoeff() < bounds.nearDepth) {
    return setup;
  }
  if (volume < 0) {
    setup.edges = -setup.edges;
  }
  setup.inverseDepth = setup.edges.colwise().sum() / std::abs(volume);
  setup.nearestInverse = static_cast<float>(1.0 / bounds.nearDepth);
  setBounds(setup, corners, bounds);
  return setup;
}

/// The pixels of one row whose centres lie inside all three edges: [first, last].
struct Span {
  int first;
  int last;
};

class TrianglePainter {
 public:
  explicit TrianglePainter(const TriangleSetup& setup) : m_setup(setup) {
    for (int i = 0; i < 3; ++i) {
      const double slope = setup.edges(i, 0);
      m_inverseSlope[i] = slope != 0 ? 1.0 / slope : 0;
    }
  }

  [[nodiscard]] Span span(int y) const {
    double low = m_setup.left;
    double high = m_setup.right;
    for (int i = 0; i < 3; ++i) {
      // Measured from the picture's left edge, so that two triangles agree to the last bit about a shared edge.
      const double atLeft = m_setup.edges(i, 1) * (y + 0.5) + m_setup.edges(i, 2);
      const double slope = m_setup.edges(i, 0);
      const double crossing = -atLeft * m_inverseSlope[i] - 0.5;
      if (slope > 0) {
        low = std::max(low, crossing);
      } else if (slope < 0) {
        high = std::min(high, crossing);
      } else if (atLeft < 0) {
        return {0, -1};
      }
    }
    return {static_cast<int>(std::ceil(low)), static_cast<int>(std::floor(high))};
  }

 private:
  const TriangleSetup& m_setup;
  double m_inverseSlope[3];
};

/// The picture being drawn: inverse depth (0 = nothing yet) and, where wanted, triangle numbers.
struct Canvas {
  Size sizePx;
  std::vector<float> inverseDepth;
  std::vector<int> triangle;  ///< Empty for depth alone.
};

void paintRows(const std::vector<TriangleSetup>& setups, int firstRow, int endRow, Canvas& canvas) {
  int* const triangles = canvas.triangle.empty() ? nullptr : canvas.triangle.data();
  for (std::size_t t = 0; t < setups.size(); ++t) {
    const TriangleSetup& setup = setups[t];
    if (setup.right < setup.left) {
      continue;
    }
    const TrianglePainter painter(setup);
    const auto slope = setup.inverseDepth[0];
    for (int y = std::max(firstRow, setup.top); y <= std::min(endRow - 1, setup.bottom); ++y) {
      const Span span = painter.span(y);
      const double atLeft = setup.inverseDepth[1] * (y + 0.5) + setup.inverseDepth[2] + 0.5 * slope;
      const std::size_t row = static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas.sizePx.width);
      for (int x = span.first; x <= span.last; ++x) {
        const auto inverse = static_cast<float>(atLeft + slope * x);
        float& nearest = canvas.inverseDepth[row + static_cast<std::size_t>(x)];
        if (inverse > nearest && inverse <= setup.nearestInverse) {
          nearest = inverse;
          if (triangles != nullptr) {
            triangles[row + static_cast<std::size_t>(x)] = static_cast<int>(t);
          }
        }
      }
    }
  }
}

/// Calls `work(firstRow, endRow)` on bands of rows, one a thread.
template <typename Work>
void inBands(int rows, int threads, const Work& work) {
  std::vector<std::thread> others;
  for (int i = 1; i < threads; ++i) {
    others.emplace_back([&work, rows, threads, i] { work(rows * i / threads, rows * (i + 1) / threads); });
  }
  work(0, rows / threads);
  for (std::thread& other : others) {
    other.join();
  }
}

Canvas paint(const std::vector<TriangleSetup>& setups, Size sizePx, int threads, bool withTriangles) {
  const std::size_t count = static_cast<std::size_t>(sizePx.width) * static_cast<std::size_t>(sizePx.height);
  Canvas canvas{sizePx, std::vector<float>(count, 0.0F), {}};
  if (withTriangles) {
    canvas.triangle.assign(count, Raster::kNothing);
  }
  inBands(sizePx.height, threads, [&](int first, int end) { paintRows(setups, first, end, canvas); });
  return canvas;
}

void turnIntoDepth(std::vector<float>& inverse) {
  for (float& value : inverse) {
    value = value > 0 ? 1.0F / value : std::numeric_limits<float>::infinity();
  }
}

Raster finished(const std::vector<TriangleSetup>& setups, Canvas canvas, int threads) {
  Raster raster;
  raster.depth.sizePx = canvas.sizePx;
  raster.triangle = std::move(canvas.triangle);
  raster.weights.resize(raster.triangle.size());
  inBands(canvas.sizePx.height, threads, [&](int firstRow, int endRow) {
    for (int y = firstRow; y < endRow; ++y) {
      std::size_t pixel = raster.depth.index(0, y);
      for (int x = 0; x < canvas.sizePx.width; ++x, ++pixel) {
        if (raster.triangle[pixel] == Raster::kNothing) {
          raster.weights[pixel].setZero();
          continue;
        }
        const TriangleSetup& setup = setups[static_cast<std::size_t>(raster.triangle[pixel])];
        const Eigen::Vector3d shares = setup.edges * Eigen::Vector3d(x + 0.5, y + 0.5, 1.0);
        raster.weights[pixel] = (shares.tail<2>() / shares.sum()).cast<float>();
      }
    }
  });
  raster.depth.depthMm = std::move(canvas.inverseDepth);
  turnIntoDepth(raster.depth.depthMm);
  return raster;
}

void requireGeometry(const TriangleIndices& triangles, Eigen::Index vertexCount, Size sizePx, int threads) {
  require(sizePx.width >= 1 && sizePx.height >= 1, "A picture of a mesh must be at least 1 x 1 pixel.");
  require(threads >= 1 && threads <= 8, "A mesh is drawn by 1 to 8 threads.");
  require(triangles.cols() == 0 || (triangles.minCoeff() >= 0 && triangles.maxCoeff() < vertexCount),
          "A triangle names a vertex that does not exist.");
}

std::vector<TriangleSetup> setUpAll(const Eigen::Matrix3Xd& homogeneous, const TriangleIndices& triangles,
                                    const Bounds& bounds) {
  std::vector<TriangleSetup> setups(static_cast<std::size_t>(triangles.cols()));
  Eigen::Matrix3d corners;
  for (Eigen::Index t = 0; t < triangles.cols(); ++t) {
    for (int k = 0; k < 3; ++k) {
      corners.col(k) = homogeneous.col(triangles(k, t));
    }
    setups[static_cast<std::size_t>(t)] = setUp(corners, bounds);
  }
  return setups;
}

std::vector<TriangleSetup> setUpForCamera(const Eigen::Matrix3Xf& verticesMm, const TriangleIndices& triangles,
                                          const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                                          const RasterOptions& options) {
  options.check();
  requireGeometry(triangles, verticesMm.cols(), camera.imageSize, options.threads);
  require(camera.focalPx > 0, "A camera needs a positive focal length.");
  Eigen::Matrix3d pixelsFromCamera;
  pixelsFromCamera << camera.focalPx, 0, camera.principalPx.x(), 0, camera.focalPx, camera.principalPx.y(), 0, 0, 1;
  const Eigen::Matrix3Xd homogeneous =
      ((pixelsFromCamera * cameraFromMesh.rotation) * verticesMm.cast<double>()).colwise() +
      pixelsFromCamera * cameraFromMesh.translationMm;
  return setUpAll(homogeneous, triangles, {camera.imageSize, options.nearMm, options.culling == Culling::BackFaces});
}

}  // namespace

void RasterOptions::check() const {
  require(nearMm > 0, "The near plane must lie in front of the camera.");
  require(threads >= 1 && threads <= 8, "A mesh is drawn by 1 to 8 threads.");
}

Raster rasterize(const Eigen::Matrix3Xf& verticesMm, const TriangleIndices& triangles, const Rigid3& cameraFromMesh,
                 const PinholeCamera& camera, const RasterOptions& options) {
  const std::vector<TriangleSetup> setups = setUpForCamera(verticesMm, triangles, cameraFromMesh, camera, options);
  return finished(setups, paint(setups, camera.imageSize, options.threads, true), options.threads);
}

DepthMap rasterizeDepth(const Eigen::Matrix3Xf& verticesMm, const TriangleIndices& triangles,
                        const Rigid3& cameraFromMesh, const PinholeCamera& camera, const RasterOptions& options) {
  const std::vector<TriangleSetup> setups = setUpForCamera(verticesMm, triangles, cameraFromMesh, camera, options);
  Canvas canvas = paint(setups, camera.imageSize, options.threads, false);
  turnIntoDepth(canvas.inverseDepth);
  return {camera.imageSize, std::move(canvas.inverseDepth)};
}

Raster rasterizeUv(const Eigen::Matrix2Xf& uv, const TriangleIndices& triangles, Size sizePx, int threads) {
  requireGeometry(triangles, uv.cols(), sizePx, threads);
  Eigen::Matrix3Xd homogeneous(3, uv.cols());
  homogeneous.row(0) = uv.row(0).cast<double>() * sizePx.width;
  homogeneous.row(1) = (1.0 - uv.row(1).cast<double>().array()) * sizePx.height;
  homogeneous.row(2).setOnes();
  std::vector<TriangleSetup> setups = setUpAll(homogeneous, triangles, {sizePx, 0.5, false});
  for (TriangleSetup& setup : setups) {
    setup.inverseDepth = {0, 0, 1};  // Exactly equal everywhere, or rounding would decide between overlapping charts.
  }
  Raster raster = finished(setups, paint(setups, sizePx, threads, true), threads);
  for (float& depth : raster.depth.depthMm) {
    depth = std::isinf(depth) ? depth : 0.0F;
  }
  return raster;
}

}  // namespace visagiste
