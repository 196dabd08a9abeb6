#pragma once

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

namespace visagiste::test {

/// One of the ways in which files go bad: flipped, overwritten, repeated, removed bytes, a changed length field.
inline std::vector<std::uint8_t> mutated(std::vector<std::uint8_t> bytes, std::mt19937& random) {
  const auto below = [&random](std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random);
  };
  const std::size_t changes = 1 + below(8);
  for (std::size_t i = 0; i < changes && !bytes.empty(); ++i) {
    // Headers decide most, so half of all changes go there.
    const std::size_t place = below(2) == 0 ? below(std::min<std::size_t>(bytes.size(), 64)) : below(bytes.size());
    const std::size_t length = std::min(bytes.size() - place, 1 + below(16));
    const auto first = bytes.begin() + static_cast<std::ptrdiff_t>(place);
    switch (below(5)) {
      case 0:
        bytes[place] ^= static_cast<std::uint8_t>(1U << below(8));
        break;
      case 1:
        bytes[place] = static_cast<std::uint8_t>(below(256));
        break;
      case 2:
        std::fill_n(first, length, static_cast<std::uint8_t>(below(2) == 0 ? 0xFF : 0x00));
        break;
      case 3:
        bytes.erase(first, first + static_cast<std::ptrdiff_t>(length));
        break;
      default: {
        const std::vector<std::uint8_t> copy(first, first + static_cast<std::ptrdiff_t>(length));
        bytes.insert(first, copy.begin(), copy.end());
      }
    }
  }
  return bytes;
}

}  // namespace visagiste::test
