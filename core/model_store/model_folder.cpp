#include "core/model_store/model_folder.h"

#include <cstdlib>
#include <map>
#include <system_error>

#include "core/base/error.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

bool isModelFolder(const fs::path& folder) {
  std::error_code missing;
  return fs::is_regular_file(folder / "model.json", missing);
}

}  // namespace

ModelFolders::ModelFolders(const fs::path& folder) {
  if (!folder.empty()) {
    m_places.push_back(folder);
  }
  const char* const named = std::getenv("VISAGISTE_MODELS");
  if (named != nullptr && *named != '\0') {
    m_places.emplace_back(named);
  }
  std::error_code unknown;
  const fs::path program = fs::read_symlink("/proc/self/exe", unknown);
  if (!unknown) {
    m_places.push_back(program.parent_path().parent_path() / "share" / "visagiste" / "models" / "weights");
  }
  m_places.emplace_back(VISAGISTE_SOURCE_WEIGHTS);
}

fs::path ModelFolders::folder(const std::string& id) const {
  std::string searched;
  for (const fs::path& place : m_places) {
    if (!id.empty() && isModelFolder(place / id)) {
      return place / id;
    }
    searched += (searched.empty() ? "" : ", ") + place.string();
  }
  throw Error(ErrorCode::BadWeights, "The model '" + id + "' was not found in " + searched +
                                         ". Reinstall Visagiste, or set VISAGISTE_MODELS to the folder that holds it.");
}

std::vector<fs::path> ModelFolders::all() const {
  std::map<std::string, fs::path> found;
  for (const fs::path& place : m_places) {
    std::error_code listing;
    for (auto entry = fs::directory_iterator(place, listing); !listing && entry != fs::directory_iterator();
         entry.increment(listing)) {
      if (isModelFolder(entry->path())) {
        found.emplace(entry->path().filename().string(), entry->path());
      }
    }
  }
  std::vector<fs::path> folders;
  for (const auto& [id, path] : found) {
    folders.push_back(path);
  }
  return folders;
}

}  // namespace visagiste
