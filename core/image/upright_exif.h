#pragma once

#include <cstdint>
#include <vector>

#include "core/types/image.h"

namespace visagiste {

/// The EXIF block of a photograph as it fits an edited, upright copy of it.
///
/// exif     From its TIFF header on, of any honesty. Its layout stays as it is, because makers' own notes hold offsets
///          into it; previews inside such notes are not looked at.
/// size     Of the copy: noted where the block notes a size.
/// returns  The block with orientation 1 and without its thumbnail, whose pixels are wiped: it would still show the
///          face before the edit. Empty for a block without a readable first directory.
/// Pure; any thread.
[[nodiscard]] std::vector<std::uint8_t> uprightExif(std::vector<std::uint8_t> exif, Size size);

}  // namespace visagiste
