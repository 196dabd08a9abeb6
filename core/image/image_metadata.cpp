#include "core/image/image_metadata.h"

#include <zlib.h>

#include <algorithm>
#include <cstring>
#include <map>

#include "core/image/byte_reader.h"

namespace visagiste {
namespace {

using Bytes = std::vector<std::uint8_t>;

constexpr std::size_t kMostBytes = std::size_t{16} << 20U;  // The largest profiles in use (printers' tables) have 4 MB.

Bytes copied(const ByteReader& part) {
  return part.size() > kMostBytes ? Bytes() : Bytes(part.bytes(), part.bytes() + part.size());
}

/// Some programs put JPEG's prefix in front of the TIFF header in other formats too.
Bytes exifOf(const ByteReader& block) {
  return copied(block.startsWith("Exif\0\0", 6) ? block.part(6) : block);
}

// --- JPEG ------------------------------------------------------------------

/// A profile comes in numbered segments, which may stand in any order.
class ProfileSegments {
 public:
  void add(const ByteReader& segment) {
    const unsigned number = segment.bytes()[12];
    const unsigned count = segment.bytes()[13];
    if (number == 0 || number > count || (m_count != 0 && count != m_count)) {
      m_isDamaged = true;
      return;
    }
    m_count = count;
    m_parts.emplace(number, segment.part(14));
  }

  [[nodiscard]] Bytes joined() const {
    Bytes profile;
    if (m_isDamaged || m_parts.size() != m_count) {
      return profile;
    }
    for (const auto& [number, part] : m_parts) {
      profile.insert(profile.end(), part.bytes(), part.bytes() + part.size());
    }
    return profile;
  }

 private:
  std::map<unsigned, ByteReader> m_parts;
  unsigned m_count = 0;
  bool m_isDamaged = false;
};

ImageMetadata readJpeg(const ByteReader& reader) {
  ImageMetadata metadata;
  ProfileSegments profile;
  std::size_t offset = 2;
  // Both blocks stand before the first scan (marker DA).
  while (reader.has(offset, 4) && reader.bytes()[offset] == 0xFF && reader.bytes()[offset + 1] != 0xDA) {
    const std::uint8_t marker = reader.bytes()[offset + 1];
    if (marker == 0xFF) {
      ++offset;  // A fill byte.
      continue;
    }
    const std::size_t length = reader.bigEndian(offset + 2, 2);
    if (length < 2 || !reader.has(offset + 2, length)) {
      break;
    }
    const ByteReader segment = reader.part(offset + 4, length - 2);
    if (marker == 0xE1 && segment.startsWith("Exif\0\0", 6) && metadata.exif.empty()) {
      metadata.exif = exifOf(segment);
    } else if (marker == 0xE2 && segment.startsWith("ICC_PROFILE\0", 12) && segment.size() > 14) {
      profile.add(segment);
    }
    offset += 2 + length;
  }
  metadata.iccProfile = profile.joined();
  return metadata;
}

// --- PNG -------------------------------------------------------------------

/// The unpacked content of a zlib stream; empty when it is damaged or unpacks to more than kMostBytes.
Bytes inflated(const ByteReader& packed) {
  z_stream stream{};
  if (packed.size() > kMostBytes || inflateInit(&stream) != Z_OK) {
    return {};
  }
  stream.next_in = const_cast<std::uint8_t*>(packed.bytes());
  stream.avail_in = static_cast<uInt>(packed.size());
  Bytes content;
  int state = Z_OK;
  while (state == Z_OK && content.size() < kMostBytes) {
    // Grows with what really comes out, whatever the stream promises.
    constexpr std::size_t kStep = std::size_t{64} << 10U;
    const std::size_t before = content.size();
    content.resize(before + kStep);
    stream.next_out = content.data() + before;
    stream.avail_out = static_cast<uInt>(kStep);
    state = inflate(&stream, Z_NO_FLUSH);
    content.resize(content.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END ? content : Bytes();
}

/// An iCCP chunk: a name of up to 79 letters, a zero, the method (0), a zlib stream.
Bytes unpackedProfile(const ByteReader& chunk) {
  const std::size_t searched = std::min<std::size_t>(chunk.size(), 80);
  const void* const zero = searched == 0 ? nullptr : std::memchr(chunk.bytes(), 0, searched);
  if (zero == nullptr) {
    return {};
  }
  const auto name = static_cast<std::size_t>(static_cast<const std::uint8_t*>(zero) - chunk.bytes());
  return chunk.has(name + 1, 1) && chunk.bytes()[name + 1] == 0 ? inflated(chunk.part(name + 2)) : Bytes();
}

ImageMetadata readPng(const ByteReader& reader) {
  ImageMetadata metadata;
  bool profileSeen = false;  // A second one is not allowed; unpacking thousands would be an attack on time.
  for (std::size_t offset = 8; reader.has(offset, 12);) {
    const std::size_t length = reader.bigEndian(offset, 4);
    if (!reader.has(offset, 12 + length)) {
      break;
    }
    const ByteReader chunk = reader.part(offset + 8, length);
    if (reader.startsWith("eXIf", 4, offset + 4)) {
      metadata.exif = exifOf(chunk);
    } else if (!profileSeen && reader.startsWith("iCCP", 4, offset + 4)) {
      profileSeen = true;
      metadata.iccProfile = unpackedProfile(chunk);
    }
    offset += 12 + length;
  }
  return metadata;
}

// --- WebP and TIFF -----------------------------------------------------------

ImageMetadata readWebp(const ByteReader& reader) {
  ImageMetadata metadata;
  for (std::size_t offset = 12; reader.has(offset, 8);) {
    const std::size_t length = reader.littleEndian(offset + 4, 4);
    if (!reader.has(offset + 8, length)) {
      break;
    }
    const ByteReader chunk = reader.part(offset + 8, length);
    if (reader.startsWith("EXIF", 4, offset)) {
      metadata.exif = exifOf(chunk);
    } else if (reader.startsWith("ICCP", 4, offset)) {
      metadata.iccProfile = copied(chunk);
    }
    offset += 8 + length + length % 2;
  }
  return metadata;
}

ImageMetadata readTiff(const ByteReader& reader) {
  const bool little = reader.startsWith("II", 2);
  const auto number = [&](std::size_t offset, int width) -> std::size_t {
    return little ? reader.littleEndian(offset, width) : reader.bigEndian(offset, width);
  };
  constexpr std::size_t kProfileTag = 34675;
  ImageMetadata metadata;
  const std::size_t directory = number(4, 4);
  for (std::size_t i = 0; i < number(directory, 2); ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    if (!reader.has(entry, 12)) {
      break;
    }
    const std::size_t count = number(entry + 4, 4);
    const std::size_t place = number(entry + 8, 4);
    if (number(entry, 2) == kProfileTag && reader.has(place, count)) {
      metadata.iccProfile = copied(reader.part(place, count));
    }
  }
  return metadata;
}

}  // namespace

ImageMetadata readImageMetadata(const std::uint8_t* bytes, std::size_t count) {
  const ByteReader reader(bytes, count);
  if (reader.startsWith("\xFF\xD8\xFF", 3)) {
    return readJpeg(reader);
  }
  if (reader.startsWith("\x89PNG\r\n\x1A\n", 8)) {
    return readPng(reader);
  }
  if (reader.startsWith("RIFF", 4) && reader.startsWith("WEBP", 4, 8)) {
    return readWebp(reader);
  }
  if (reader.startsWith("II*\0", 4) || reader.startsWith("MM\0*", 4)) {
    return readTiff(reader);
  }
  return {};
}

}  // namespace visagiste
