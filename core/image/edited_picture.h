#pragma once

#include <filesystem>

#include "core/image/encode.h"
#include "core/types/image.h"

namespace visagiste {

/// Writes a picture that was made from the one in `source`, with what that file says about it.
///
/// EXIF is kept with orientation 1, the new size and no thumbnail. The ICC profile is kept, and the colours are written
/// in its numbers: where `image` equals the picture as decoded, the source's own pixels come back to the last bit, and
/// an edit keeps what lay outside sRGB as far as it left the colour as it was. Profiles for grey or CMYK are left out,
/// as `image` is RGB.
///
/// source  The file that `image` was decoded from and edited. Empty, gone, no picture (a film, a reference to a picture
///         in memory): nothing is kept. It may be the file that is written.
/// Otherwise as encodeImageFile(). Any thread.
void encodeEditedImageFile(const Image& image, const std::filesystem::path& path, const std::filesystem::path& source,
                           const EncodeOptions& options = {});

}  // namespace visagiste
