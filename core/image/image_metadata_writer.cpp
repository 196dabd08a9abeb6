#include <webp/mux.h>
#include <zlib.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>

#include "core/base/error.h"
#include "core/image/byte_reader.h"
#include "core/image/image_metadata.h"

namespace visagiste {
namespace {

using Bytes = std::vector<std::uint8_t>;

void append(Bytes& target, const std::string& text) {
  target.insert(target.end(), text.begin(), text.end());
}

void append(Bytes& target, const Bytes& more) {
  target.insert(target.end(), more.begin(), more.end());
}

void appendBigEndian(Bytes& target, std::size_t value, int width) {
  for (int i = width - 1; i >= 0; --i) {
    target.push_back(static_cast<std::uint8_t>(value >> (8 * i)));
  }
}

[[noreturn]] void failForeign() {
  throw Error(ErrorCode::InvalidArgument, "Only a freshly written JPEG, PNG or WebP takes notes (withMetadata).");
}

[[noreturn]] void failWithoutMemory() {
  throw Error(ErrorCode::OutOfMemory, "There is not enough memory to write a picture. Close other programs.");
}

// --- JPEG ------------------------------------------------------------------

constexpr std::size_t kMostInSegment = 65'533;  // A length field of 16 bits counts itself.

void appendSegment(Bytes& target, std::uint8_t marker, const std::string& prefix, const Bytes& content) {
  target.push_back(0xFF);
  target.push_back(marker);
  appendBigEndian(target, 2 + prefix.size() + content.size(), 2);
  append(target, prefix);
  append(target, content);
}

void appendProfileSegments(Bytes& target, const Bytes& profile) {
  const std::size_t most = kMostInSegment - 14;
  const std::size_t count = (profile.size() + most - 1) / most;
  if (count > 255) {
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const auto first = profile.begin() + static_cast<std::ptrdiff_t>(i * most);
    const auto length = static_cast<std::ptrdiff_t>(std::min(most, profile.size() - i * most));
    std::string prefix("ICC_PROFILE\0", 12);
    prefix += static_cast<char>(i + 1);
    prefix += static_cast<char>(count);
    appendSegment(target, 0xE2, prefix, Bytes(first, first + length));
  }
}

Bytes jpegWith(const Bytes& encoded, const ImageMetadata& metadata) {
  const ByteReader reader(encoded.data(), encoded.size());
  if (!reader.startsWith("\xFF\xD8\xFF", 3)) {
    failForeign();
  }
  // The JFIF segment (APP0) must stay the first one for those readers that look for it there.
  const std::size_t place = reader.startsWith("\xFF\xE0", 2, 2) ? 4 + reader.bigEndian(4, 2) : 2;
  if (!reader.has(place, 2)) {
    failForeign();
  }
  Bytes result(encoded.begin(), encoded.begin() + static_cast<std::ptrdiff_t>(place));
  if (!metadata.exif.empty() && metadata.exif.size() + 6 <= kMostInSegment) {
    appendSegment(result, 0xE1, std::string("Exif\0\0", 6), metadata.exif);
  }
  appendProfileSegments(result, metadata.iccProfile);
  result.insert(result.end(), encoded.begin() + static_cast<std::ptrdiff_t>(place), encoded.end());
  return result;
}

// --- PNG -------------------------------------------------------------------

void appendChunk(Bytes& target, const std::string& type, const Bytes& content) {
  appendBigEndian(target, content.size(), 4);
  const std::size_t checked = target.size();
  append(target, type);
  append(target, content);
  const uLong sum = crc32(0, target.data() + checked, static_cast<uInt>(target.size() - checked));
  appendBigEndian(target, sum, 4);
}

Bytes packedProfile(const Bytes& profile) {
  Bytes packed(compressBound(static_cast<uLong>(profile.size())));
  auto length = static_cast<uLongf>(packed.size());
  if (compress(packed.data(), &length, profile.data(), static_cast<uLong>(profile.size())) != Z_OK) {
    failWithoutMemory();
  }
  packed.resize(length);
  Bytes chunk;
  append(chunk, std::string("ICC profile\0\0", 13));  // Its name, and the only method there is.
  append(chunk, packed);
  return chunk;
}

Bytes pngWith(const Bytes& encoded, const ImageMetadata& metadata) {
  const ByteReader reader(encoded.data(), encoded.size());
  constexpr std::size_t kBehindHeader = 33;
  if (!reader.startsWith("IHDR", 4, 12) || !reader.has(kBehindHeader, 12)) {
    failForeign();
  }
  Bytes result(encoded.begin(), encoded.begin() + kBehindHeader);
  if (!metadata.iccProfile.empty()) {
    appendChunk(result, "iCCP", packedProfile(metadata.iccProfile));
  }
  if (!metadata.exif.empty()) {
    appendChunk(result, "eXIf", metadata.exif);
  }
  result.insert(result.end(), encoded.begin() + kBehindHeader, encoded.end());
  return result;
}

// --- WebP ------------------------------------------------------------------

Bytes webpWith(const Bytes& encoded, const ImageMetadata& metadata) {
  const WebPData file = {encoded.data(), encoded.size()};
  const std::unique_ptr<WebPMux, decltype(&WebPMuxDelete)> mux(WebPMuxCreate(&file, 0), &WebPMuxDelete);
  if (mux == nullptr) {
    failForeign();
  }
  for (const auto& [name, content] : {std::pair("ICCP", &metadata.iccProfile), {"EXIF", &metadata.exif}}) {
    const WebPData chunk = {content->data(), content->size()};
    if (!content->empty() && WebPMuxSetChunk(mux.get(), name, &chunk, 0) != WEBP_MUX_OK) {
      failWithoutMemory();
    }
  }
  WebPData assembled = {nullptr, 0};
  const std::unique_ptr<WebPData, decltype(&WebPDataClear)> owner(&assembled, &WebPDataClear);
  if (WebPMuxAssemble(mux.get(), &assembled) != WEBP_MUX_OK) {
    failWithoutMemory();
  }
  return {assembled.bytes, assembled.bytes + assembled.size};
}

}  // namespace

Bytes withMetadata(const Bytes& encoded, ImageFileKind kind, const ImageMetadata& metadata) {
  if (metadata.isEmpty()) {
    return encoded;
  }
  switch (kind) {
    case ImageFileKind::Jpeg:
      return jpegWith(encoded, metadata);
    case ImageFileKind::Png:
      return pngWith(encoded, metadata);
    case ImageFileKind::Webp:
      return webpWith(encoded, metadata);
    default:
      failForeign();
  }
}

}  // namespace visagiste
