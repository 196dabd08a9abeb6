#include "core/reconstruct/view_blend.h"

#include <algorithm>
#include <utility>

namespace visagiste {
namespace {

/// Factor a channel that brings `view` to the colours of `reference` where both are seen; ones where they share little.
cv::Vec3f matchingGain(const WeightedTexture& reference, const WeightedTexture& view) {
  cv::Vec3d ours(0, 0, 0);
  cv::Vec3d theirs(0, 0, 0);
  double shared = 0;
  for (int y = 0; y < view.color.rows; y += 2)
    for (int x = 0; x < view.color.cols; x += 2) {
      const double w = static_cast<double>(reference.weight.at<float>(y, x)) * view.weight.at<float>(y, x);
      if (w <= 0)
        continue;
      ours += w * cv::Vec3d(reference.color.at<cv::Vec3f>(y, x));
      theirs += w * cv::Vec3d(view.color.at<cv::Vec3f>(y, x));
      shared += w;
    }
  constexpr double kFewestTexels = 200;
  cv::Vec3f gain(1, 1, 1);
  if (shared < kFewestTexels)
    return gain;
  for (int c = 0; c < 3; ++c) gain[c] = static_cast<float>(std::clamp(ours[c] / std::max(theirs[c], 1e-3), 0.5, 2.0));
  return gain;
}

}  // namespace

WeightedTexture blendViews(std::vector<WeightedTexture> views) {
  WeightedTexture result = std::move(views.front());
  if (views.size() == 1)
    return result;
  cv::Mat squares = result.weight.mul(result.weight);
  for (std::size_t i = 1; i < views.size(); ++i) {
    const WeightedTexture& view = views[i];
    const cv::Vec3f gain = matchingGain(result, view);
    for (int y = 0; y < view.color.rows; ++y)
      for (int x = 0; x < view.color.cols; ++x) {
        const float w = view.weight.at<float>(y, x);
        if (w <= 0)
          continue;
        float& sum = squares.at<float>(y, x);
        cv::Vec3f& color = result.color.at<cv::Vec3f>(y, x);
        const float share = w * w / (sum + w * w);
        color = (1 - share) * color + share * view.color.at<cv::Vec3f>(y, x).mul(gain);
        sum += w * w;
        float& total = result.weight.at<float>(y, x);
        total = 1 - (1 - total) * (1 - w);
      }
  }
  return result;
}

}  // namespace visagiste
