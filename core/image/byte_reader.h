#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace visagiste {

/// Looks at bytes of unknown honesty: every read says whether it was inside.
class ByteReader {
 public:
  ByteReader(const std::uint8_t* bytes, std::size_t count) : m_bytes(bytes), m_count(count) {}

  [[nodiscard]] std::size_t size() const { return m_count; }
  [[nodiscard]] const std::uint8_t* bytes() const { return m_bytes; }
  [[nodiscard]] bool has(std::size_t offset, std::size_t count) const {
    return offset <= m_count && count <= m_count - offset;
  }

  /// The bytes from `offset` on, at most `count`; empty when outside.
  [[nodiscard]] ByteReader part(std::size_t offset, std::size_t count = SIZE_MAX) const {
    if (offset >= m_count) {
      return {m_bytes, 0};
    }
    return {m_bytes + offset, count < m_count - offset ? count : m_count - offset};
  }

  [[nodiscard]] bool startsWith(const char* text, std::size_t length, std::size_t offset = 0) const {
    return has(offset, length) && std::memcmp(m_bytes + offset, text, length) == 0;
  }

  /// Unsigned integer of 1 to 4 bytes; 0 when outside.
  [[nodiscard]] std::uint32_t littleEndian(std::size_t offset, int width) const {
    std::uint32_t value = 0;
    for (int i = width - 1; i >= 0 && has(offset, static_cast<std::size_t>(width)); --i) {
      value = value << 8 | m_bytes[offset + static_cast<std::size_t>(i)];
    }
    return value;
  }
  [[nodiscard]] std::uint32_t bigEndian(std::size_t offset, int width) const {
    std::uint32_t value = 0;
    for (int i = 0; i < width && has(offset, static_cast<std::size_t>(width)); ++i) {
      value = value << 8 | m_bytes[offset + static_cast<std::size_t>(i)];
    }
    return value;
  }

 private:
  const std::uint8_t* m_bytes;
  std::size_t m_count;
};

}  // namespace visagiste
