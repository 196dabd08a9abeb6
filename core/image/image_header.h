#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "core/image/image_file_kind.h"
#include "core/types/image.h"

namespace visagiste {

/// What a picture file says about itself before anything is decoded.
struct ImageHeader {
  ImageFileKind kind = ImageFileKind::Png;
  Size storedSizePx;        ///< As stored, before `exifOrientation` is applied; both sides at least 1.
  int exifOrientation = 1;  ///< 1..8 as EXIF numbers them; 1 = upright. Always 1 for BMP.
};

/// Reads type, size and orientation from the first structures of a file, without decoding and without allocating by
/// what the file claims. JPEG, PNG and WebP are also followed to their end marker and TIFF to its last strip, so that
/// a file cut off on its way is found here.
///
/// name  how messages call the picture, e.g. its path.
/// Throws Error{Unreadable} for another kind of file, a damaged header or a missing end. Pure; any thread.
[[nodiscard]] ImageHeader readImageHeader(const std::uint8_t* bytes, std::size_t count, const std::string& name);

/// Orientation 1..8 found in an EXIF block that starts with its TIFF header ("II" or "MM"); 1 when it has none or is
/// damaged. Pure; any thread.
[[nodiscard]] int exifOrientation(const std::uint8_t* bytes, std::size_t count);

}  // namespace visagiste
