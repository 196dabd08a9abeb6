#include "core/garment/fabric.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "core/base/smooth_rise.h"
#include "core/image/color.h"

namespace visagiste {
namespace {

constexpr float kPi = 3.14159265F;

std::uint32_t mixed(int x, int y, unsigned seed) {
  std::uint32_t h =
      static_cast<std::uint32_t>(x) * 0x9E3779B1U ^ static_cast<std::uint32_t>(y) * 0x85EBCA77U ^ seed * 0xC2B2AE3DU;
  h ^= h >> 15U;
  h *= 0x2C1B3C6DU;
  h ^= h >> 12U;
  h *= 0x297A2D39U;
  return h ^ (h >> 15U);
}

float unit(int x, int y, unsigned seed) {
  return static_cast<float>(mixed(x, y, seed) & 0xFFFFFFU) / static_cast<float>(0x1000000);
}

/// Distance to the next whole number, 0..0.5.
float toWhole(float value) {
  return std::abs(value - std::round(value));
}

/// 1 inside a band of the given share of the repeat, with an edge of one thread.
float band(float value, float share, float edge) {
  return 1 - smoothRise(share / 2 - edge, share / 2 + edge, toWhole(value));
}

float stripeShare(const Fabric& fabric, float x, float y) {
  return band((fabric.upright ? x : y) / fabric.repeatCm, 0.42F, 0.02F);
}

/// Two crossing sets of broad bands and a pair of thin lines, as woven: where they cross, the colour is full.
float checkShare(const Fabric& fabric, float x, float y) {
  const auto set = [&](float along) {
    const float broad = 0.5F * band(along / fabric.repeatCm, 0.44F, 0.015F);
    const float thin = 0.3F * band(along / fabric.repeatCm + 0.5F, 0.05F, 0.012F);
    return broad + thin;
  };
  return std::min(set(x) + set(y), 1.0F);
}

/// A flower or a leaf in some cells of a jittered lattice.
float printShare(const Fabric& fabric, float x, float y) {
  const float px = x / fabric.repeatCm;
  const float py = y / fabric.repeatCm;
  float share = 0;
  for (int j = -1; j <= 1; ++j)
    for (int i = -1; i <= 1; ++i) {
      const int cx = static_cast<int>(std::floor(px)) + i;
      const int cy = static_cast<int>(std::floor(py)) + j;
      const float dx = px - (static_cast<float>(cx) + 0.2F + 0.6F * unit(cx, cy, 1));
      const float dy = py - (static_cast<float>(cy) + 0.2F + 0.6F * unit(cx, cy, 2));
      const float turn = 2 * kPi * unit(cx, cy, 3);
      const float size = 0.24F + 0.2F * unit(cx, cy, 4);
      const float radius = std::hypot(dx, dy) / size;
      const float angle = std::atan2(dy, dx) + turn;
      const bool isLeaf = unit(cx, cy, 5) < 0.35F;
      const float reach = isLeaf ? 0.25F + 0.75F * std::pow(std::abs(std::cos(angle)), 4.0F)
                                 : 0.55F + 0.45F * std::abs(std::cos(2.5F * angle));
      float here = 1 - smoothRise(reach - 0.12F, reach, radius);
      if (!isLeaf)
        here *= smoothRise(0.16F, 0.24F, radius);
      share = std::max(share, here);
    }
  return share;
}

/// Height of a stitch, 0..1: columns of V.
float stitch(float x, float y) {
  constexpr float kWideCm = 0.5F;
  constexpr float kHighCm = 0.4F;
  const float column = x / kWideCm;
  const float across = 2 * toWhole(column);  // 0 in the middle of a column, 1 between two.
  const float row = y / kHighCm + 0.9F * across;
  const float rope = std::cos(2 * kPi * row) * 0.5F + 0.5F;
  return std::sqrt(std::max(0.0F, std::sin(kPi * std::clamp(across, 0.0F, 1.0F)))) * (0.55F + 0.45F * rope);
}

/// Share of white threads: a twill runs down to the left.
float denimThreads(float x, float y) {
  constexpr float kTwillCm = 0.11F;
  const float line = (x + y) / kTwillCm + 0.5F * smoothNoise(x * 9, y * 9, 21);
  const float twill = 0.5F + 0.5F * std::cos(2 * kPi * line);
  const float streak = 0.5F + 0.5F * smoothNoise(x * 14, y * 1.2F, 22);
  return std::clamp(0.1F + 0.22F * twill * (0.4F + streak) + 0.06F * smoothNoise(x * 1.1F, y * 0.7F, 23), 0.0F, 1.0F);
}

}  // namespace

float smoothNoise(float x, float y, unsigned seed) {
  const float fx = std::floor(x);
  const float fy = std::floor(y);
  const int ix = static_cast<int>(fx);
  const int iy = static_cast<int>(fy);
  const auto ease = [](float t) { return t * t * t * (t * (6 * t - 15) + 10); };
  const float u = ease(x - fx);
  const float v = ease(y - fy);
  const float top = unit(ix, iy, seed) * (1 - u) + unit(ix + 1, iy, seed) * u;
  const float bottom = unit(ix, iy + 1, seed) * (1 - u) + unit(ix + 1, iy + 1, seed) * u;
  return 2 * (top * (1 - v) + bottom * v) - 1;
}

Fabric fabricOf(const GarmentFit& fit) {
  Fabric fabric;
  fabric.pattern = fit.pattern;
  fabric.color = fit.colors[0];
  fabric.figure = fit.colors[1];
  fabric.repeatCm = fit.pattern == FabricPattern::Print ? 4.5F : fit.pattern == FabricPattern::Check ? 4 : 2.6F;
  return fabric;
}

Eigen::Vector3f fabricColor(const Fabric& fabric, float xCm, float yCm) {
  const Eigen::Vector3f cloth = linearRgb(fabric.color);
  const Eigen::Vector3f figure = linearRgb(fabric.figure);
  const float uneven = 1 + 0.035F * smoothNoise(xCm * 6, yCm * 6, 11) + 0.03F * smoothNoise(xCm * 17, yCm * 17, 12);
  float share = 0;
  switch (fabric.pattern) {
    case FabricPattern::Plain:
      break;
    case FabricPattern::Stripe:
      share = stripeShare(fabric, xCm, yCm);
      break;
    case FabricPattern::Check:
      share = checkShare(fabric, xCm, yCm);
      break;
    case FabricPattern::Denim:
      share = denimThreads(xCm, yCm);
      break;
    case FabricPattern::Print:
      share = printShare(fabric, xCm, yCm);
      break;
    case FabricPattern::Knit:
      // Between the stitches it is dark: the yarn shades itself.
      return cloth * (0.62F + 0.46F * stitch(xCm, yCm)) * uneven;
  }
  return (cloth + share * (figure - cloth)) * uneven;
}

float fabricRelief(const Fabric& fabric, float xCm, float yCm) {
  if (fabric.pattern == FabricPattern::Knit)
    return 0.05F * (stitch(xCm, yCm) - 0.5F);
  if (fabric.pattern == FabricPattern::Denim)
    return 0.012F * (denimThreads(xCm, yCm) - 0.25F);
  return 0.006F * smoothNoise(xCm * 12, yCm * 12, 13);
}

}  // namespace visagiste
