#include "core/image/image_header.h"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

#include "core/base/error.h"
#include "core/image/byte_reader.h"

namespace visagiste {
namespace {

[[noreturn]] void failReading(const std::string& name, const std::string& what) {
  throw Error(ErrorCode::Unreadable, "Cannot read '" + name + "': " + what + ".");
}

constexpr const char* kCutOff = "the file is cut off; copy or download it again";
constexpr const char* kDamaged = "its header is damaged; copy or download it again";

Size checkedSize(std::uint32_t width, std::uint32_t height, const std::string& name) {
  constexpr std::uint32_t kMost = std::numeric_limits<int>::max();
  if (width < 1 || height < 1 || width > kMost || height > kMost) {
    failReading(name, kDamaged);
  }
  return {static_cast<int>(width), static_cast<int>(height)};
}

/// The two fields of a TIFF directory that matter here.
struct TiffFields {
  std::uint32_t width = 0;
  std::uint32_t height = 0;
  std::uint32_t orientation = 1;
};

std::optional<TiffFields> readTiffFields(const ByteReader& reader) {
  const bool little = reader.startsWith("II*\0", 4);
  if (!little && !reader.startsWith("MM\0*", 4)) {
    return std::nullopt;
  }
  const auto number = [&](std::size_t offset, int width) {
    return little ? reader.littleEndian(offset, width) : reader.bigEndian(offset, width);
  };
  const std::size_t directory = number(4, 4);
  if (!reader.has(directory, 2)) {
    return std::nullopt;
  }
  TiffFields fields;
  const std::uint32_t entryCount = number(directory, 2);
  for (std::uint32_t i = 0; i < entryCount; ++i) {
    const std::size_t entry = directory + 2 + std::size_t{12} * i;
    if (!reader.has(entry, 12)) {
      return std::nullopt;
    }
    const std::uint32_t value = number(entry + 2, 2) == 3 ? number(entry + 8, 2) : number(entry + 8, 4);
    switch (number(entry, 2)) {
      case 256:
        fields.width = value;
        break;
      case 257:
        fields.height = value;
        break;
      case 274:
        fields.orientation = value;
        break;
      default:
        break;
    }
  }
  return fields;
}

// --- JPEG ------------------------------------------------------------------

/// Ordinary progressive pictures have about ten; thousands of scans over a large picture are an attack on time.
constexpr int kMaxJpegScans = 100;

bool isJpegFrame(std::uint8_t marker) {
  return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

/// The offset of the next marker after coded picture rows: stuffed zeros, restart and fill bytes are stepped over.
std::size_t endOfJpegScan(const ByteReader& reader, std::size_t offset) {
  while (reader.has(offset, 2)) {
    const void* found = std::memchr(reader.bytes() + offset, 0xFF, reader.size() - offset - 1);
    if (found == nullptr) {
      break;
    }
    offset = static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - reader.bytes());
    const std::uint8_t next = reader.bytes()[offset + 1];
    if (next != 0x00 && next != 0xFF && (next < 0xD0 || next > 0xD7)) {
      return offset;
    }
    offset += next == 0xFF ? 1 : 2;
  }
  return reader.size();
}

ImageHeader readJpegHeader(const ByteReader& reader, const std::string& name) {
  ImageHeader header;
  header.kind = ImageFileKind::Jpeg;
  int scans = 0;
  bool frameSeen = false;
  std::size_t offset = 2;
  for (;;) {
    while (reader.has(offset, 2) && reader.bytes()[offset] == 0xFF && reader.bytes()[offset + 1] == 0xFF) {
      ++offset;  // Fill bytes before a marker.
    }
    if (!reader.has(offset, 2)) {
      failReading(name, kCutOff);
    }
    const std::uint8_t marker = reader.bytes()[offset + 1];
    if (reader.bytes()[offset] != 0xFF) {
      failReading(name, kDamaged);
    }
    if (marker == 0xD9) {
      break;
    }
    if (marker == 0x01 || (marker >= 0xD0 && marker <= 0xD7)) {
      offset += 2;  // These have no length.
      continue;
    }
    const std::uint32_t length = reader.bigEndian(offset + 2, 2);
    if (!reader.has(offset + 2, length < 2 ? 2 : length)) {
      failReading(name, kCutOff);
    }
    if (length < 2) {
      failReading(name, kDamaged);
    }
    const ByteReader segment = reader.part(offset + 4, length - 2);
    if (isJpegFrame(marker)) {
      if (segment.size() < 6) {
        failReading(name, kDamaged);
      }
      if (segment.bytes()[0] != 8 || (marker != 0xC0 && marker != 0xC1 && marker != 0xC2)) {
        failReading(name, "it is a rare kind of JPEG (12-bit, lossless or arithmetic); save it as an ordinary JPEG");
      }
      header.storedSizePx = checkedSize(segment.bigEndian(3, 2), segment.bigEndian(1, 2), name);
      frameSeen = true;
    } else if (marker == 0xE1 && segment.startsWith("Exif\0\0", 6) && header.exifOrientation == 1) {
      header.exifOrientation = exifOrientation(segment.bytes() + 6, segment.size() - 6);
    }
    offset += 2 + length;
    if (marker == 0xDA) {
      if (!frameSeen) {
        failReading(name, kDamaged);
      }
      if (++scans > kMaxJpegScans) {
        failReading(name, "it has more scans than any ordinary picture; save it again as an ordinary JPEG");
      }
      offset = endOfJpegScan(reader, offset);
    }
  }
  if (scans == 0) {
    failReading(name, "it holds no picture");
  }
  return header;
}

// --- PNG -------------------------------------------------------------------

ImageHeader readPngHeader(const ByteReader& reader, const std::string& name) {
  ImageHeader header;
  header.kind = ImageFileKind::Png;
  if (!reader.has(8, 25)) {
    failReading(name, kCutOff);
  }
  if (!reader.startsWith("IHDR", 4, 12)) {
    failReading(name, kDamaged);
  }
  header.storedSizePx = checkedSize(reader.bigEndian(16, 4), reader.bigEndian(20, 4), name);
  std::size_t offset = 8;
  while (!reader.startsWith("IEND", 4, offset + 4)) {
    const std::uint32_t length = reader.bigEndian(offset, 4);
    if (!reader.has(offset, std::size_t{12} + length)) {
      failReading(name, kCutOff);
    }
    if (reader.startsWith("eXIf", 4, offset + 4)) {
      header.exifOrientation = exifOrientation(reader.bytes() + offset + 8, length);
    }
    offset += std::size_t{12} + length;
  }
  return header;
}

// --- WebP ------------------------------------------------------------------

ImageHeader readWebpHeader(const ByteReader& reader, const std::string& name) {
  ImageHeader header;
  header.kind = ImageFileKind::Webp;
  if (!reader.has(0, std::size_t{8} + reader.littleEndian(4, 4)) || !reader.has(12, 18)) {
    failReading(name, kCutOff);
  }
  if (reader.startsWith("VP8X", 4, 12)) {
    if ((reader.bytes()[20] & 0x02) != 0) {
      failReading(name, "it is an animation; save one of its pictures as PNG or JPEG");
    }
    header.storedSizePx = checkedSize(reader.littleEndian(24, 3) + 1, reader.littleEndian(27, 3) + 1, name);
  } else if (reader.startsWith("VP8L", 4, 12) && reader.bytes()[20] == 0x2F) {
    const std::uint32_t packed = reader.littleEndian(21, 4);
    header.storedSizePx = checkedSize((packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1, name);
  } else if (reader.startsWith("VP8 ", 4, 12) && reader.startsWith("\x9D\x01\x2A", 3, 23)) {
    header.storedSizePx = checkedSize(reader.littleEndian(26, 2) & 0x3FFF, reader.littleEndian(28, 2) & 0x3FFF, name);
  } else {
    failReading(name, kDamaged);
  }
  for (std::size_t offset = 12; reader.has(offset, 8);) {
    const std::size_t length = reader.littleEndian(offset + 4, 4);
    if (reader.startsWith("EXIF", 4, offset) && reader.has(offset + 8, length)) {
      const ByteReader block = reader.part(offset + 8, length);
      const std::size_t start = block.startsWith("Exif\0\0", 6) ? 6 : 0;  // Some programs copy JPEG's prefix too.
      header.exifOrientation = exifOrientation(block.bytes() + start, block.size() - start);
    }
    offset += 8 + length + length % 2;
  }
  return header;
}

// --- TIFF and BMP ------------------------------------------------------------

/// Whether all that the first directory points to lies inside the file: tag values and the rows of the picture.
bool isCompleteTiff(const ByteReader& reader) {
  constexpr std::array<std::size_t, 14> kTypeBytes = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  const bool little = reader.startsWith("II", 2);
  const auto number = [&](std::size_t offset, int width) -> std::size_t {
    return little ? reader.littleEndian(offset, width) : reader.bigEndian(offset, width);
  };
  struct List {
    std::size_t offset = 0, count = 0;
    int width = 4;
  };
  List starts;
  List lengths;
  const std::size_t directory = number(4, 4);
  for (std::size_t i = 0; i < number(directory, 2); ++i) {
    const std::size_t entry = directory + 2 + 12 * i;
    const std::size_t tag = number(entry, 2);
    const std::size_t type = number(entry + 2, 2);
    const std::size_t count = number(entry + 4, 4);
    const std::size_t valueBytes = count * (type < kTypeBytes.size() ? kTypeBytes[type] : 0);
    const List list{valueBytes <= 4 ? entry + 8 : number(entry + 8, 4), type == 3 || type == 4 ? count : 0,
                    type == 3 ? 2 : 4};
    if (!reader.has(list.offset, valueBytes)) {
      return false;
    }
    if (tag == 273 || tag == 324) {  // Offsets of strips or tiles.
      starts = list;
    } else if (tag == 279 || tag == 325) {  // Their lengths in bytes.
      lengths = list;
    }
  }
  const std::size_t partCount = std::min(starts.count, lengths.count);
  for (std::size_t i = 0; i < partCount; ++i) {
    const std::size_t start = number(starts.offset + i * static_cast<std::size_t>(starts.width), starts.width);
    const std::size_t length = number(lengths.offset + i * static_cast<std::size_t>(lengths.width), lengths.width);
    if (!reader.has(start, length)) {
      return false;
    }
  }
  return partCount > 0;
}

ImageHeader readTiffHeader(const ByteReader& reader, const std::string& name) {
  const std::optional<TiffFields> fields = readTiffFields(reader);
  if (!fields || !isCompleteTiff(reader)) {
    failReading(name, kCutOff);
  }
  ImageHeader header;
  header.kind = ImageFileKind::Tiff;
  header.storedSizePx = checkedSize(fields->width, fields->height, name);
  header.exifOrientation =
      fields->orientation >= 1 && fields->orientation <= 8 ? static_cast<int>(fields->orientation) : 1;
  return header;
}

ImageHeader readBmpHeader(const ByteReader& reader, const std::string& name) {
  if (!reader.has(14, 12)) {
    failReading(name, kCutOff);
  }
  ImageHeader header;
  header.kind = ImageFileKind::Bmp;
  const std::uint32_t headerBytes = reader.littleEndian(14, 4);
  if (headerBytes == 12) {
    header.storedSizePx = checkedSize(reader.littleEndian(18, 2), reader.littleEndian(20, 2), name);
  } else if (headerBytes >= 36 && reader.has(14, 36)) {
    const std::uint32_t height = reader.littleEndian(22, 4);
    // A negative height means rows from the top.
    header.storedSizePx = checkedSize(reader.littleEndian(18, 4), height > 0x80000000U ? 0U - height : height, name);
  } else {
    failReading(name, kDamaged);
  }
  return header;
}

bool isHeif(const ByteReader& reader) {
  return reader.startsWith("ftyp", 4, 4) && (reader.startsWith("hei", 3, 8) || reader.startsWith("hev", 3, 8) ||
                                             reader.startsWith("mif1", 4, 8) || reader.startsWith("avif", 4, 8));
}

}  // namespace

int exifOrientation(const std::uint8_t* bytes, std::size_t count) {
  const std::optional<TiffFields> fields = readTiffFields(ByteReader(bytes, count));
  return fields && fields->orientation >= 1 && fields->orientation <= 8 ? static_cast<int>(fields->orientation) : 1;
}

ImageHeader readImageHeader(const std::uint8_t* bytes, std::size_t count, const std::string& name) {
  const ByteReader reader(bytes, count);
  if (count == 0) {
    failReading(name, "the file is empty; copy or download it again");
  }
  if (reader.startsWith("\xFF\xD8\xFF", 3)) {
    return readJpegHeader(reader, name);
  }
  if (reader.startsWith("\x89PNG\r\n\x1A\n", 8)) {
    return readPngHeader(reader, name);
  }
  if (reader.startsWith("RIFF", 4) && reader.startsWith("WEBP", 4, 8)) {
    return readWebpHeader(reader, name);
  }
  if (reader.startsWith("II*\0", 4) || reader.startsWith("MM\0*", 4)) {
    return readTiffHeader(reader, name);
  }
  if (reader.startsWith("BM", 2)) {
    return readBmpHeader(reader, name);
  }
  if (isHeif(reader)) {
    failReading(name, "HEIC and AVIF pictures are not supported; save it as JPEG or PNG");
  }
  if (reader.startsWith("II+\0", 4) || reader.startsWith("MM\0+", 4)) {
    failReading(name, "BigTIFF pictures are not supported; save it as an ordinary TIFF or PNG");
  }
  if (reader.startsWith("GIF8", 4)) {
    failReading(name, "GIF pictures are not supported; save it as PNG");
  }
  failReading(name, "it is not a JPEG, PNG, WebP, TIFF or BMP picture, whatever its name says");
}

}  // namespace visagiste
