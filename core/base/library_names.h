#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace visagiste {

/// How libraries of named files (looks, styles) compare names and name files. Pure unless said; any thread.

/// ASCII letters in lower case, everything else as it is.
[[nodiscard]] std::string lowered(std::string text);
/// As a shell likes a name best: "Cat eye" is cat-eye.
[[nodiscard]] std::string dashed(std::string text);
/// A file name without ending that any system takes: letters of other scripts stay, everything that means something to
/// a shell or a path becomes a dash; at most 100 bytes, whole letters.
[[nodiscard]] std::string fileStemOf(const std::string& name);

/// Files of the folder with this ending (".json", any case), sorted; none where there is no such folder. Reads the
/// disk.
[[nodiscard]] std::vector<std::filesystem::path> filesIn(const std::filesystem::path& folder,
                                                         const std::string& extension);
/// Makes the folder where it is missing. Throws Error{Unwritable}.
void requireFolder(const std::filesystem::path& folder);
/// Throws Error{Unwritable} where the file cannot be removed.
void removeFile(const std::filesystem::path& file);

}  // namespace visagiste
