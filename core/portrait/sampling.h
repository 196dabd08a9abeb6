#pragma once

#include <algorithm>
#include <cmath>
#include <Eigen/Core>

#include "core/base/smooth_rise.h"
#include "core/image/mat_view.h"

namespace visagiste {

/// Between the four pixels around a place (the top-left pixel's centre is (0.5, 0.5)); the border repeats outside.
template <typename Value>
[[nodiscard]] Value bilinear(const cv::Mat& mat, const Eigen::Vector2f& place) {
  const float x = std::clamp(place.x() - 0.5F, 0.0F, static_cast<float>(mat.cols - 1));
  const float y = std::clamp(place.y() - 0.5F, 0.0F, static_cast<float>(mat.rows - 1));
  const int left = static_cast<int>(x);
  const int top = static_cast<int>(y);
  const int right = std::min(left + 1, mat.cols - 1);
  const int bottom = std::min(top + 1, mat.rows - 1);
  const float fx = x - static_cast<float>(left);
  const float fy = y - static_cast<float>(top);
  const Value upper = (1 - fx) * mat.at<Value>(top, left) + fx * mat.at<Value>(top, right);
  const Value lower = (1 - fx) * mat.at<Value>(bottom, left) + fx * mat.at<Value>(bottom, right);
  return (1 - fy) * upper + fy * lower;
}

}  // namespace visagiste
