#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace visagiste {

/// A file of a collection that came with the program or is the person's own: a look, a garment. Any thread.
struct NamedFile {
  std::string name;  ///< As people see it.
  std::filesystem::path file;
  bool isOwn = false;
};

/// The index of the one called `name`: case of ASCII letters ignored, spaces also as dashes (cat-eye); the person's own
/// first. Throws Error{NotFound} that lists the names. kind  "look".
[[nodiscard]] std::size_t findNamed(const std::vector<NamedFile>& files, const std::string& name,
                                    const std::string& kind);

/// Where an own file of this name is to be written; the folder is made. The person's own one of that name is replaced.
/// Throws Error{InvalidArgument} for a blank name, Error{Unwritable}.
[[nodiscard]] std::filesystem::path fileToSave(const std::vector<NamedFile>& files,
                                               const std::filesystem::path& ownFolder, const std::string& name,
                                               const std::string& ending, const std::string& kind);

/// Takes an own file away. Throws Error{NotFound} for any other name, Error{Unwritable}.
void removeOwn(const std::vector<NamedFile>& files, const std::string& name, const std::string& kind);

}  // namespace visagiste
