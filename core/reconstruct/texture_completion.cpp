#include "core/reconstruct/texture_completion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <vector>

#include "core/base/smooth_rise.h"
#include "core/image/mat_view.h"
#include "core/reconstruct/texture_fill.h"

namespace visagiste {
namespace {

constexpr float kGateDeviations = 2.4F;  // Beyond so many deviations a texel is not this person's skin.
constexpr float kLeastDeviation = 6;     // Of the learned skin, for the gate; and most: nothing looks like everything.
constexpr float kMostDeviation = 12;
constexpr float kShadeShare = 0.4F;  // A difference in brightness may be shadow: it counts this much,
constexpr float kToneShare = 1.8F;   // and one in tone this much.
constexpr float kHairSpread = 38;    // How far hair is from its median colour.
constexpr int kFewestHairTexels = 40;
constexpr float kVoteOutsideFace = 0.04F;  // Of texels outside the face on what this person's skin is.
constexpr float kHairRatio = 0.5F;         // Of the gate's limit: fair hair is not far from skin.
constexpr float kFewestHairShare = 0.25F;  // Of the scalp that is seen; below it the head is bald.
constexpr float kGrainShare = 0.75F;       // Of the measured grain of the skin, on what is invented.
constexpr int kRowsBetweenCheckpoints = 128;
const cv::Vec3f kSocketColor(150, 92, 84);

float distance(const cv::Vec3f& a, const cv::Vec3f& b) {
  return static_cast<float>(cv::norm(a - b));
}

/// The texture at the side on which it is completed.
struct Draft {
  cv::Mat seen;      ///< Colours of the pictures.
  cv::Mat weight;    ///< 0..1.
  cv::Mat expected;  ///< What the learned skin and the hair say.
};

/// Distance from the expected skin in deviations: tone counts more than brightness, which shadows change.
float skinRatio(const cv::Vec3f& color, const cv::Vec3f& expected, float deviation) {
  const cv::Vec3f difference = color - expected;
  const float shade = (difference[0] + difference[1] + difference[2]) / 3;
  const cv::Vec3f tone = difference - cv::Vec3f(shade, shade, shade);
  const float length = std::sqrt(3 * kShadeShare * kShadeShare * shade * shade +
                                 kToneShare * kToneShare * static_cast<float>(tone.dot(tone)));
  return length / (kGateDeviations * std::sqrt(3.0F) * std::clamp(deviation, kLeastDeviation, kMostDeviation));
}

/// Median a channel of what is seen of the scalp and does not look like skin; nothing where that is little.
std::optional<cv::Vec3f> hairColor(const Draft& draft, const cv::Mat& deviation, const SkinRegions& regions) {
  std::array<std::vector<float>, 3> values;
  std::size_t seen = 0;
  for (int y = 0; y < kRegionSidePx; ++y)
    for (int x = 0; x < kRegionSidePx; ++x) {
      if (draft.weight.at<float>(y, x) < 0.3F || regions.scalp.at<float>(y, x) < 0.6F)
        continue;
      ++seen;
      const cv::Vec3f& color = draft.seen.at<cv::Vec3f>(y, x);
      if (skinRatio(color, draft.expected.at<cv::Vec3f>(y, x), deviation.at<float>(y, x)) < kHairRatio)
        continue;
      for (std::size_t c = 0; c < 3; ++c) values[c].push_back(color[static_cast<int>(c)]);
    }
  if (values[0].size() < kFewestHairTexels ||
      static_cast<float>(values[0].size()) < kFewestHairShare * static_cast<float>(seen))
    return std::nullopt;
  cv::Vec3f hair;
  for (std::size_t c = 0; c < 3; ++c) {
    const auto middle = values[c].begin() + static_cast<std::ptrdiff_t>(values[c].size() / 2);
    std::nth_element(values[c].begin(), middle, values[c].end());
    hair[static_cast<int>(c)] = *middle;
  }
  return hair;
}

/// How far a texel outside the face's outline looks like skin or hair of this person; 1 inside the outline.
cv::Mat likeness(const Draft& draft, const cv::Mat& deviation, const SkinRegions& regions,
                 const std::optional<cv::Vec3f>& hair) {
  cv::Mat gate(kRegionSidePx, kRegionSidePx, CV_32FC1);
  for (int y = 0; y < kRegionSidePx; ++y)
    for (int x = 0; x < kRegionSidePx; ++x) {
      const cv::Vec3f& color = draft.seen.at<cv::Vec3f>(y, x);
      const float ratio = skinRatio(color, draft.expected.at<cv::Vec3f>(y, x), deviation.at<float>(y, x));
      float like = 1 / (1 + std::pow(ratio, 4.0F));
      if (hair) {
        const float hairRatio = distance(color, *hair) / kHairSpread;
        like = std::max(like, regions.scalp.at<float>(y, x) / (1 + std::pow(hairRatio, 4.0F)));
      }
      gate.at<float>(y, x) = std::max(smoothRise(0.3F, 0.7F, like), regions.face.at<float>(y, x));
    }
  // A lone texel that looks like skin amid background is chance.
  cv::Mat eroded;
  cv::erode(gate, eroded, cv::getStructuringElement(cv::MORPH_ELLIPSE, {7, 7}));
  cv::GaussianBlur(eroded, gate, {0, 0}, 1.5);
  return cv::min(cv::max(gate, regions.face), 1.0);
}

void layOver(cv::Mat& base, const cv::Mat& mask, const cv::Vec3f& color) {
  for (int y = 0; y < base.rows; ++y)
    for (int x = 0; x < base.cols; ++x) {
      const float w = mask.at<float>(y, x);
      cv::Vec3f& texel = base.at<cv::Vec3f>(y, x);
      texel = (1 - w) * texel + w * color;
    }
}

/// Makes both sides equal towards the cut at the back of the head, which runs along the left, right and upper side of
/// the atlas: there the two halves meet.
void joinAtCut(cv::Mat& texture) {
  constexpr float kReach = 0.08F;
  const cv::Mat other = mirrored(texture);
  const int side = texture.rows;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x) {
      const auto u = (static_cast<float>(x) + 0.5F) / static_cast<float>(side);
      const auto v = 1 - (static_cast<float>(y) + 0.5F) / static_cast<float>(side);
      const float toCut = std::min({u, 1 - u, 1 - v});
      const float share = 0.5F * (1 - smoothRise(0, kReach, toCut));
      cv::Vec3f& texel = texture.at<cv::Vec3f>(y, x);
      texel = (1 - share) * texel + share * other.at<cv::Vec3f>(y, x);
    }
}

/// Spread of what the pictures show of the face beyond its smooth part: the grain of the skin and of the camera.
float grainOf(const WeightedTexture& seen, const cv::Mat& smooth, const cv::Mat& face) {
  std::vector<float> sizes;
  const int scale = seen.color.rows / kRegionSidePx;
  for (int y = 0; y < seen.color.rows; y += scale)
    for (int x = 0; x < seen.color.cols; x += scale)
      if (seen.weight.at<float>(y, x) > 0.8F && face.at<float>(y / scale, x / scale) > 0.9F)
        sizes.push_back(std::abs(seen.color.at<cv::Vec3f>(y, x)[1] - smooth.at<cv::Vec3f>(y, x)[1]));
  if (sizes.empty())
    return 0;
  const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
  std::nth_element(sizes.begin(), middle, sizes.end());
  return std::min(1.48F * *middle, 8.0F);  // from the median to a standard deviation
}

/// Repeatable noise of unit spread, symmetric, a little coarser than a texel.
cv::Mat grainNoise(int side) {
  cv::Mat noise(side, side, CV_32FC1);
  cv::RNG random(7);
  random.fill(noise, cv::RNG::NORMAL, 0, 1);
  cv::GaussianBlur(noise, noise, {0, 0}, 0.8);
  cv::Scalar mean;
  cv::Scalar deviation;
  cv::meanStdDev(noise, mean, deviation);
  return noise / deviation[0];
}

CompletedTexture compose(const WeightedTexture& seen, const Draft& draft, const cv::Mat& gate, const cv::Mat& filled,
                         const cv::Mat& face, RunContext& context) {
  const int side = seen.color.rows;
  const cv::Mat base = scaledTo(filled, side);
  const cv::Mat gateLarge = scaledTo(gate, side);
  const cv::Mat seenSmooth = scaledTo(draft.seen, side);
  context.checkpoint();
  const float grain = kGrainShare * grainOf(seen, seenSmooth, face);
  const cv::Mat noise = grainNoise(side);
  ImageBuilder texture({side, side}, PixelFormat::Rgb8);
  ImageBuilder invented({side, side}, PixelFormat::Gray8);
  for (int y = 0; y < side; ++y) {
    if (y % kRowsBetweenCheckpoints == 0)
      context.checkpoint();
    const auto* const color = seen.color.ptr<cv::Vec3f>(y);
    const auto* const smooth = seenSmooth.ptr<cv::Vec3f>(y);
    const auto* const weight = seen.weight.ptr<float>(y);
    const auto* const like = gateLarge.ptr<float>(y);
    const auto* const under = base.ptr<cv::Vec3f>(y);
    const auto* const rough = noise.ptr<float>(y);
    auto* const out = texture.mat().ptr<cv::Vec3b>(y);
    auto* const mask = invented.mat().ptr<std::uint8_t>(y);
    for (int x = 0; x < side; ++x) {
      const int other = side - 1 - x;
      const float own = weight[x] * like[x];
      const float mirror = weight[other] * like[other] * (1 - own);
      const float invent = grain * (1 - own) * (1 - mirror) * rough[x];
      cv::Vec3f value = own * color[x] + (1 - own) * under[x] + cv::Vec3f(invent, invent, invent);
      if (mirror > 0)
        value += mirror * (color[other] - smooth[other]);
      for (int c = 0; c < 3; ++c) out[x][c] = static_cast<std::uint8_t>(std::clamp(value[c] + 0.5F, 0.0F, 255.0F));
      mask[x] = own < 0.5F ? 255 : 0;
    }
  }
  return {texture.finish(), invented.finish()};
}

}  // namespace

