#pragma once

#include <filesystem>
#include <string>

namespace visagiste {

/// SHA-256 of a file's content as 64 lower-case hexadecimal digits. Throws Error{NotFound} or Error{Unreadable}.
/// Any thread.
[[nodiscard]] std::string sha256OfFile(const std::filesystem::path& file);

/// The same of a text. Any thread.
[[nodiscard]] std::string sha256OfText(const std::string& text);

}  // namespace visagiste
