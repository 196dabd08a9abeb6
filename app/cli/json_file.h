#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace visagiste {

/// Throws Error{Unwritable} where writing JSON to `file` would replace one of `others` (the files of a job), or a file
/// that holds something else than JSON. "-" is the standard output and harms nobody.
void protectFromJson(const std::string& file, const std::vector<std::filesystem::path>& others);

/// Writes to the file, which appears whole or not at all, or for "-" to the standard output.
/// Throws Error{Unwritable}.
void writeJson(const std::string& file, const std::string& json);

}  // namespace visagiste
