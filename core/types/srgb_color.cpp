#include "core/types/srgb_color.h"

#include <array>
#include <cstddef>

#include "core/base/error.h"

namespace visagiste {

std::string hexOf(SrgbColor color) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string text = "#";
  for (const std::uint8_t value : {color.r, color.g, color.b}) {
    text += kDigits[value >> 4];
    text += kDigits[value & 15];
  }
  return text;
}

SrgbColor colorFromHex(std::string_view text) {
  const auto digit = [&](char c) {
    if (c >= '0' && c <= '9')
      return c - '0';
    if (c >= 'a' && c <= 'f')
      return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
      return c - 'A' + 10;
    return -1;
  };
  std::array<int, 6> digits{};
  bool good = text.size() == 7 && text[0] == '#';
  for (std::size_t i = 0; good && i < 6; ++i) {
    digits[i] = digit(text[i + 1]);
    good = digits[i] >= 0;
  }
  if (!good)
    throw Error(ErrorCode::InvalidArgument,
                "\"" + std::string(text.substr(0, 32)) + "\" is not a colour. Write it as #rrggbb, e.g. #c2185b.");
  const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(16 * digits[i] + digits[i + 1]); };
  return {byte(0), byte(2), byte(4)};
}

}  // namespace visagiste
