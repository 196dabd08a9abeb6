#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "core/model_store/manifest.h"
#include "core/model_store/model_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
namespace fs = std::filesystem;

namespace {

// Licences under which weights of this project may be shipped; SPDX names.
const std::set<std::string> kLicences = {"MIT",     "Apache-2.0", "BSD-2-Clause",     "BSD-3-Clause", "CC-BY-4.0",
                                         "CC0-1.0", "MPL-2.0",    "GPL-3.0-or-later", "GPL-3.0-only"};

std::vector<fs::path> shippedFolders() {
  std::vector<fs::path> folders;
  const fs::path weights = fs::path(VISAGISTE_SOURCE_DIR) / "models" / "weights";
  if (fs::is_directory(weights)) {
    for (const auto& entry : fs::directory_iterator(weights)) {
      if (entry.is_directory() && !fs::is_empty(entry.path())) {  // Git knows no empty folders.
        folders.push_back(entry.path());
      }
    }
  }
  return folders;
}

std::string contentOf(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  std::ostringstream content;
  content << stream.rdbuf();
  return content.str();
}

void checkLicence(const std::string& expression) {
  std::istringstream words(expression);
  for (std::string word; words >> word;) {
    if (word != "AND" && word != "OR") {
      CHECK(kLicences.count(word) == 1);
    }
  }
}

}  // namespace

TEST_CASE("every shipped model is described, licensed and whole", "[model_store][shipped]") {
  for (const fs::path& folder : shippedFolders()) {
    CAPTURE(folder.string());
    const ModelManifest manifest = readManifest(folder);
    CHECK(manifest.id == folder.filename());
    CHECK(fs::exists(verifiedWeights(manifest)));
    checkLicence(manifest.licence);
    for (const ModelInput& input : manifest.inputs) {
      CHECK_FALSE(input.shape.empty());
      CHECK(input.mean.size() == input.std.size());
    }
    CHECK_FALSE(manifest.outputs.empty());
    CHECK(fs::file_size(manifest.file) < 100U * 1000U * 1000U);  // The repository's limit for one file.
  }
}

TEST_CASE("every shipped model has a card that says what it is", "[model_store][shipped]") {
  for (const fs::path& folder : shippedFolders()) {
    CAPTURE(folder.string());
    const std::string card = contentOf(folder / "card.md");
    CHECK(card.size() > 500);  // Data, procedure, figures and limits do not fit into less.
    CHECK(card.find("# ") != std::string::npos);
    for (const char* word : {"ata", "imits", "visagiste-"}) {  // Data, limits and the command, in any case.
      CAPTURE(word);
      CHECK(card.find(word) != std::string::npos);
    }
  }
}
