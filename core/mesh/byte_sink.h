#pragma once

#include <charconv>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace visagiste {

/// Bytes being put together: little-endian values and text. The machines this program runs on are little-endian.
class ByteSink {
 public:
  explicit ByteSink(std::size_t expectedBytes = 0) { m_bytes.reserve(expectedBytes); }

  template <typename Value>
  void put(Value value) {
    static_assert(std::is_arithmetic_v<Value>);
    putBytes(&value, sizeof value);
  }
  void putBytes(const void* from, std::size_t count) {
    const auto* const first = static_cast<const std::uint8_t*>(from);
    m_bytes.insert(m_bytes.end(), first, first + count);
  }
  void putText(std::string_view text) { putBytes(text.data(), text.size()); }

  /// The shortest text that reads back as the same number.
  template <typename Value>
  void putNumber(Value value) {
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, value).ptr;
    putBytes(text, static_cast<std::size_t>(end - text));
  }

  /// Fills up to a multiple of `alignment` bytes.
  void align(std::size_t alignment, std::uint8_t filler) {
    m_bytes.resize((m_bytes.size() + alignment - 1) / alignment * alignment, filler);
  }

  [[nodiscard]] std::size_t size() const { return m_bytes.size(); }
  [[nodiscard]] std::vector<std::uint8_t> take() { return std::move(m_bytes); }
  [[nodiscard]] const std::vector<std::uint8_t>& bytes() const { return m_bytes; }

 private:
  std::vector<std::uint8_t> m_bytes;
};

}  // namespace visagiste
