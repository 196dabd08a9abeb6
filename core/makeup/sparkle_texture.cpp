#include "core/makeup/sparkle_texture.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <random>
#include <vector>

namespace visagiste {
namespace {

constexpr float kExtent = 0.25F;       // Of a tile in UV: about 5 cm of skin.
constexpr float kFaceOfAtlas = 0.72F;  // Width of a face in UV.
constexpr int kTileSide = 512;
constexpr int kGlintSteps = 16;  // Of a cycle in which glitter turns; between them it is faded.

/// Levels of detail, each half as wide as the one before and lifted so that grains do not fade away.
std::vector<cv::Mat> pyramidOf(const cv::Mat& finest, double lift) {
  std::vector<cv::Mat> levels{finest};
  for (int side = kTileSide / 2; side >= 16; side /= 2) {
    cv::Mat half;
    cv::resize(levels.back(), half, {side, side}, 0, 0, cv::INTER_AREA);
    half.convertTo(half, -1, lift);
    levels.push_back(half);
  }
  return levels;
}

void drawGrain(cv::Mat& tile, float x, float y, float radius, float strength) {
  const int reach = static_cast<int>(radius) + 2;
  for (int dy = -reach; dy <= reach; ++dy)
    for (int dx = -reach; dx <= reach; ++dx) {
      const float distance =
          std::hypot(static_cast<float>(dx) - (x - std::floor(x)), static_cast<float>(dy) - (y - std::floor(y)));
      const float value = strength * std::clamp(radius + 0.5F - distance, 0.0F, 1.0F);
      auto& pixel = tile.at<std::uint8_t>((static_cast<int>(y) + dy + kTileSide) % kTileSide,
                                          (static_cast<int>(x) + dx + kTileSide) % kTileSide);
      pixel = std::max(pixel, static_cast<std::uint8_t>(value));
    }
}

/// How much a grain that faced the light by `facing` faces it after a share of the cycle: up to 1, down to 0 and up
/// again. Half of the grains rise first, and some turn two or three times as often as others.
float turnedFacing(float facing, int grain, int step) {
  if (step == 0)
    return facing;
  const auto turns = static_cast<float>(1 + grain % 3);
  const float begin = grain % 2 == 0 ? facing / 2 : 1 - facing / 2;
  const float at = begin + turns * static_cast<float>(step) / kGlintSteps;
  return 1 - std::abs(1 - 2 * (at - std::floor(at)));
}

/// step  0..kGlintSteps - 1 of the cycle in which the grains turn.
cv::Mat grains(int count, float leastRadius, float mostRadius, float floorStrength, std::uint32_t seed, int step) {
  cv::Mat tile = cv::Mat::zeros(kTileSide, kTileSide, CV_8UC1);
  std::mt19937 random(seed);
  const auto unit = [&random] { return static_cast<float>(random()) / 4294967296.0F; };
  for (int i = 0; i < count; ++i) {
    const float x = unit() * kTileSide;
    const float y = unit() * kTileSide;
    const float radius = leastRadius + (mostRadius - leastRadius) * unit();
    // Most grains face elsewhere and glint weakly.
    const float facing = turnedFacing(unit(), i, step);
    drawGrain(tile, x, y, radius, 255 * (floorStrength + (1 - floorStrength) * facing * facing * facing));
  }
  return tile;
}

const std::vector<cv::Mat>& shimmer() {
  static const std::vector<cv::Mat> kLevels = pyramidOf(grains(26000, 0.5F, 1.1F, 0.15F, 7, 0), 1.12);
  return kLevels;
}

const std::vector<cv::Mat>& glitter(int step) {
  static const std::vector<std::vector<cv::Mat>> kSteps = [] {
    std::vector<std::vector<cv::Mat>> steps;
    for (int i = 0; i < kGlintSteps; ++i) steps.push_back(pyramidOf(grains(2600, 1.2F, 2.4F, 0.1F, 11, i), 1.75));
    return steps;
  }();
  return kSteps[static_cast<std::size_t>(step)];
}

/// The glitter between two steps, so that it does not jump.
cv::Mat turnedGlitter(std::size_t level, float glint) {
  const float at = (glint - std::floor(glint)) * kGlintSteps;
  const int step = static_cast<int>(at) % kGlintSteps;
  const double share = at - std::floor(at);
  if (share == 0)
    return glitter(step)[level];
  cv::Mat between;
  cv::addWeighted(glitter(step)[level], 1 - share, glitter((step + 1) % kGlintSteps)[level], share, 0, between);
  return between;
}

}  // namespace

SparkleTile sparkleTile(MakeupFinish finish, float faceWidthPx, float glint) {
  const float tilePx = kExtent / kFaceOfAtlas * faceWidthPx;  // Width of a tile in the picture.
  const float level = std::log2(static_cast<float>(kTileSide) / std::max(tilePx, 1.0F));
  const auto chosen =
      static_cast<std::size_t>(std::clamp(std::lround(level), 0L, static_cast<long>(shimmer().size()) - 1));
  return {finish == MakeupFinish::Glitter ? turnedGlitter(chosen, glint) : shimmer()[chosen], kExtent};
}

}  // namespace visagiste
