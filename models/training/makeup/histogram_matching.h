#pragma once

#include <vector>

#include "models/training/makeup/makeup_set.h"

namespace visagiste::training {

/// Which zones the classical transfer changes.
enum class MatchedZones {
  All = 1,  ///< Skin too: carries the reference's skin tone along with its foundation.
  Makeup,   ///< Lips, around the eyes, brows.
};

/// The classical transfer: in each zone, channel by channel, the source's values take the distribution of the
/// reference's values in the same zone. A zone that either face lacks stays as it is. The baseline of BeautyGAN (Li et
/// al. 2018) and its anchor loss.
/// returns  interleaved RGB, side * side * 3.
[[nodiscard]] std::vector<std::uint8_t> histogramMatched(const PackedSample& source, const PackedSample& reference,
                                                         MatchedZones zones);

}  // namespace visagiste::training
