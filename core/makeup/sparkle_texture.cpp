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

cv::Mat grains(int count, float leastRadius, float mostRadius, float floorStrength, std::uint32_t seed) {
  cv::Mat tile = cv::Mat::zeros(kTileSide, kTileSide, CV_8UC1);
  std::mt19937 random(seed);
  const auto unit = [&random] { return static_cast<float>(random()) / 4294967296.0F; };
  for (int i = 0; i < count; ++i) {
    const float x = unit() * kTileSide;
    const float y = unit() * kTileSide;
    const float radius = leastRadius + (mostRadius - leastRadius) * unit();
    // Most grains face elsewhere and glint weakly.
    const float facing = unit();
    drawGrain(tile, x, y, radius, 255 * (floorStrength + (1 - floorStrength) * facing * facing * facing));
  }
  return tile;
}

const std::vector<cv::Mat>& levelsOf(MakeupFinish finish) {
  static const std::vector<cv::Mat> kShimmer = pyramidOf(grains(26000, 0.5F, 1.1F, 0.15F, 7), 1.12);
  static const std::vector<cv::Mat> kGlitter = pyramidOf(grains(2600, 1.2F, 2.4F, 0.1F, 11), 1.75);
  return finish == MakeupFinish::Glitter ? kGlitter : kShimmer;
}

}  // namespace

SparkleTile sparkleTile(MakeupFinish finish, float faceWidthPx) {
  const std::vector<cv::Mat>& levels = levelsOf(finish);
  const float tilePx = kExtent / kFaceOfAtlas * faceWidthPx;  // Width of a tile in the picture.
  const float level = std::log2(static_cast<float>(kTileSide) / std::max(tilePx, 1.0F));
  const auto chosen =
      static_cast<std::size_t>(std::clamp(std::lround(level), 0L, static_cast<long>(levels.size()) - 1));
  return {levels[chosen], kExtent};
}

}  // namespace visagiste