CompletedTexture completeTexture(const WeightedTexture& seen, const SkinRegions& regions, const TextureModel& model,
                                 RunContext& context) {
  const WeightedAverage small = shrunkByWeight(seen.color, seen.weight, kRegionSidePx);
  // Beyond the face there is often hair or cloth, which the modes would explain as dark skin if they were asked to.
  const cv::Mat votes = small.weight.mul(kVoteOutsideFace + (1 - kVoteOutsideFace) * regions.face);
  context.checkpoint();
  const WeightedAverage tiny = shrunkByWeight(small.color, votes, model.sidePx());
  Draft draft{small.color, small.weight, scaledTo(model.complete(tiny.color, tiny.weight), kRegionSidePx)};
  context.checkpoint();
  const cv::Mat deviation = scaledTo(model.deviation(), kRegionSidePx);
  const std::optional<cv::Vec3f> hair = hairColor(draft, deviation, regions);
  const cv::Mat gate = likeness(draft, deviation, regions, hair);
  if (hair)
    layOver(draft.expected, regions.scalp, *hair);
  draft.weight = draft.weight.mul(gate);
  context.checkpoint();
  cv::Mat filled = draft.expected + carriedOver(draft.seen - draft.expected, draft.weight);
  layOver(filled, regions.sockets.mul(1 - draft.weight), kSocketColor);
  joinAtCut(filled);
  return compose(seen, draft, gate, filled, regions.face, context);
}

}  // namespace visagiste
