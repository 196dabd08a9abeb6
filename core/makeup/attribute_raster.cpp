#include "core/makeup/attribute_raster.h"

#include <algorithm>
#include <cmath>

namespace visagiste {
namespace {

constexpr float kClearlyLess = 0.35F;

/// Where a row's centre line enters and leaves the triangle.
struct Span {
  float left = 0;
  float right = 0;
};

Span spanAt(const std::array<Eigen::Vector2f, 3>& corners, float y) {
  Span span{1e9F, -1e9F};
  for (std::size_t i = 0; i < 3; ++i) {
    const Eigen::Vector2f& a = corners[i];
    const Eigen::Vector2f& b = corners[(i + 1) % 3];
    if ((a.y() <= y) == (b.y() <= y))
      continue;
    const float x = a.x() + (y - a.y()) * (b.x() - a.x()) / (b.y() - a.y());
    span.left = std::min(span.left, x);
    span.right = std::max(span.right, x);
  }
  return span;
}

}  // namespace

AttributePlanes makeAttributePlanes(int width, int height, float outside) {
  AttributePlanes planes;
  for (cv::Mat& plane : planes) plane = cv::Mat(height, width, CV_32FC1, cv::Scalar(outside));
  planes[2].setTo(cv::Scalar(0));
  return planes;
}

void rasterizeAttributes(const Eigen::Matrix2Xf& points, const TriangleIndices& triangles,
                         const Eigen::Matrix3Xf& attributes, const std::vector<int>& order, AttributePlanes& planes) {
  const int width = planes[0].cols;
  const int height = planes[0].rows;
  for (const int t : order) {
    const std::array<Eigen::Vector2f, 3> corners{points.col(triangles(0, t)), points.col(triangles(1, t)),
                                                 points.col(triangles(2, t))};
    const Eigen::Vector2f e1 = corners[1] - corners[0];
    const Eigen::Vector2f e2 = corners[2] - corners[0];
    const float area = e1.x() * e2.y() - e1.y() * e2.x();
    if (std::abs(area) < 1e-6F)
      continue;
    const Eigen::Vector3f a0 = attributes.col(triangles(0, t));
    const Eigen::Vector3f d1 = attributes.col(triangles(1, t)) - a0;
    const Eigen::Vector3f d2 = attributes.col(triangles(2, t)) - a0;
    const Eigen::Vector3f perX = (d1 * e2.y() - d2 * e1.y()) / area;
    const Eigen::Vector3f perY = (d2 * e1.x() - d1 * e2.x()) / area;
    const float top = std::min({corners[0].y(), corners[1].y(), corners[2].y()});
    const float bottom = std::max({corners[0].y(), corners[1].y(), corners[2].y()});
    const int y0 = static_cast<int>(std::ceil(std::clamp(top - 0.5F, 0.0F, static_cast<float>(height))));
    const int y1 = static_cast<int>(std::ceil(std::clamp(bottom - 0.5F, 0.0F, static_cast<float>(height))));
    for (int y = y0; y < y1; ++y) {
      const float centerY = static_cast<float>(y) + 0.5F;
      const Span span = spanAt(corners, centerY);
      // Both ends inclusive by a hair, so that neighbours leave no gap.
      const int x0 = static_cast<int>(std::ceil(std::clamp(span.left - 0.501F, 0.0F, static_cast<float>(width))));
      const int x1 =
          static_cast<int>(std::floor(std::clamp(span.right - 0.499F, -1.0F, static_cast<float>(width - 1))));
      const float dx = static_cast<float>(x0) + 0.5F - corners[0].x();
      const float dy = centerY - corners[0].y();
      Eigen::Vector3f value = a0 + perX * dx + perY * dy;
      float* first = planes[0].ptr<float>(y);
      float* second = planes[1].ptr<float>(y);
      float* third = planes[2].ptr<float>(y);
      for (int x = x0; x <= x1; ++x, value += perX) {
        if (value.z() < third[x] - kClearlyLess)
          continue;
        first[x] = value.x();
        second[x] = value.y();
        third[x] = value.z();
      }
    }
  }
}

}  // namespace visagiste
