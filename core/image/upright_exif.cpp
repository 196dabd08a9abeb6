#include "core/image/upright_exif.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <utility>

#include "core/image/byte_reader.h"

namespace visagiste {
namespace {

constexpr std::uint32_t kWidth = 0x0100;
constexpr std::uint32_t kHeight = 0x0101;
constexpr std::uint32_t kOrientation = 0x0112;
constexpr std::uint32_t kStripOffset = 0x0111;
constexpr std::uint32_t kStripBytes = 0x0117;
constexpr std::uint32_t kThumbnailOffset = 0x0201;
constexpr std::uint32_t kThumbnailBytes = 0x0202;
constexpr std::uint32_t kExifDirectory = 0x8769;
constexpr std::uint32_t kPixelWidth = 0xA002;
constexpr std::uint32_t kPixelHeight = 0xA003;

constexpr std::uint32_t kShort = 3;  // The type of a number of 16 bits.

/// A TIFF structure that is changed in place; every access says whether it was inside.
class TiffBlock {
 public:
  explicit TiffBlock(std::vector<std::uint8_t> bytes) : m_bytes(std::move(bytes)) {
    const ByteReader reader(m_bytes.data(), m_bytes.size());
    m_isLittle = reader.startsWith("II*\0", 4);
    if (m_isLittle || reader.startsWith("MM\0*", 4)) {
      m_first = number(4, 4);
    }
  }

  [[nodiscard]] std::size_t firstDirectory() const { return m_first; }

  /// Entries of the directory at `offset`; nothing when it is cut off.
  [[nodiscard]] std::optional<std::size_t> entryCount(std::size_t offset) const {
    const ByteReader reader(m_bytes.data(), m_bytes.size());
    if (offset < 8 || !reader.has(offset, 2)) {
      return std::nullopt;
    }
    const std::size_t count = number(offset, 2);
    return reader.has(offset + 2, 12 * count) ? std::optional(count) : std::nullopt;
  }

  /// The whole number that the last entry with this tag holds; nothing when there is none.
  [[nodiscard]] std::optional<std::uint32_t> value(std::size_t directory, std::uint32_t tag) const {
    std::optional<std::uint32_t> value;
    for (const std::size_t entry : entriesOf(directory, tag)) {
      value = number(entry + 8, number(entry + 2, 2) == kShort ? 2 : 4);
    }
    return value;
  }

  /// Every entry with this tag becomes one number of 16 bits, whatever it was: readers differ in which one they
  /// believe.
  void setValue(std::size_t directory, std::uint32_t tag, std::uint32_t value) {
    for (const std::size_t entry : entriesOf(directory, tag)) {
      setNumber(entry + 2, 2, kShort);
      setNumber(entry + 4, 4, 1);
      setNumber(entry + 8, 4, 0);
      setNumber(entry + 8, 2, value);
    }
  }

  [[nodiscard]] std::uint32_t number(std::size_t offset, int width) const {
    const ByteReader reader(m_bytes.data(), m_bytes.size());
    return m_isLittle ? reader.littleEndian(offset, width) : reader.bigEndian(offset, width);
  }

  void setNumber(std::size_t offset, int width, std::uint32_t value) {
    for (int i = 0; i < width && offset + static_cast<std::size_t>(i) < m_bytes.size(); ++i) {
      m_bytes[offset + static_cast<std::size_t>(i)] =
          static_cast<std::uint8_t>(value >> (8 * (m_isLittle ? i : width - 1 - i)));
    }
  }

  void wipe(std::size_t offset, std::size_t count) {
    if (offset < 8 || offset >= m_bytes.size()) {
      return;
    }
    count = std::min(count, m_bytes.size() - offset);
    std::fill_n(m_bytes.begin() + static_cast<std::ptrdiff_t>(offset), count, std::uint8_t{0});
    // A thumbnail mostly ends the block; then nothing has to be left in its place.
    if (offset + count == m_bytes.size()) {
      m_bytes.resize(offset);
    }
  }

  [[nodiscard]] std::vector<std::uint8_t> taken() { return std::move(m_bytes); }

 private:
  [[nodiscard]] std::vector<std::size_t> entriesOf(std::size_t directory, std::uint32_t tag) const {
    std::vector<std::size_t> entries;
    const std::size_t count = entryCount(directory).value_or(0);
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t entry = directory + 2 + 12 * i;
      if (number(entry, 2) == tag) {
        entries.push_back(entry);
      }
    }
    return entries;
  }

  std::vector<std::uint8_t> m_bytes;
  bool m_isLittle = false;
  std::size_t m_first = 0;
};

/// The thumbnail's directory hangs behind the first one.
void dropThumbnail(TiffBlock& block, std::size_t link) {
  const std::size_t directory = block.number(link, 4);
  block.setNumber(link, 4, 0);
  const std::optional<std::size_t> count = block.entryCount(directory);
  if (!count) {
    return;
  }
  for (const auto& [start, length] : {std::pair(kThumbnailOffset, kThumbnailBytes), {kStripOffset, kStripBytes}}) {
    const std::optional<std::uint32_t> offset = block.value(directory, start);
    const std::optional<std::uint32_t> bytes = block.value(directory, length);
    if (offset && bytes) {
      block.wipe(*offset, *bytes);
    }
  }
}

}  // namespace

std::vector<std::uint8_t> uprightExif(std::vector<std::uint8_t> exif, Size size) {
  TiffBlock block(std::move(exif));
  const std::size_t first = block.firstDirectory();
  const std::optional<std::size_t> count = block.entryCount(first);
  if (!count) {
    return {};
  }
  const auto width = static_cast<std::uint32_t>(size.width);
  const auto height = static_cast<std::uint32_t>(size.height);
  block.setValue(first, kOrientation, 1);
  block.setValue(first, kWidth, width);
  block.setValue(first, kHeight, height);
  if (const std::optional<std::uint32_t> directory = block.value(first, kExifDirectory)) {
    block.setValue(*directory, kPixelWidth, width);
    block.setValue(*directory, kPixelHeight, height);
  }
  dropThumbnail(block, first + 2 + 12 * *count);
  // A lying block may have called its own first directory a thumbnail.
  return block.entryCount(first) ? block.taken() : std::vector<std::uint8_t>();
}

}  // namespace visagiste
