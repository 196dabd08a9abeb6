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

TEST_CASE("faces are cut out of their pictures", "[lab]") {
  const TemporaryFolder folder;
  std::vector<FaceSquare> faces;
  for (int i = 0; i < 10; ++i) {
    const std::string name = "person" + std::to_string(i) + ".png";
    // A white square on black; the face's square reaches beyond the picture's edge where i is small.
    encodeImageFile(paintedImage({120, 100},
                                 [i](int x, int y) -> std::array<int, 3> {
                                   const int grey = x >= 10 * i && x < 10 * i + 20 && y >= 30 && y < 50 ? 255 : 0;
                                   return {grey, grey, grey};
                                 }),
                    folder / name);
    faces.push_back({folder / name, 10 * i, 30, 20});
  }
  StyleLesson lesson = lessonNamed("Faces");
  lesson.recipe.name = "faces";
  QuietContext context;
  prepareFaceLesson(folder / "run", lesson, faces, context);
  const auto set = training::readPackedSet((folder / "run" / StyleLesson::kStylePack).string());
  CHECK(set.width == 64);
  REQUIRE(set.samples.size() == 40);
  for (std::size_t i = 0; i < set.samples.size(); i += 4)  // The first of each is the square as it is.
    CHECK(set.samples[i].rgba[4 * (32 * 64 + 32)] == 255);
  CHECK(readLesson(folder / "run").recipe.makesFaces());
  // The accountant counts squares: a private training has one of each picture.
  lesson.recipe.privacyNoise = 1;
  prepareFaceLesson(folder / "private", lesson, faces, context);
  CHECK(training::readPackedSet((folder / "private" / StyleLesson::kStylePack).string()).samples.size() == 10);
  faces.resize(kLeastFaces - 1);
  CHECK_THROWS_WITH(prepareFaceLesson(folder / "few", lesson, faces, context), Catch::Contains("7"));
  CHECK_FALSE(std::filesystem::exists(folder / "few"));
}

TEST_CASE("a branch goes on from a training without touching it", "[lab]") {
  const TemporaryFolder folder;
  const auto style = writePicture(folder, "style.png");
  QuietContext context;
  prepareLesson(folder / "origin", lessonNamed("Origin"), {style}, {style}, context);
  CHECK_THROWS_AS(prepareBranch(folder / "early", folder / "origin", lessonNamed("Early")), Error);
  for (const char* name : {"checkpoint.pt", "run.json", "log.jsonl"})
    std::ofstream(folder / "origin" / name) << "of the origin";
  std::filesystem::create_directories(folder / "origin" / "samples");
  std::ofstream(folder / "origin" / "samples" / "00000001.ppm") << "P6";
  StyleLesson lesson = lessonNamed("Branch");
  lesson.recipe.strength = 2;
  prepareBranch(folder / "branch", folder / "origin", lesson);
  CHECK(readLesson(folder / "branch").name == "Branch");
  CHECK(readLesson(folder / "branch").recipe.strength == 2);
  CHECK(readLesson(folder / "origin").name == "Origin");
  std::ofstream(folder / "branch" / "checkpoint.pt") << "of the branch";
  std::string words;
  std::getline(std::ifstream(folder / "origin" / "checkpoint.pt") >> std::ws, words);
  CHECK(words == "of the origin");
  CHECK(std::filesystem::exists(folder / "branch" / "samples" / "00000001.ppm"));
  CHECK_FALSE(training::readPackedSet((folder / "branch" / StyleLesson::kStylePack).string()).samples.empty());
  CHECK_THROWS_AS(prepareBranch(folder / "branch", folder / "origin", lesson), Error);
}
