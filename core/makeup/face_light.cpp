#include "core/makeup/face_light.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/image/color.h"

namespace visagiste {
namespace {

constexpr float kSlowShare = 0.12F;
constexpr float kFastShare = 0.5F;
constexpr float kLargeChange = 0.45F;  // Of the logarithm.
constexpr double kMostSamples = 3000;
constexpr int kBins = 256;

}  // namespace

float FaceLevels::steady(std::uint64_t key, float value) {
  const auto [kept, isNew] = m_values.emplace(key, value);
  if (!isNew) {
    const float change = std::log(value / kept->second);
    kept->second *= std::exp((std::abs(change) > kLargeChange ? kFastShare : kSlowShare) * change);
  }
  return kept->second;
}

std::optional<float> medianLuminance(const cv::Mat& rgb, const cv::Mat& weights) {
  const int stride = std::max(1, static_cast<int>(std::sqrt(static_cast<double>(weights.total()) / kMostSamples)));
  const std::array<float, 256>& table = linearFromSrgbTable();
  std::array<double, kBins> bins{};  // Over the square root of light, where skin and noise are spread evenly.
  double total = 0;
  for (int y = stride / 2; y < weights.rows; y += stride) {
    const auto* weight = weights.ptr<std::uint8_t>(y);
    const auto* pixel = rgb.ptr<std::uint8_t>(y);
    for (int x = stride / 2; x < weights.cols; x += stride) {
      if (weight[x] == 0)
        continue;
      const float light = 0.2126729F * table[pixel[3 * x]] + 0.7151522F * table[pixel[3 * x + 1]] +
                          0.0721750F * table[pixel[3 * x + 2]];
      const float place = std::min(std::sqrt(light) * (kBins - 1), static_cast<float>(kBins - 1));
      const auto bin = static_cast<std::size_t>(place);
      // Shared between two bins, so that the median moves without steps.
      const double upper = static_cast<double>(place) - static_cast<double>(bin);
      bins[bin] += weight[x] * (1 - upper);
      bins[std::min<std::size_t>(bin + 1, kBins - 1)] += weight[x] * upper;
      total += weight[x];
    }
  }
  if (total <= 0)
    return std::nullopt;
  double below = 0;
  for (std::size_t bin = 0; bin < bins.size(); ++bin) {
    if (below + bins[bin] >= 0.5 * total) {
      const double root = (static_cast<double>(bin) - 0.5 + (0.5 * total - below) / bins[bin]) / (kBins - 1);
      return static_cast<float>(std::max(root, 0.0) * std::max(root, 0.0));
    }
    below += bins[bin];
  }
  return 1.0F;
}

FaceLight measureLight(const FaceGeometry& /*face*/, const cv::Mat& /*rgb*/, float /*skinLuminance*/,
                       FaceLevels& /*levels*/) {
  return {};
}

}  // namespace visagiste
