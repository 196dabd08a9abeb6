#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace visagiste {

/// RFC 4648 base64 with padding, one line. Pure; any thread.
[[nodiscard]] std::string base64Of(const std::vector<std::uint8_t>& bytes);
/// White space is passed over. Throws Error{InvalidArgument} for anything else that is no base64.
[[nodiscard]] std::vector<std::uint8_t> bytesFromBase64(std::string_view text);

}  // namespace visagiste
