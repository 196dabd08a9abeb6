#include "core/portrait/lid_picture.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/portrait/edge_mask.h"
#include "core/portrait/sampling.h"
#include "core/reconstruct/texture_fill.h"

namespace visagiste {
namespace {

// In lengths of the eye.
constexpr float kSpoiledAbove = 0.22F;  // Lashes and the shade of the fold,
constexpr float kSpoiledBelow = 0.13F;  // and the lower lashes are no bare skin.
constexpr float kSpoiledBeside = 0.22F;
constexpr float kLashReach = 0.1F;
constexpr float kGrainFrom = 0.62F;  // Grain comes from the cheek, so far below.
constexpr float kGrainPx = 0.045F;   // Coarser structure than this stays where it is.
constexpr float kPalestLashes = 0.3F;
constexpr float kDarkestLashes = 0.78F;
constexpr float kLine = 0.016F;
constexpr float kHairSpacing = 0.026F;
constexpr float kHairStrength = 0.6F;
constexpr float kFan = 1.6F;
constexpr float kBulge = 0.13F;     // How much lighter the middle of a closed lid is than its rim.
constexpr float kEdgeShade = 0.1F;  // How much darker the line where the lids meet is.

float brightnessOf(const cv::Vec3f& color) {
  return 0.299F * color[0] + 0.587F * color[1] + 0.114F * color[2];
}

/// Repeatable, -1..1.
float hashNoise(int x) {
  auto h = static_cast<std::uint32_t>(x) * 374761393U + 668265263U;
  h = (h ^ (h >> 13U)) * 1274126177U;
  return static_cast<float>((h ^ (h >> 16U)) & 0xFFFFU) / 32767.5F - 1;
}

/// The photograph's part, its border repeated outside.
cv::Mat partOf(const cv::Mat& mat, const cv::Rect& area, int type) {
  cv::Mat map(area.size(), CV_32FC2);
  for (int y = 0; y < map.rows; ++y)
    for (int x = 0; x < map.cols; ++x)
      map.at<cv::Vec2f>(y, x) = {static_cast<float>(area.x + x), static_cast<float>(area.y + y)};
  cv::Mat part;
  cv::remap(mat, part, map, cv::Mat(), cv::INTER_NEAREST, cv::BORDER_REPLICATE);
  part.convertTo(part, type);
  return part;
}

}  // namespace

LidPicture::LidPicture(const cv::Mat& rgb, const cv::Mat& skin, const EdgePair& lids) : m_lids(lids) {
  const float length = lids.lengthPx;
  m_lashReachPx = std::max(1.0F, kLashReach * length);
  const Eigen::Vector2f middle = lids.place(0.5F, 0);
  const float reach = 1.25F * length;
  m_area = cv::Rect(static_cast<int>(middle.x() - reach), static_cast<int>(middle.y() - reach),
                    std::max(4, static_cast<int>(2 * reach)), std::max(4, static_cast<int>(2 * reach)));
  const cv::Mat photo = partOf(rgb, m_area, CV_32F);
  cv::Mat bare = partOf(skin, m_area, CV_32F);
  EdgePair spoiled = lids;
  for (std::size_t i = 0; i < EdgePair::kStations; ++i) {
    spoiled.upperPx[i] -= kSpoiledAbove * length;
    spoiled.lowerPx[i] += kSpoiledBelow * length;
  }
  const Eigen::Vector2f beside = kSpoiledBeside * length * spoiled.axis;
  spoiled.originPx -= beside;
  spoiled.lengthPx += 2 * beside.norm();
  bare = bare.mul(1 - openingMask(spoiled, m_area));
  m_skin = pullPush(photo, bare);
  cv::GaussianBlur(m_skin, m_skin, {}, std::max(0.5F, 0.04F * length));
  cv::Mat coarse;
  cv::GaussianBlur(photo, coarse, {}, std::max(0.8F, kGrainPx * length));
  const cv::Mat grain = photo - coarse;
  measureLashes(photo);
  const int shift = static_cast<int>(kGrainFrom * length);
  for (int y = 0; y < m_skin.rows; ++y)
    for (int x = 0; x < m_skin.cols; ++x) {
      auto& color = m_skin.at<cv::Vec3f>(y, x);
      color += grain.at<cv::Vec3f>(std::min(y + shift, m_skin.rows - 1), x) *
               bare.at<float>(std::min(y + shift, m_skin.rows - 1), x);
    }
}

cv::Vec3f LidPicture::at(const Eigen::Vector2f& onEye, float at, float abovePx, float openPx) const {
  cv::Vec3f color = bilinear<cv::Vec3f>(m_skin, local(onEye));
  const float along = std::clamp(at, 0.0F, 1.0F);
  const float across = std::clamp(abovePx / std::max(openPx, 1.0F), -1.0F, 1.5F);
  const float corner = smoothRise(0, 0.15F, along) * smoothRise(0, 0.15F, 1 - along);
  const float bulge = abovePx > 0 ? std::exp(-(across - 0.45F) * (across - 0.45F) / 0.08F) : 0.0F;
  const float nearEdge = std::exp(-(abovePx * abovePx) / (0.35F * m_lashReachPx * m_lashReachPx));
  color *= 1 + corner * (kBulge * bulge - kEdgeShade * nearEdge);
  return color * (1 - lashesAt(along, -abovePx));
}

void LidPicture::measureLashes(const cv::Mat& photo) {
  std::vector<float> darkness;
  for (int i = EdgePair::kStations / 4; i < EdgePair::kStations * 3 / 4; ++i) {
    const float at = static_cast<float>(i) / (EdgePair::kStations - 1);
    float darkest = 0;
    for (int step = 0; step < 8; ++step) {
      const float height = EdgePair::heightAt(m_lids.upperPx, at) - m_lashReachPx * static_cast<float>(step) / 8;
      const Eigen::Vector2f place = local(m_lids.place(at, height));
      const float skin = std::max(brightnessOf(bilinear<cv::Vec3f>(m_skin, place)), 1.0F);
      darkest = std::max(darkest, 1 - brightnessOf(bilinear<cv::Vec3f>(photo, place)) / skin);
    }
    darkness.push_back(darkest);
  }
  std::sort(darkness.begin(), darkness.end());
  m_lashDarkness = std::clamp(darkness[darkness.size() / 2], kPalestLashes, kDarkestLashes);
}

float LidPicture::lashesAt(float at, float depthPx) const {
  const float unit = m_lids.lengthPx;
  const float taper = smoothRise(0.02F, 0.3F, at) * smoothRise(0.02F, 0.2F, 1 - at);
  const float thick = std::max(kLine * unit, 0.6F) * (depthPx > 0 ? 1.2F : 1.0F);
  const float line = std::exp(-(depthPx * depthPx) / (thick * thick));
  float hairs = 0;
  if (depthPx > 0) {
    // Hairs stand in a fan: those at the ends lean outwards.
    const float root = at - kFan * (at - 0.5F) * depthPx / unit;
    const float cell = root / kHairSpacing;
    const float number = std::floor(cell);
    const float random = hashNoise(static_cast<int>(number));
    const float reach = kLashReach * unit * (0.65F + 0.35F * random);
    const float beside = std::abs(cell - number - 0.5F + 0.2F * random);
    hairs = kHairStrength * (1 - smoothRise(0, 1, depthPx / reach)) * (1 - smoothRise(0.12F, 0.38F, beside));
  }
  return m_lashDarkness * taper * std::max(line, hairs);
}

}  // namespace visagiste
