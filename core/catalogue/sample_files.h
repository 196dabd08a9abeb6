#pragma once

#include <filesystem>

namespace visagiste {

/// Sample material made by this project (resourcePath()). Throws Error{NotFound} naming the file. Any thread.
[[nodiscard]] std::filesystem::path samplePortrait();
/// A short clip of a moving face.
[[nodiscard]] std::filesystem::path demoClip();

}  // namespace visagiste
