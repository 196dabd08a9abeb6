#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/image/mat_view.h"

namespace visagiste {

/// A place and where it goes.
struct WarpPoint {
  Eigen::Vector2f from;
  Eigen::Vector2f to;
};

/// The smoothest map of the plane that takes given points where they belong.
///
/// Method: thin-plate spline, Bookstein, "Principal warps", 1989.
class ThinPlate {
 public:
  /// points  at least 3, not on one line; `from`s differ. bending  >= 0: how much nearness is given up for smoothness.
  /// Throws Error{InvalidArgument} where there is no such map.
  explicit ThinPlate(const std::vector<WarpPoint>& points, float bending = 0);

  [[nodiscard]] Eigen::Vector2f operator()(const Eigen::Vector2f& place) const;

  /// For cv::remap(): CV_32FC2 of the places that the pixels of `area` go to, as OpenCV counts (pixel centres whole).
  /// Exact at every eighth pixel, straight between.
  [[nodiscard]] cv::Mat map(const cv::Rect& area) const;

 private:
  Eigen::Matrix2Xf m_from;
  Eigen::Vector2f m_origin;
  float m_scale = 1;
  Eigen::MatrixXd m_weights;  // (n + 3, 2)
};

}  // namespace visagiste
