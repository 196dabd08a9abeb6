#include "core/makeup/face_light.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/core.hpp>
#include <vector>

#include "core/image/color.h"
#include "core/makeup/drawn_zones.h"
#include "core/makeup/mask_parts.h"

namespace visagiste {
namespace {

constexpr float kSlowShare = 0.12F;
constexpr float kFastShare = 0.5F;
constexpr float kLargeChange = 0.45F;  // Of the logarithm.
constexpr double kMostSamples = 3000;
constexpr int kBins = 256;

/// Points of bare skin in front: cheeks, forehead, nose, chin.
constexpr std::array<int, 18> kSkinPoints{50,  101, 205, 187, 123, 118, 280, 330, 425,
                                          411, 352, 347, 9,   151, 108, 337, 5,   199};

// Medians of 102 studio portraits in neutral light (logarithms of linear red and blue over green).
constexpr float kScleraRed = 0.16F;
constexpr float kScleraBlue = -0.03F;
constexpr float kSkinRed = 0.49F;
constexpr float kSkinBlue = -0.23F;
constexpr float kNeutralTint = 0.15F;  // Eyes and skins differ as much among themselves.
// Luminance of eyes and skin in a picture of usual exposure; less than kUsualShare of both is dim.
constexpr float kScleraLuminance = 0.30F;
constexpr float kSkinLuminance = 0.36F;
constexpr float kUsualShare = 0.80F;
constexpr float kDarkestSkin = 0.04F;

/// 1 in usual exposure; below, as much less light as both eyes and skin show. The larger counts: dark skin keeps bright
/// eyes, and deep-set eyes lie in bright skin.
float dimnessOf(float scleraLuminance, float skinLuminance) {
  const float share = std::max(scleraLuminance / kScleraLuminance, skinLuminance / kSkinLuminance);
  return std::clamp(share / kUsualShare, 0.02F, 1.0F);
}

/// The part of a tint that eyes and skin have in common, beyond what is neutral.
float sharedTint(float ofSclera, float ofSkin) {
  if (ofSclera * ofSkin <= 0)
    return 0;
  const float least = std::min(std::abs(ofSclera), std::abs(ofSkin));
  const float beyond = std::min(std::max(least - kNeutralTint, 0.0F), 1.2F);
  return ofSclera > 0 ? beyond : -beyond;
}

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

std::optional<Eigen::Vector3f> scleraColor(const FaceGeometry& face, const cv::Mat& rgb) {
  const std::array<float, 256>& table = linearFromSrgbTable();
  struct Sample {
    float luminance;
    Eigen::Vector3f color;
  };
  std::vector<Sample> samples;
  for (std::size_t side = 0; side < 2; ++side) {
    if (face.lids()[side].facing < 0.5F || face.lids()[side].openness < 0.12F)
      continue;
    const cv::Rect area = eyeArea(face, side);
    if (area.empty())
      continue;
    cv::Mat open = eyeOpening(face, side, area);
    // Lashes and the rims of the lids are no sclera.
    blurMask(open, 0.03F * face.lids()[side].widthPx);
    const Iris& iris = face.irises()[side];
    const int stride = std::max(1, area.width / 80);
    for (int y = 0; y < area.height; y += stride)
      for (int x = 0; x < area.width; x += stride) {
        const Eigen::Vector2f at(static_cast<float>(area.x + x) + 0.5F, static_cast<float>(area.y + y) + 0.5F);
        if (open.at<std::uint8_t>(y, x) < 235 || (at - iris.centerPx).norm() < 1.15F * iris.radiusPx)
          continue;
        const auto* pixel = rgb.ptr<std::uint8_t>(area.y + y) + 3 * (area.x + x);
        const Eigen::Vector3f color(table[pixel[0]], table[pixel[1]], table[pixel[2]]);
        samples.push_back({luminance(color), color});
      }
  }
  if (samples.size() < 12)
    return std::nullopt;
  std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) { return a.luminance < b.luminance; });
  const std::size_t first = samples.size() * 60 / 100;
  const std::size_t last = std::max(samples.size() * 90 / 100, first + 1);
  Eigen::Vector3f sum = Eigen::Vector3f::Zero();
  for (std::size_t i = first; i < last; ++i) sum += samples[i].color;
  return sum / static_cast<float>(last - first);
}

std::optional<float> FaceLevels::kept(std::uint64_t key) const {
  const auto found = m_values.find(key);
  return found == m_values.end() ? std::nullopt : std::optional<float>(found->second);
}

Eigen::Vector3f skinColor(const FaceGeometry& face, const cv::Mat& rgb) {
  const std::array<float, 256>& table = linearFromSrgbTable();
  const int reach = std::max(1, static_cast<int>(0.012F * face.widthPx()));
  std::vector<Eigen::Vector3f> colors;
  for (const int point : kSkinPoints) {
    const Eigen::Vector2f at = face.point(point);
    const cv::Rect around =
        cv::Rect(static_cast<int>(at.x()) - reach, static_cast<int>(at.y()) - reach, 2 * reach + 1, 2 * reach + 1) &
        cv::Rect(0, 0, rgb.cols, rgb.rows);
    if (around.empty())
      continue;
    const cv::Scalar mean = cv::mean(rgb(around));
    const auto linear = [&](int c) { return table[static_cast<std::size_t>(mean[c] + 0.5)]; };
    colors.emplace_back(linear(0), linear(1), linear(2));
  }
  if (colors.empty())
    return Eigen::Vector3f::Constant(0.2F);
  const auto middle = colors.begin() + static_cast<std::ptrdiff_t>(colors.size() / 2);
  std::nth_element(colors.begin(), middle, colors.end(),
                   [](const Eigen::Vector3f& a, const Eigen::Vector3f& b) { return luminance(a) < luminance(b); });
  return middle->cwiseMax(0.002F);
}

FaceLight measureLight(const FaceGeometry& face, const cv::Mat& rgb, const Eigen::Vector3f& skin, FaceLevels& levels) {
  enum Key : std::uint64_t { kDimness = 1, kRed, kBlue };
  const std::optional<Eigen::Vector3f> sclera = scleraColor(face, rgb);
  float dimness = 1;
  float red = 1;
  float blue = 1;
  if (sclera) {
    dimness = dimnessOf(luminance(*sclera), luminance(skin));
    const Eigen::Vector3f eye = sclera->cwiseMax(1e-3F);
    red = std::exp(sharedTint(std::log(eye.x() / eye.y()) - kScleraRed, std::log(skin.x() / skin.y()) - kSkinRed));
    blue = std::exp(sharedTint(std::log(eye.z() / eye.y()) - kScleraBlue, std::log(skin.z() / skin.y()) - kSkinBlue));
  } else {
    // Closed eyes: what was seen before, else only what no skin could be.
    dimness = levels.kept(kDimness).value_or(std::min(1.0F, luminance(skin) / kDarkestSkin));
    red = levels.kept(kRed).value_or(1.0F);
    blue = levels.kept(kBlue).value_or(1.0F);
  }
  Eigen::Vector3f white(levels.steady(kRed, red), 1, levels.steady(kBlue, blue));
  white /= luminance(white);
  return {white * levels.steady(kDimness, dimness)};
}

}  // namespace visagiste
