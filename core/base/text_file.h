#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace visagiste {

/// The whole text of a file of unknown honesty.
///
/// kind  what messages call it: "look", "garment".
/// Throws Error{NotFound}, Error{TooLarge} above `mostBytes` (before anything is read), Error{Unreadable}. Any thread.
[[nodiscard]] std::string textOfFile(const std::filesystem::path& file, std::uintmax_t mostBytes,
                                     const std::string& kind);

}  // namespace visagiste
