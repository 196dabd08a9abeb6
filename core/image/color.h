#pragma once

#include <array>
#include <cstdint>
#include <Eigen/Core>

#include "core/types/srgb_color.h"

namespace visagiste {

/// Colour values. Linear RGB: light in the primaries of sRGB, 1 is the white of the picture; may leave [0, 1].
/// Lab: CIE 1976 L*a*b* under D65 (2 degrees), L in 0..100. All functions are pure; any thread.

/// One channel, sRGB-coded (0..1) to linear light and back (IEC 61966-2-1); negative values follow the straight foot.
[[nodiscard]] float linearFromCoded(float coded);
[[nodiscard]] float codedFromLinear(float linear);

/// Linear light, 0..1, of an sRGB byte.
[[nodiscard]] float linearFromSrgb(std::uint8_t value);
/// Linear light of all 256, for loops over pixels.
[[nodiscard]] const std::array<float, 256>& linearFromSrgbTable();

/// The sRGB byte nearest to linear light; values outside [0, 1] are clamped. The inverse of linearFromSrgb().
[[nodiscard]] std::uint8_t srgbFromLinear(float value);
/// sRGB bytes over the square root of linear light, where the curve is nearly straight: entry i belongs to
/// (i / kSrgbSteps)^2. No step is wider than a tenth of a byte. For loops over pixels.
inline constexpr int kSrgbSteps = 4096;
[[nodiscard]] const std::array<std::uint8_t, kSrgbSteps + 1>& srgbFromRootTable();

[[nodiscard]] Eigen::Vector3f linearRgb(SrgbColor color);
/// Clamped to what sRGB can show, rounded to nearest.
[[nodiscard]] SrgbColor srgbColor(const Eigen::Vector3f& linear);

/// Y of CIE XYZ: 1 for white.
[[nodiscard]] float luminance(const Eigen::Vector3f& linear);

[[nodiscard]] Eigen::Vector3f labFromLinear(const Eigen::Vector3f& linear);
[[nodiscard]] Eigen::Vector3f linearFromLab(const Eigen::Vector3f& lab);
[[nodiscard]] Eigen::Vector3f labOf(SrgbColor color);

/// CIEDE2000 with all weights 1: 1 is about the least difference seen side by side.
/// Method: Sharma, Wu, Dalal, "The CIEDE2000 color-difference formula: implementation notes, supplementary test data,
/// and mathematical observations", 2005.
[[nodiscard]] float deltaE2000(const Eigen::Vector3f& lab1, const Eigen::Vector3f& lab2);

}  // namespace visagiste
