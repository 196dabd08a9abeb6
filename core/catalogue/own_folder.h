#pragma once

#include <filesystem>

namespace visagiste {

/// The folder of the person's own things of a kind ("looks", "styles"): visagiste/<kind> in XDG_DATA_HOME, or in
/// ~/.local/share. It may be missing.
[[nodiscard]] std::filesystem::path ownFolder(const char* kind);

}  // namespace visagiste
