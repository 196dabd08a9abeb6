#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/types/makeup_look.h"

namespace visagiste {

/// Looks as JSON (resources/looks/README.md documents the fields). Text only: a look never holds code; its pictures
/// are PNG files in base64.

/// Throws Error{Unreadable} for text that is no look, naming the field, e.g. "layers[2].opacity";
/// Error{TooLarge} over 32 MiB of text or pictures over the limits of MakeupLook. `name` is how messages call it.
[[nodiscard]] MakeupLook readLook(const std::string& json, const std::string& name);
/// The same for a file. Throws also Error{NotFound}.
[[nodiscard]] MakeupLook readLookFile(const std::filesystem::path& file);

/// The look as readLook() takes it; indented. Throws Error{InvalidArgument} for a look that fails check().
[[nodiscard]] std::string lookJson(const MakeupLook& look);
/// Appears whole or not at all. Throws Error{Unwritable}.
void writeLookFile(const std::filesystem::path& file, const MakeupLook& look);

/// A list of shades: {"shades": [{"name", "product", "finish", "color"}, ...]}. Throws like readLookFile().
[[nodiscard]] std::vector<MakeupShade> readShadesFile(const std::filesystem::path& file);

}  // namespace visagiste
