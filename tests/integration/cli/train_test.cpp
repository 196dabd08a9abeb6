#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

QString writeLessonPicture(const TemporaryFolder& folder) {
  encodeImageFile(paintedImage({300, 260},
                               [](int x, int y) -> std::array<int, 3> {
                                 return {200 + (x / 7 + y / 5) % 2 * 50, 120 + x % 60, 40};
                               }),
                  folder / "painting.png");
  return pathText(folder / "painting.png");
}

}  // namespace

TEST_CASE("a style is learned from a picture and painted with", "[cli][lab]") {
  const TemporaryFolder folder;
  const QString pack = pathText(folder / "mine.vstyle");
  const CliRun train = runCli({"train", "--data", writeLessonPicture(folder), "--minutes", "0.05", "--name", "Mine", "-o", pack});
  INFO(train.errors.toStdString());
  REQUIRE(train.status == 0);
  CHECK(std::filesystem::exists(folder / "mine.vstyle.run" / "log.jsonl"));

  const CliRun info = runCli({"style-info", pack, "--json", "-"});
  REQUIRE(info.status == 0);
  const auto told = nlohmann::json::parse(info.output.toStdString());
  CHECK(told.at("name") == "Mine");
  CHECK(told.at("own_network") == true);
  CHECK(told.at("fingerprint").get<std::string>().size() == 64);

  encodeImageFile(resized(decodeImageFile(sampleFile()), {192, 192}), folder / "portrait.png");
  const CliRun paint = runCli({"stylize", pathText(folder / "portrait.png"), "--style", pack, "-o", pathText(folder / "out.png")});
  INFO(paint.errors.toStdString());
  REQUIRE(paint.status == 0);
  CHECK(decodeImageFile(folder / "out.png").size() == Size{192, 192});
}

TEST_CASE("what cannot be learned from is said in words", "[cli][lab]") {
  const TemporaryFolder folder;
  const QString pack = pathText(folder / "mine.vstyle");
  const CliRun missing = runCli({"train", "--data", pathText(folder / "nothing"), "-o", pack});
  CHECK(missing.status == 1);
  CHECK(missing.errors.contains("nothing"));
  const CliRun broken = runCli({"train", "--data", pathText(writeTruncatedPicture(folder.path())), "-o", pack});
  CHECK(broken.status == 1);
  CHECK_FALSE(std::filesystem::exists(folder / "mine.vstyle"));
  CHECK_FALSE(std::filesystem::exists(folder / "mine.vstyle.run"));
  CHECK(runCli({"train", "--data", writeLessonPicture(folder), "--minutes", "-1", "-o", pack}).status == 2);
  std::ofstream(folder / "recipe.json") << R"({"recipe": "magic"})";
  const CliRun magic = runCli({"train", pathText(folder / "recipe.json"), "--data", writeLessonPicture(folder), "-o", pack});
  CHECK(magic.status == 2);
  CHECK(magic.errors.contains("recipe"));
  CHECK(runCli({"train", "--resume", "--run", pathText(folder / "none"), "-o", pack}).status == 1);
}

TEST_CASE("a sealed training goes on with its passphrase, and a few portraits make faces", "[cli][lab]") {
  const TemporaryFolder folder;
  std::ofstream(folder / "right") << "four small brown bears\n";
  std::ofstream(folder / "wrong") << "five small brown bears\n";
  std::ofstream(folder / "recipe.json") << R"({"recipe": "faces", "family": "dcgan", "batch": 4})";
  const QString faces = pathText(folder / "faces.png");
  const CliRun train = runCli({"train", pathText(folder / "recipe.json"), "--data",
                               QStringLiteral(VISAGISTE_SOURCE_DIR "/resources/lab/people"), "--minutes", "0.05", "-o",
                               faces, "--passphrase-file", pathText(folder / "right")});
  INFO(train.errors.toStdString());
  REQUIRE(train.status == 0);
  CHECK(decodeImageFile(folder / "faces.png").size() == Size{6 * 64, 4 * 64});
  const auto resumed = [&](const QString& file) {
    QStringList words{"train", "--resume", "-o", faces};
    if (!file.isEmpty())
      words << "--passphrase-file" << file;
    return runCli(words);
  };
  const CliRun bare = resumed({}), wrong = resumed(pathText(folder / "wrong"));
  CHECK(bare.status == 1);
  CHECK(bare.errors.contains("sealed"));
  CHECK(wrong.status == 1);
  CHECK(wrong.errors.contains("does not open"));
  CHECK_FALSE(wrong.errors.contains("bears"));
  CHECK(runCli({"train", "--recipe", "faces", "--data", faces, "-o", pathText(folder / "mine.vstyle")}).status != 0);
}
