#pragma once

#include <filesystem>
#include <string>

#include "core/types/garment.h"

namespace visagiste {

/// Garment packs: one JSON file each (core/garment/README.md documents the fields). No code; its pictures are PNG or
/// WebP files in base64.

/// Throws Error{Unreadable} for text that is no garment, naming the field, e.g. "handles.neck"; Error{TooLarge} over
/// 32 MiB of text. `name` is how messages call it.
[[nodiscard]] Garment readGarment(const std::string& json, const std::string& name);
/// The same for a file. Throws also Error{NotFound}.
[[nodiscard]] Garment readGarmentFile(const std::filesystem::path& file);

enum class GarmentPictures {
  Exact = 1,  ///< PNG.
  Small,      ///< WebP, with losses that are not seen.
};

/// The garment as readGarment() takes it; indented. Throws Error{InvalidArgument} for one that fails check().
[[nodiscard]] std::string garmentJson(const Garment& garment, GarmentPictures pictures = GarmentPictures::Exact);
/// Appears whole or not at all. Throws Error{Unwritable}.
void writeGarmentFile(const std::filesystem::path& file, const Garment& garment,
                      GarmentPictures pictures = GarmentPictures::Exact);

/// The ending of garment files.
inline constexpr const char* kGarmentEnding = ".garment";

}  // namespace visagiste
