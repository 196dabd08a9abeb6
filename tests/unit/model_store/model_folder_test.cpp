#include "core/model_store/model_folder.h"

#include <algorithm>
#include <cstdlib>
#include <optional>
#include <string>

#include "core/base/error.h"
#include "tests/unit/model_store/model_store_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using Catch::Matchers::Contains;

namespace {

/// Sets VISAGISTE_MODELS for one test.
class ModelsVariable {
 public:
  explicit ModelsVariable(const std::string& value) {
    if (const char* before = std::getenv("VISAGISTE_MODELS")) {
      m_before = before;
    }
    ::setenv("VISAGISTE_MODELS", value.c_str(), 1);
  }
  ~ModelsVariable() {
    if (m_before) {
      ::setenv("VISAGISTE_MODELS", m_before->c_str(), 1);
    } else {
      ::unsetenv("VISAGISTE_MODELS");
    }
  }

 private:
  std::optional<std::string> m_before;
};

}  // namespace

TEST_CASE_METHOD(ModelStoreTest, "the folder handed in is searched before the variable", "[model_store][folder]") {
  writeFile("given/a/model.json", "{}");
  writeFile("named/a/model.json", "{}");
  writeFile("named/b/model.json", "{}");
  const ModelsVariable variable((root / "named").string());
  const ModelFolders folders(root / "given");

  CHECK(folders.folder("a") == root / "given" / "a");
  CHECK(folders.folder("b") == root / "named" / "b");
  CHECK(ModelFolders().folder("a") == root / "named" / "a");

  const auto all = folders.all();
  CHECK(std::count(all.begin(), all.end(), root / "given" / "a") == 1);
  CHECK(std::count(all.begin(), all.end(), root / "named" / "a") == 0);
  CHECK(std::count(all.begin(), all.end(), root / "named" / "b") == 1);
}

TEST_CASE_METHOD(ModelStoreTest, "a model that is nowhere is named with every place", "[model_store][folder]") {
  writeFile("given/empty/weights.bin", "no description");
  const ModelFolders folders(root / "given");
  try {
    static_cast<void>(folders.folder("empty"));
    FAIL("was found");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::BadWeights);
    CHECK_THAT(error.what(), Contains("'empty'"));
    for (const auto& place : folders.places()) {
      CHECK_THAT(error.what(), Contains(place.string()));
    }
  }
  CHECK_THROWS_AS(folders.folder(""), Error);
}

TEST_CASE("the source tree is always among the places", "[model_store][folder]") {
  const ModelFolders folders;
  CHECK(folders.places().back() == std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models" / "weights");
}
