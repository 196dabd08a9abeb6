#include "core/base/named_files.h"

#include "core/base/error.h"
#include "core/base/library_names.h"

namespace visagiste {

namespace fs = std::filesystem;

std::size_t findNamed(const std::vector<NamedFile>& files, const std::string& name, const std::string& kind) {
  // The person's own come last in the list and win.
  for (const auto& spelled : {lowered, dashed})
    for (std::size_t i = files.size(); i-- > 0;)
      if (spelled(files[i].name) == spelled(name))
        return i;
  std::string names;
  for (const NamedFile& file : files) names += (names.empty() ? "" : ", ") + file.name;
  throw Error(ErrorCode::NotFound, "There is no " + kind + " \"" + name + "\". There are: " + names + ".");
}

fs::path fileToSave(const std::vector<NamedFile>& files, const fs::path& ownFolder, const std::string& name,
                    const std::string& ending, const std::string& kind) {
  if (name.find_first_not_of(" \t\n") == std::string::npos)
    throw Error(ErrorCode::InvalidArgument, "The " + kind + " has no name. Give it one to save it.");
  if (ownFolder.empty())
    throw Error(ErrorCode::Unwritable, "There is no folder for " + kind + "s of one's own.");
  requireFolder(ownFolder);
  const std::string fileName = fileStemOf(name) + ending;
  fs::path file = ownFolder / fileName;
  for (const NamedFile& entry : files)
    if (entry.isOwn && lowered(entry.name) == lowered(name))
      file = entry.file;
    else if (entry.isOwn && entry.file == file)
      file = ownFolder / ("another-" + fileName);  // Two names, one file name.
  return file;
}

void removeOwn(const std::vector<NamedFile>& files, const std::string& name, const std::string& kind) {
  for (const NamedFile& entry : files)
    if (entry.isOwn && lowered(entry.name) == lowered(name)) {
      removeFile(entry.file);
      return;
    }
  throw Error(ErrorCode::NotFound, "There is no " + kind + " of one's own called \"" + name + "\".");
}

}  // namespace visagiste
