#pragma once

#include <filesystem>

namespace visagiste {

/// The picture files that are read; the first three are also written.
enum class ImageFileKind { Png = 1, Jpeg, Webp, Tiff, Bmp };

/// The kind that the ending of a file to be written asks for (.png .jpg .jpeg .webp, any case).
/// Throws Error{InvalidArgument} naming the choices for any other ending.
[[nodiscard]] ImageFileKind writtenKindOf(const std::filesystem::path& path);

}  // namespace visagiste
