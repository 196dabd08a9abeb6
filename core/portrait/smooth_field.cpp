#include "core/portrait/smooth_field.h"

#include <algorithm>
#include <opencv2/core.hpp>
#include <vector>

#include "core/reconstruct/texture_fill.h"

namespace visagiste {
namespace {

constexpr int kSweeps = 60;
constexpr float kOverRelaxation = 1.75F;

/// pullPush() takes one or three channels.
cv::Mat firstGuess(const cv::Mat& value, const cv::Mat& weight) {
  std::vector<cv::Mat> planes;
  cv::split(value, planes);
  for (cv::Mat& plane : planes) plane = pullPush(plane, weight, 0.02F);
  cv::Mat guess;
  cv::merge(planes, guess);
  return guess;
}

}  // namespace

cv::Mat continuedField(const cv::Mat& value, const cv::Mat& weight, const cv::Mat& fading) {
  cv::Mat field = firstGuess(value, weight);
  const int right = field.cols - 1;
  const int bottom = field.rows - 1;
  for (int sweep = 0; sweep < kSweeps; ++sweep)
    for (int y = 0; y <= bottom; ++y) {
      const auto* const above = field.ptr<cv::Vec2f>(std::max(y - 1, 0));
      auto* const row = field.ptr<cv::Vec2f>(y);
      const auto* const below = field.ptr<cv::Vec2f>(std::min(y + 1, bottom));
      const auto* const known = weight.ptr<float>(y);
      const auto* const wanted = value.ptr<cv::Vec2f>(y);
      const auto* const fade = fading.ptr<float>(y);
      for (int x = 0; x <= right; ++x) {
        if (known[x] >= 1) {
          row[x] = wanted[x];
          continue;
        }
        const cv::Vec2f around = above[x] + below[x] + row[std::max(x - 1, 0)] + row[std::min(x + 1, right)];
        // A place that is known in part is drawn towards its value as strongly as to its neighbours.
        const float pull = 4 * known[x] / std::max(1 - known[x], 0.01F);
        const cv::Vec2f next = (around + pull * wanted[x]) * (1 / (4 + fade[x] + pull));
        row[x] += kOverRelaxation * (next - row[x]);
      }
    }
  return field;
}

}  // namespace visagiste
