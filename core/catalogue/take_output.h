#pragma once

#include <filesystem>

#include "core/catalogue/option_reader.h"
#include "core/expression/take.h"

namespace visagiste {

/// Reads "output": absent, or a name that ends in .csv, .json or .take.
[[nodiscard]] std::filesystem::path readTakeOutput(OptionReader& options);

/// Writes a take in the layout that the ending asks for: of Live Link Face, JSON, or the program's own.
/// Throws Error{InvalidArgument} for a take that cannot be written so, Error{Unwritable}.
void writeTakeAs(const Take& take, const std::filesystem::path& file);

}  // namespace visagiste
