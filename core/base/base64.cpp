#include "core/base/base64.h"

#include <sodium.h>

#include <algorithm>

#include "core/base/error.h"

namespace visagiste {

std::string base64Of(const std::vector<std::uint8_t>& bytes) {
  std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // libsodium counts the closing zero.
  return text;
}

std::vector<std::uint8_t> bytesFromBase64(std::string_view text) {
  // libsodium 1.0.18 takes bytes above 127 for letters where char is signed.
  const bool isAscii = std::all_of(text.begin(), text.end(), [](unsigned char c) { return c < 0x80; });
  std::vector<std::uint8_t> bytes(text.size() / 4 * 3 + 3);
  std::size_t count = 0;
  const char* end = nullptr;
  const bool good = isAscii && sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), " \n\r\t",
                                                 &count, &end, sodium_base64_VARIANT_ORIGINAL) == 0;
  if (!good || end != text.data() + text.size())
    throw Error(ErrorCode::InvalidArgument, "The text is no base64.");
  bytes.resize(count);
  return bytes;
}

}  // namespace visagiste
