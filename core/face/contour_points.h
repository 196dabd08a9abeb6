#pragma once

#include <array>
#include <cstddef>

#include "core/face/mirror_points.h"

namespace visagiste {

/// Chains of canonical points along the contours of eyes, brows and lips. Right is the person's right; the left side is
/// the mirror image.

/// Edge of the upper and lower lid, inner corner to outer corner; both chains share their ends.
inline constexpr std::array<int, 9> kRightUpperLid{133, 173, 157, 158, 159, 160, 161, 246, 33};
inline constexpr std::array<int, 9> kRightLowerLid{133, 155, 154, 153, 145, 144, 163, 7, 33};
/// Rows above the upper lid: its fold, then half-way to the brow, then the lower edge of the brow.
inline constexpr std::array<int, 9> kRightLidFold{243, 190, 56, 28, 27, 29, 30, 247, 130};
inline constexpr std::array<int, 9> kRightUnderBrow{244, 189, 221, 222, 223, 224, 225, 113, 226};
/// Rows below the lower lid.
inline constexpr std::array<int, 9> kRightBelowLid{243, 112, 26, 22, 23, 24, 110, 25, 130};
/// Edges of the brow, inner end to tail.
inline constexpr std::array<int, 5> kRightBrowUpper{107, 66, 105, 63, 70};
inline constexpr std::array<int, 5> kRightBrowLower{55, 65, 52, 53, 46};

/// Lips, from the person's right corner to the left one; outer chains share their ends, inner chains too.
inline constexpr std::array<int, 11> kOuterUpperLip{61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291};
inline constexpr std::array<int, 11> kOuterLowerLip{61, 146, 91, 181, 84, 17, 314, 405, 321, 375, 291};
inline constexpr std::array<int, 11> kInnerUpperLip{78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308};
inline constexpr std::array<int, 11> kInnerLowerLip{78, 95, 88, 178, 87, 14, 317, 402, 318, 324, 308};

template <std::size_t kCount>
[[nodiscard]] std::array<int, kCount> mirrored(const std::array<int, kCount>& chain) {
  std::array<int, kCount> other{};
  for (std::size_t i = 0; i < kCount; ++i) other[i] = mirrorOfPoint()[static_cast<std::size_t>(chain[i])];
  return other;
}

}  // namespace visagiste
