#pragma once

/// What a pixel of a packed makeup face shows; stored in the alpha channel. Free of LibTorch.

#include <cstdint>

namespace visagiste::training {

enum class MakeupZone : std::uint8_t {
  Outside = 1,  ///< Hair, background, anything before the face.
  Skin,
  Lips,
  AroundEyes,  ///< Lids, up to the brows, and under the eyes.
  Brows,
  EyesAndMouth,  ///< What makeup never covers: eyeballs, teeth.
};
inline constexpr int kMakeupZoneCount = 6;

}  // namespace visagiste::training
