#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/image/image_file_kind.h"
#include "core/types/image.h"

namespace visagiste {

struct EncodeOptions {
  int quality = 92;        ///< JPEG and WebP, 1..100.
  int pngCompression = 3;  ///< 0 (fast, large) .. 9 (slow, small); the pixels are the same.
  void check() const;      ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// The bytes of a PNG, JPEG or WebP file. JPEG knows no alpha: transparent parts are laid over white.
/// Throws Error{InvalidArgument} for an empty image, another kind, or a side above the format's own limit
/// (65,535 for JPEG, 16,383 for WebP). Any thread.
[[nodiscard]] std::vector<std::uint8_t> encodeImage(const Image& image, ImageFileKind kind,
                                                    const EncodeOptions& options = {});

/// Writes the kind that the ending of `path` asks for (.png .jpg .jpeg .webp), whole or not at all.
/// Throws Error{InvalidArgument} for another ending and Error{Unwritable} naming file and reason. Any thread.
void encodeImageFile(const Image& image, const std::filesystem::path& path, const EncodeOptions& options = {});

}  // namespace visagiste
