#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace visagiste::test {

using Bytes = std::vector<std::uint8_t>;

inline std::filesystem::path dataFile(const std::string& name) {
  return std::filesystem::path(VISAGISTE_SOURCE_DIR) / "tests/data/images" / name;
}

inline Bytes bytesOf(const std::filesystem::path& path) {
  std::ostringstream content;
  content << std::ifstream(path, std::ios::binary).rdbuf();
  const std::string text = content.str();
  return {text.begin(), text.end()};
}

/// A TIFF header with one directory entry: orientation, as EXIF carries it.
inline Bytes exifBlock(int orientation, bool bigEndian) {
  const auto value = static_cast<std::uint8_t>(orientation);
  if (bigEndian) {
    return {'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, value, 0, 0, 0, 0, 0, 0};
  }
  return {'I', 'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, value, 0, 0, 0, 0, 0, 0, 0};
}

/// `jpeg` with an EXIF segment behind its first marker.
inline Bytes withExif(const Bytes& jpeg, int orientation, bool bigEndian) {
  const Bytes block = exifBlock(orientation, bigEndian);
  Bytes result(jpeg.begin(), jpeg.begin() + 2);
  const std::size_t length = 2 + 6 + block.size();
  const Bytes head = {
      0xFF, 0xE1, static_cast<std::uint8_t>(length >> 8), static_cast<std::uint8_t>(length), 'E', 'x', 'i', 'f', 0, 0};
  result.insert(result.end(), head.begin(), head.end());
  result.insert(result.end(), block.begin(), block.end());
  result.insert(result.end(), jpeg.begin() + 2, jpeg.end());
  return result;
}

/// `png` with an eXIf chunk behind its header. Readers may ignore the checksum of such a chunk; here it is left 0.
inline Bytes withExifChunk(const Bytes& png, int orientation) {
  const Bytes block = exifBlock(orientation, true);
  Bytes chunk = {0, 0, 0, static_cast<std::uint8_t>(block.size()), 'e', 'X', 'I', 'f'};
  chunk.insert(chunk.end(), block.begin(), block.end());
  chunk.insert(chunk.end(), 4, 0);
  Bytes result = png;
  result.insert(result.begin() + 33, chunk.begin(), chunk.end());
  return result;
}

}  // namespace visagiste::test
