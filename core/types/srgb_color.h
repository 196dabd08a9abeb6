#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace visagiste {

/// An sRGB-coded colour, as a swatch shows it.
struct SrgbColor {
  std::uint8_t r = 0;
  std::uint8_t g = 0;
  std::uint8_t b = 0;

  friend bool operator==(const SrgbColor& a, const SrgbColor& b) { return a.r == b.r && a.g == b.g && a.b == b.b; }
  friend bool operator!=(const SrgbColor& a, const SrgbColor& b) { return !(a == b); }
};

/// "#rrggbb".
[[nodiscard]] std::string hexOf(SrgbColor color);
/// Throws Error{InvalidArgument} unless the text is "#rrggbb" (either case).
[[nodiscard]] SrgbColor colorFromHex(std::string_view text);

}  // namespace visagiste
