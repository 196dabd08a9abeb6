#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/types/image.h"

namespace visagiste::prepare {

/// Names of the styles that redrawn() knows: mosaic, halftone, engraving, pencil, watercolour, pastel, film.
[[nodiscard]] const std::vector<std::string>& proceduralStyles();

/// A photograph redrawn by rules, in the manner that `style` names: pictures to learn styles from where no painter's
/// work is at hand.
///
/// picture  Rgb8, at least 64 pixels a side. seed  places of tiles and grain.
/// Throws std::invalid_argument for an unknown name. Pure.
[[nodiscard]] Image redrawn(const Image& picture, const std::string& style, std::uint64_t seed);

}  // namespace visagiste::prepare
