#include "core/reconstruct/texture_fill.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace visagiste {
namespace {

constexpr float kTiny = 1e-6F;
constexpr float kMirrorShare = 0.35F;  // A mirrored texel counts this much against a seen one.
constexpr float kFade = 0.03F;         // How fast what is carried over fades; see pullPush().

/// weighted / weight where there is any.
cv::Mat normalised(const cv::Mat& premultiplied, const cv::Mat& weight) {
  cv::Mat safe;
  cv::max(weight, kTiny, safe);
  cv::Mat result = premultiplied.clone();
  const int channels = result.channels();
  for (int y = 0; y < result.rows; ++y) {
    auto* const row = result.ptr<float>(y);
    const auto* const w = safe.ptr<float>(y);
    for (int x = 0; x < result.cols; ++x)
      for (int c = 0; c < channels; ++c) row[x * channels + c] /= w[x];
  }
  return result;
}

struct Level {
  cv::Mat color;   ///< Already divided by the weight.
  cv::Mat weight;  ///< 0..1.
};

/// upper where it is known, lower elsewhere.
cv::Mat layered(const Level& upper, const cv::Mat& lower) {
  cv::Mat result(upper.color.size(), upper.color.type());
  const int channels = result.channels();
  for (int y = 0; y < result.rows; ++y) {
    const auto* const a = upper.color.ptr<float>(y);
    const auto* const b = lower.ptr<float>(y);
    const auto* const w = upper.weight.ptr<float>(y);
    auto* const out = result.ptr<float>(y);
    for (int x = 0; x < result.cols; ++x)
      for (int c = 0; c < channels; ++c) {
        const int i = x * channels + c;
        out[i] = w[x] * a[i] + (1 - w[x]) * b[i];
      }
  }
  return result;
}

}  // namespace

cv::Mat weighted(const cv::Mat& color, const cv::Mat& weight) {
  cv::Mat result(color.size(), color.type());
  const int channels = color.channels();
  for (int y = 0; y < color.rows; ++y) {
    const auto* const in = color.ptr<float>(y);
    const auto* const w = weight.ptr<float>(y);
    auto* const out = result.ptr<float>(y);
    for (int x = 0; x < color.cols; ++x)
      for (int c = 0; c < channels; ++c) out[x * channels + c] = in[x * channels + c] * w[x];
  }
  return result;
}

cv::Mat pullPush(const cv::Mat& color, const cv::Mat& weight, float resistance) {
  std::vector<Level> levels{{color, weight}};
  cv::Mat premultiplied = weighted(color, weight);
  cv::Mat share = weight;
  while (share.rows > 1 && share.cols > 1) {
    const cv::Size half((share.cols + 1) / 2, (share.rows + 1) / 2);
    cv::Mat smallerColor;
    cv::Mat smallerShare;
    cv::resize(premultiplied, smallerColor, half, 0, 0, cv::INTER_AREA);
    cv::resize(share, smallerShare, half, 0, 0, cv::INTER_AREA);
    // What is known spreads: four texels with one known make a known one.
    cv::Mat known;
    cv::min(smallerShare * 4, 1.0, known);
    cv::Mat value = normalised(smallerColor, smallerShare + resistance * (1 - smallerShare));
    levels.push_back({value, known});
    premultiplied = weighted(value, known);
    share = known;
  }
  cv::Mat filled = levels.back().color;
  for (std::size_t i = levels.size() - 1; i-- > 0;) {
    cv::Mat larger;
    cv::resize(filled, larger, levels[i].color.size(), 0, 0, cv::INTER_LINEAR);
    filled = layered(levels[i], larger);
  }
  return filled;
}

WeightedAverage shrunkByWeight(const cv::Mat& color, const cv::Mat& weight, int side) {
  if (color.rows == side)
    return {color, weight};
  cv::Mat smallColor;
  cv::Mat smallWeight;
  cv::resize(weighted(color, weight), smallColor, {side, side}, 0, 0, cv::INTER_AREA);
  cv::resize(weight, smallWeight, {side, side}, 0, 0, cv::INTER_AREA);
  return {normalised(smallColor, smallWeight), smallWeight};
}

cv::Mat carriedOver(const cv::Mat& residual, const cv::Mat& weight) {
  const cv::Mat otherResidual = mirrored(residual);
  const cv::Mat otherWeight = mirrored(weight);
  cv::Mat combined(residual.size(), CV_32FC3);
  cv::Mat total(residual.size(), CV_32FC1);
  for (int y = 0; y < residual.rows; ++y)
    for (int x = 0; x < residual.cols; ++x) {
      const float own = weight.at<float>(y, x);
      const float other = kMirrorShare * otherWeight.at<float>(y, x) * (1 - own);
      const float sum = own + other;
      total.at<float>(y, x) = sum;
      combined.at<cv::Vec3f>(y, x) =
          sum > 0 ? (own * residual.at<cv::Vec3f>(y, x) + other * otherResidual.at<cv::Vec3f>(y, x)) / sum
                  : cv::Vec3f(0, 0, 0);
    }
  return pullPush(combined, total, kFade);
}

cv::Mat mirrored(const cv::Mat& texture) {
  cv::Mat result;
  cv::flip(texture, result, 1);
  return result;
}

cv::Mat scaledTo(const cv::Mat& texture, int side) {
  cv::Mat result;
  cv::resize(texture, result, {side, side}, 0, 0, cv::INTER_LINEAR);
  return result;
}

}  // namespace visagiste
