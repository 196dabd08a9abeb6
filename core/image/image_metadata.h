#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/image/image_file_kind.h"

namespace visagiste {

/// What a picture file says about its picture beside the pixels. Empty where it says nothing.
struct ImageMetadata {
  std::vector<std::uint8_t> exif;        ///< From its TIFF header ("II" or "MM") on, as the file holds it.
  std::vector<std::uint8_t> iccProfile;  ///< Whole, unchecked.

  [[nodiscard]] bool isEmpty() const { return exif.empty() && iccProfile.empty(); }
};

/// Takes EXIF and ICC profile out of a JPEG, PNG or WebP file and the ICC profile out of a TIFF, without decoding.
///
/// The bytes may be of any honesty: nothing outside of them is read, nothing above 16 MB is allocated, and a block that
/// is cut off, lies about its length or does not unpack counts as absent. Pure; any thread; never throws for content.
[[nodiscard]] ImageMetadata readImageMetadata(const std::uint8_t* bytes, std::size_t count);

/// A freshly encoded JPEG, PNG or WebP file with `metadata` put in where the format wants it.
///
/// EXIF above 65,527 bytes does not fit into a JPEG and is left out there, a profile above 255 segments as well.
/// Throws Error{InvalidArgument} for another kind or for bytes that encodeImage() cannot have written. Any thread.
[[nodiscard]] std::vector<std::uint8_t> withMetadata(const std::vector<std::uint8_t>& encoded, ImageFileKind kind,
                                                     const ImageMetadata& metadata);

}  // namespace visagiste
