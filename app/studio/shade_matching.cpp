#include "app/studio/shade_matching.h"

#include <algorithm>
#include <cmath>

#include "core/image/color.h"

namespace visagiste {
namespace {

constexpr float kDegrees = 57.29578F;
constexpr float kConcealerLift = 4;  // L*
constexpr float kContourDrop = 16;
constexpr float kBronzerDrop = 10;
constexpr float kNeutralHueDeg = 54;  // Of skin: between cool and warm.
constexpr float kLipFavourDeg = 20;   // Hue of reds that go with a neutral skin.
constexpr float kHueGain = 4;         // Skins differ by some 15 degrees, favoured reds by some 60.
constexpr float kDepthDrop = 25;      // A colour is read as makeup from about here below the skin.

float hueDeg(const Eigen::Vector3f& lab) {
  return kDegrees * std::atan2(lab[2], lab[1]);
}

float hueDistance(float a, float b) {
  return std::abs(std::remainder(a - b, 360.0F));
}

float distanceToSkin(const Eigen::Vector3f& shade, Eigen::Vector3f skin, float lift) {
  skin[0] = std::clamp(skin[0] + lift, 0.0F, 100.0F);
  return deltaE2000(shade, skin);
}

float undertoneMismatch(const Eigen::Vector3f& shade, const Eigen::Vector3f& skin) {
  const float favoured = kLipFavourDeg + std::clamp(kHueGain * (hueDeg(skin) - kNeutralHueDeg), -45.0F, 45.0F);
  const float chroma = std::hypot(shade[1], shade[2]);
  const float hue = hueDistance(hueDeg(shade), favoured) / 10 * std::min(1.0F, chroma / 40);
  const float depth = std::abs(shade[0] - (skin[0] - kDepthDrop)) / 10;
  return hue + depth;
}

std::optional<float> mismatch(const MakeupShade& shade, const Eigen::Vector3f& lab, const SkinTone& skin) {
  switch (shade.product) {
    case MakeupProduct::Foundation:
      return distanceToSkin(lab, skin.lab, 0);
    case MakeupProduct::Concealer:
      return distanceToSkin(lab, skin.lab, kConcealerLift);
    case MakeupProduct::Contour:
      return distanceToSkin(lab, skin.lab, -kContourDrop);
    case MakeupProduct::Bronzer:
      return distanceToSkin(lab, skin.lab, -kBronzerDrop);
    case MakeupProduct::Blush:
    case MakeupProduct::Highlighter:
    case MakeupProduct::Eyeshadow:
    case MakeupProduct::LipLiner:
    case MakeupProduct::Lipstick:
      return undertoneMismatch(lab, skin.lab);
    default:
      return std::nullopt;
  }
}

}  // namespace

std::vector<PaletteShade> matchedShades(const std::vector<MakeupShade>& shades, const std::optional<SkinTone>& skin) {
  std::vector<PaletteShade> result;
  result.reserve(shades.size());
  for (const MakeupShade& shade : shades) {
    const Eigen::Vector3f lab = labOf(shade.color);
    result.push_back({shade, lab, skin ? mismatch(shade, lab, *skin) : std::nullopt});
  }
  return result;
}

}  // namespace visagiste
