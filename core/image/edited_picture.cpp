#include "core/image/edited_picture.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <system_error>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/image/color_profile.h"
#include "core/image/decode.h"
#include "core/image/image_metadata.h"
#include "core/image/mat_view.h"
#include "core/image/upright_exif.h"

namespace visagiste {
namespace {

using Bytes = std::vector<std::uint8_t>;

/// An edit larger than this many levels has replaced the colour: nothing of the source's finer one is carried over.
constexpr int kReplacedLevels = 24;

struct Source {
  Bytes bytes;
  ImageMetadata metadata;
};

std::optional<Source> sourceIn(const std::filesystem::path& file) {
  std::error_code failed;
  if (file.empty() || !std::filesystem::is_regular_file(file, failed)) {
    return std::nullopt;
  }
  try {
    Source source;
    source.bytes = readPictureBytes(file);
    source.metadata = readImageMetadata(source.bytes.data(), source.bytes.size());
    return source;
  } catch (const Error&) {
    return std::nullopt;  // The picture to be written is whole without its source.
  }
}

/// `stored` where the edit changed nothing, the edit where it replaced the colour, and in between the edit with the
/// difference that going to sRGB and back made for the source.
Image withFinerColors(const Image& edited, const Image& editedInProfile, const Image& source, const Image& stored,
                      const Image& storedBack) {
  const int channels = edited.channels();
  Bytes pixels(editedInProfile.pixels(), editedInProfile.pixels() + editedInProfile.byteCount());
  for (std::size_t at = 0; at < pixels.size(); at += static_cast<std::size_t>(channels)) {
    int change = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      change = std::max(change, std::abs(edited.pixels()[at + c] - source.pixels()[at + c]));
    }
    const int kept = std::max(0, kReplacedLevels - change);
    for (std::size_t c = 0; c < 3; ++c) {
      const int finer = (stored.pixels()[at + c] - storedBack.pixels()[at + c]) * kept / kReplacedLevels;
      pixels[at + c] = static_cast<std::uint8_t>(std::clamp(pixels[at + c] + finer, 0, 255));
    }
  }
  return {edited.size(), edited.format(), std::move(pixels)};
}

Image inColorsOf(const ColorProfile& profile, const Image& edited, const Source& source,
                 const std::filesystem::path& file) {
  Image inProfile = profile.fromSrgb(edited);
  const AlphaHandling alpha = edited.format() == PixelFormat::Rgba8 ? AlphaHandling::Keep : AlphaHandling::OverWhite;
  const auto decoded = [&](ColorHandling colors) {
    return decodeImage(source.bytes.data(), source.bytes.size(), file.string(), {}, alpha, colors);
  };
  const Image stored = decoded(ColorHandling::AsStored);
  if (stored.size() != edited.size() || stored.format() != edited.format()) {
    return inProfile;
  }
  const Image asEdited = decoded(ColorHandling::Srgb);
  return withFinerColors(edited, inProfile, asEdited, stored, profile.fromSrgb(asEdited));
}

}  // namespace

void encodeEditedImageFile(const Image& image, const std::filesystem::path& path, const std::filesystem::path& source,
                           const EncodeOptions& options) {
  std::optional<Source> from = sourceIn(source);
  if (!from || from->metadata.isEmpty()) {
    encodeImageFile(image, path, options);
    return;
  }
  const ImageFileKind kind = writtenKindOf(path);
  ImageMetadata& metadata = from->metadata;
  metadata.exif = uprightExif(std::move(metadata.exif), image.size());
  const std::optional<ColorProfile> profile = ColorProfile::read(metadata.iccProfile);
  Image written = image;
  if (!profile || profile->isGrey() || image.isEmpty() || image.format() == PixelFormat::Gray8) {
    metadata.iccProfile.clear();
  } else if (!profile->isSrgb()) {
    written = inColorsOf(*profile, image, *from, source);
  }
  const Bytes bytes = withMetadata(encodeImage(written, kind, options), kind, metadata);
  writeFileAtomically(path, bytes.data(), bytes.size());
}

}  // namespace visagiste
