#pragma once

#include <filesystem>

namespace visagiste {

/// Whether two names lead to one file: other spellings, links and hard links count. Files need not exist yet.
/// Never throws; names that cannot be followed lead to different files unless they are spelt alike.
[[nodiscard]] bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);

}  // namespace visagiste
