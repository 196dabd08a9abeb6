#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/types/image.h"

namespace visagiste {

/// Bounds that are checked before anything is allocated for a picture.
struct DecodeLimits {
  int maxSidePx = 20'000;
  std::int64_t maxPixels = 100'000'000;
  std::uintmax_t maxFileBytes = 512'000'000;
};

enum class AlphaHandling {
  OverWhite = 1,  ///< The result is Rgb8; transparent parts are laid over white.
  Keep,           ///< The result is Rgba8 (straight alpha) where the file has alpha, else Rgb8.
};

enum class ColorHandling {
  Srgb = 1,  ///< An embedded RGB or grey ICC profile is applied: the result is sRGB.
  AsStored,  ///< The file's numbers, whatever they mean; for writing them back.
};

/// Reads a JPEG, PNG, WebP, TIFF or BMP picture from a source of unknown honesty.
///
/// The kind is taken from the content, never from the name. The result is upright (EXIF orientation applied) and has
/// 8 bits a channel: 16-bit is rounded, grey and palette become RGB, CMYK JPEG is converted as Adobe's programs write
/// it (without its colour profile). Colours outside sRGB become the nearest ones inside; a picture without a profile,
/// or with one that is damaged, is taken as sRGB. Of a TIFF with several pages the first is read.
///
/// Throws Error{NotFound} when there is no such file; Error{TooLarge} above the limits, decided from the header alone;
/// Error{Unreadable} for an empty, cut-off, damaged or foreign file. Messages name the file, the fault and the way out.
/// Any thread.
[[nodiscard]] Image decodeImageFile(const std::filesystem::path& path, const DecodeLimits& limits = {},
                                    AlphaHandling alpha = AlphaHandling::OverWhite);

/// The bytes of a picture file. Throws as decodeImageFile() does for what is no file or too large a one. Any thread.
[[nodiscard]] std::vector<std::uint8_t> readPictureBytes(const std::filesystem::path& path,
                                                         const DecodeLimits& limits = {});

/// decodeImageFile() for bytes in memory; `name` is how messages call the picture.
[[nodiscard]] Image decodeImage(const void* bytes, std::size_t count, const std::string& name = "picture",
                                const DecodeLimits& limits = {}, AlphaHandling alpha = AlphaHandling::OverWhite,
                                ColorHandling colors = ColorHandling::Srgb);

}  // namespace visagiste
