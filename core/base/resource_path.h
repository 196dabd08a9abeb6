#pragma once

#include <filesystem>
#include <string>

namespace visagiste {

/// A file or folder of resources/: share/visagiste/resources of an installation, otherwise resources/ of the source
/// tree this program was built from. Throws Error{NotFound} naming it. Any thread.
[[nodiscard]] std::filesystem::path resourcePath(const std::string& name);

}  // namespace visagiste
