#include "core/lab/style_lesson.h"

#include <fstream>

#include "core/base/error.h"
#include "core/image/encode.h"
#include "models/training/engine/packed_set.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

std::filesystem::path writePicture(const TemporaryFolder& folder, const std::string& name) {
  encodeImageFile(quadrants({128, 128}), folder / name);
  return folder / name;
}

StyleLesson lessonNamed(const std::string& name) {
  StyleLesson lesson;
  lesson.name = name;
  lesson.fingerprint = std::string(64, 'a');
  lesson.pictures = 1;
  lesson.recipe.minutes = 3;
  return lesson;
}

}  // namespace

TEST_CASE("a lesson is prepared and read back", "[lab]") {
  const TemporaryFolder folder;
  const auto style = writePicture(folder, "style.png"), person = writePicture(folder, "person.png");
  QuietContext context;
  prepareLesson(folder / "run", lessonNamed("Blue \"hour\""), {style}, {person}, context);
  const StyleLesson read = readLesson(folder / "run");
  CHECK(read.name == "Blue \"hour\"");
  CHECK(read.pictures == 1);
  CHECK(read.recipe.minutes == 3);
  const auto set = training::readPackedSet((folder / "run" / StyleLesson::kStylePack).string());
  CHECK(set.samples.size() > 1);
  CHECK_FALSE(training::readPackedSet((folder / "run" / StyleLesson::kContentPack).string()).samples.empty());
  // A folder that is in use is left alone.
  CHECK_THROWS_AS(prepareLesson(folder / "run", lessonNamed("Other"), {style}, {person}, context), Error);
  CHECK(readLesson(folder / "run").name == "Blue \"hour\"");
}

TEST_CASE("a lesson that fails leaves nothing behind", "[lab]") {
  const TemporaryFolder folder;
  const auto person = writePicture(folder, "person.png");
  QuietContext context;
  CHECK_THROWS_AS(prepareLesson(folder / "run", lessonNamed("X"), {folder / "missing.png"}, {person}, context), Error);
  CHECK_FALSE(std::filesystem::exists(folder / "run"));
}

TEST_CASE("damaged lessons are errors", "[lab]") {
  const TemporaryFolder folder;
  CHECK_THROWS_AS(readLesson(folder.path()), Error);
  for (const char* text : {"", "[]", "{}", R"({"name": 1, "fingerprint": "", "pictures": 1, "recipe": {}})",
                           R"({"name": "a", "fingerprint": "", "pictures": 1, "recipe": {"batch": -4}})"}) {
    std::ofstream(folder / StyleLesson::kFile) << text;
    CHECK_THROWS_AS(readLesson(folder.path()), Error);
  }
}
