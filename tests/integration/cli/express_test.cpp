#include <algorithm>
#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste;
using namespace visagiste::test;

namespace {

bool isSamePicture(const Image& a, const Image& b) {
  return a.size() == b.size() && a.format() == b.format() &&
         std::equal(a.pixels(), a.pixels() + a.byteCount(), b.pixels());
}

/// The sample portrait twice, side by side.
std::filesystem::path writeTwoFaces(const std::filesystem::path& file) {
  const Image one = decodeImageFile(sampleFile());
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < one.height(); ++y)
    for (int copy = 0; copy < 2; ++copy) pixels.insert(pixels.end(), one.row(y), one.row(y) + one.bytesPerRow());
  encodeImageFile(Image({2 * one.width(), one.height()}, one.format(), std::move(pixels)), file);
  return file;
}

}  // namespace

TEST_CASE("express changes a face and says how", "[cli]") {
  const TemporaryFolder folder;
  CliRun run = runCli({"express", pathText(sampleFile()), "--set", "smile=0.8", "--set", "jawOpen=0.5", "--set",
                       "yaw=6", "--set", "look-at-camera=1", "-o", pathText(folder / "a.png"), "--invented",
                       pathText(folder / "mask.png"), "--json", pathText(folder / "a.json"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const Image photo = decodeImageFile(sampleFile());
  const Image changed = decodeImageFile(folder / "a.png");
  CHECK(changed.size() == photo.size());
  CHECK_FALSE(isSamePicture(changed, photo));
  CHECK(decodeImageFile(folder / "mask.png").size() == photo.size());
  const json result = jsonOf(folder / "a.json");
  CHECK(result.at("expression").at("jawOpen") == 0.5);
  CHECK(result.at("expression").at("mouthSmileLeft").get<double>() >
        result.at("own_expression").at("mouthSmileLeft").get<double>());
  CHECK(result.at("invented_share").get<double>() > 0);
  CHECK(result.at("invented_share").get<double>() < 0.2);
  CHECK(result.at("likeness").get<double>() > 0.85);  // Different people: 0.52, see the test of likeness.
  CHECK(result.at("likeness").get<double>() < 1);
  CHECK(result.at("faces_in_picture") == 1);
}

TEST_CASE("express without a change writes the picture as it is", "[cli]") {
  const TemporaryFolder folder;
  const CliRun run =
      runCli({"express", pathText(sampleFile()), "--set", "smile=0", "-o", pathText(folder / "a.png"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(isSamePicture(decodeImageFile(folder / "a.png"), decodeImageFile(sampleFile())));
}

TEST_CASE("express changes the face that is asked for", "[cli]") {
  const TemporaryFolder folder;
  const QString two = pathText(writeTwoFaces(folder / "two.png"));
  const Image before = decodeImageFile(folder / "two.png");
  const Size half{before.width() / 2, before.height()};
  const CliRun run = runCli({"express", two, "--set", "jawOpen=0.7", "--face", QString::number(half.width * 3 / 2),
                             QString::number(half.height / 2), "-o", pathText(folder / "a.png")});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(run.errors.contains("one of 2 faces"));
  const Image after = decodeImageFile(folder / "a.png");
  // What stands beside the face gives way a little; the other face does not.
  const Size other{half.width * 3 / 4, half.height};
  CHECK(isSamePicture(cropped(after, 0, 0, other), cropped(before, 0, 0, other)));
  CHECK_FALSE(isSamePicture(cropped(after, half.width, 0, half), cropped(before, half.width, 0, half)));
}

TEST_CASE("express says what is wrong", "[cli]") {
  const TemporaryFolder folder;
  const QString output = pathText(folder / "a.png");
  const auto fails = [&](const QString& picture, const QString& setting, const char* word) {
    const CliRun run = runCli({"express", picture, "--set", setting, "-o", output});
    CHECK(run.status != 0);
    INFO(run.errors.toStdString());
    CHECK(run.errors.contains(word));
    CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
  };
  const QString sample = pathText(sampleFile());
  fails(sample, "smirk=1", "smile");
  fails(sample, "smile=2", "0 to 1");
  fails(sample, "yaw=50", "-30 to 30");
  fails(sample, "smile", "NAME=VALUE");
  fails(sample, "smile=much", "number");
  fails(pathText(writeFacelessPicture(folder.path())), "smile=1", "face");
  fails(pathText(writeTruncatedPicture(folder.path())), "smile=1", "cut off");
  // The picture itself is never written over.
  std::filesystem::copy_file(sampleFile(), folder / "own.png");
  const CliRun run =
      runCli({"express", pathText(folder / "own.png"), "--set", "smile=1", "-o", pathText(folder / "own.png")});
  CHECK(run.status == 1);
  CHECK(isSamePicture(decodeImageFile(folder / "own.png"), decodeImageFile(sampleFile())));
}

TEST_CASE("a photograph that drives itself does not move", "[cli]") {
  const TemporaryFolder folder;
  const CliRun run = runCli(
      {"drive", pathText(sampleFile()), "--driver", pathText(sampleFile()), "-o", pathText(folder / "a.png"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(isSamePicture(decodeImageFile(folder / "a.png"), decodeImageFile(sampleFile())));
}

TEST_CASE("drive moves the photograph by a table and by a film", "[cli]") {
  const TemporaryFolder folder;
  std::ofstream(folder / "d.csv") << "Timecode,BlendshapeCount,JawOpen,HeadYaw\n00:00:00:00.000,2,0,0\n"
                                     "00:00:00:01.000,2,0.3,0.05\n00:00:00:02.000,2,0.6,0.1\n";
  CliRun run = runCli({"drive", pathText(sampleFile()), "--driver", pathText(folder / "d.csv"), "--neutral", "first",
                       "--size", "256", "-o", pathText(folder / "a.png"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const Image first = decodeImageFile(folder / "a_00001.png");
  const Image last = decodeImageFile(folder / "a_00003.png");
  CHECK(std::max(first.width(), first.height()) == 256);
  CHECK_FALSE(isSamePicture(first, last));
  // The first moment is the driver's resting face, so the photograph rests too.
  CHECK(isSamePicture(first, shrunkToFit(decodeImageFile(sampleFile()), 256)));

  run = runCli({"drive", pathText(sampleFile()), "--driver", pathText(folder / "d.csv"), "--size", "128", "-o",
                pathText(folder / "a.mp4"), "--json", pathText(folder / "a.json"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(std::filesystem::file_size(folder / "a.mp4") > 500);
  CHECK(jsonOf(folder / "a.json").at("frames") == 3);
}

TEST_CASE("drive refuses drivers that are none", "[cli]") {
  const TemporaryFolder folder;
  std::ofstream(folder / "broken.mp4") << "no film";
  const auto fails = [&](const QStringList& more, const char* word) {
    CliRun run = runCli(QStringList{"drive", pathText(sampleFile()), "-o", pathText(folder / "a.png")} + more);
    CHECK(run.status != 0);
    INFO(run.errors.toStdString());
    CHECK(run.errors.contains(word));
  };
  fails({"--driver", pathText(folder / "broken.mp4")}, "broken.mp4");
  fails({"--driver", pathText(writeFacelessPicture(folder.path()))}, "face");
  fails({"--driver", pathText(sampleFile()), "--neutral", pathText(folder / "none.png")}, "none.png");
  fails({"--driver", pathText(sampleFile()), "--size", "20"}, "64");
  CHECK_FALSE(std::filesystem::exists(folder / "a.png"));
}
