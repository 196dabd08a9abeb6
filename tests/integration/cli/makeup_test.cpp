#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/camera/video_writer.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste;
using namespace visagiste::test;

namespace {

/// Mean red minus mean green around the lower lip.
double rednessOfLips(const Image& image, const json& face) {
  const json& lip = face.at("landmarks").at(17);
  const json& inner = face.at("landmarks").at(14);
  const int x = static_cast<int>(lip.at(0).get<double>());
  const int y = static_cast<int>(0.5 * (lip.at(1).get<double>() + inner.at(1).get<double>()));
  double sum = 0;
  for (int dy = -1; dy <= 1; ++dy)
    for (int dx = -1; dx <= 1; ++dx) sum += image.row(y + dy)[3 * (x + dx)] - image.row(y + dy)[3 * (x + dx) + 1];
  return sum / 9;
}

}  // namespace

TEST_CASE("makeup paints the look and nothing but the face", "[cli]") {
  for (const std::filesystem::path& portrait : portraits()) {
    CAPTURE(portrait.filename().string());
    const TemporaryFolder folder;
    REQUIRE(runCli({"analyze", pathText(portrait), "--json", pathText(folder / "face.json"), "--quiet"}).status == 0);
    const CliRun run = runCli({"makeup", pathText(portrait), "--look", "classic red lip", "--layer",
                               "lipstick.color=#c00020", "--layer", "lipstick.opacity=1", "-o",
                               pathText(folder / "painted.png"), "--json", pathText(folder / "painted.json")});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    CHECK(run.output.isEmpty());
    const Image before = decodeImageFile(portrait);
    const Image after = decodeImageFile(folder / "painted.png");
    REQUIRE(after.size() == before.size());
    CHECK(jsonOf(folder / "painted.json").at("faces") == 1);
    const json face = jsonOf(folder / "face.json").at("faces").at(0);
    CHECK(rednessOfLips(after, face) > rednessOfLips(before, face) + 30);
    // Above the face's box nothing is ever painted.
    const int top = std::max(0, face.at("box").at(1).get<int>() - face.at("box").at(3).get<int>() / 2);
    for (int y = 0; y < top; ++y)
      REQUIRE(std::equal(before.row(y), before.row(y) + before.bytesPerRow(), after.row(y)));
  }
}

TEST_CASE("a reconstructed head wears the look on its texture", "[cli]") {
  const TemporaryFolder folder;
  REQUIRE(runCli({"reconstruct", pathText(sampleFile()), "-o", pathText(folder / "bare.obj"), "--quiet"}).status == 0);
  const CliRun run = runCli({"reconstruct", pathText(sampleFile()), "-o", pathText(folder / "worn.obj"), "--look",
                             "Classic red lip", "--quiet"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const Image bare = decodeImageFile(folder / "bare_skin.png");
  const Image worn = decodeImageFile(folder / "worn_skin.png");
  REQUIRE(worn.size() == bare.size());
  long reddened = 0;
  for (std::size_t i = 0; i < bare.byteCount(); i += 3) {
    const auto redness = [i](const Image& image) { return image.pixels()[i] - image.pixels()[i + 1]; };
    reddened += redness(worn) > redness(bare) + 40 ? 1 : 0;
  }
  CHECK(reddened > 500);                                       // Lips, at 1024 texels a side.
  CHECK(reddened < static_cast<long>(bare.byteCount() / 30));  // And little else.
}

TEST_CASE("the looks are listed a line each, name first", "[cli]") {
  const CliRun run = runCli({"makeup", "--list"});
  CHECK(run.status == 0);
  const QList<QByteArray> lines = run.output.trimmed().split('\n');
  CHECK(lines.size() >= 12);
  CHECK(run.output.contains("\nClassic red lip\t"));
}

TEST_CASE("a look or layer that does not exist is told of", "[cli]") {
  const TemporaryFolder folder;
  const QString output = pathText(folder / "painted.png");
  const CliRun look = runCli({"makeup", pathText(sampleFile()), "--look", "No such look", "-o", output});
  CHECK(look.status == 1);
  CHECK(look.errors.contains("Classic red lip"));
  const CliRun layer =
      runCli({"makeup", pathText(sampleFile()), "--look", "Cat eye", "--layer", "eyeliner.zone=nose", "-o", output});
  CHECK(layer.status == 2);
  CHECK(layer.errors.contains("eyeliner.zone"));
  std::ofstream(folder / "bad.json") << R"({"layers": [{"product": "lipstick", "colors": ["red"]}]})";
  const CliRun file = runCli({"makeup", pathText(sampleFile()), "--look", pathText(folder / "bad.json"), "-o", output});
  CHECK(file.status == 1);
  CHECK(file.errors.contains("layers[0].colors"));
  CHECK(folder.entryCount() == 1);
}

TEST_CASE("the result never takes the place of the look's file", "[cli]") {
  const TemporaryFolder folder;
  const std::string text = R"({"layers": [{"product": "lipstick", "colors": ["#a01030"]}]})";
  std::ofstream(folder / "mine.json") << text;
  const QString look = pathText(folder / "mine.json");
  for (const QStringList& command :
       {QStringList{"makeup", pathText(sampleFile()), "-o", pathText(folder / "painted.png")},
        QStringList{"reconstruct", pathText(sampleFile()), "-o", pathText(folder / "head.ply")}}) {
    const CliRun run = runCli(command + QStringList{"--look", look, "--json", look});
    CHECK(run.status == 1);
    CHECK(run.errors.contains("mine.json"));
  }
  std::ifstream stream(folder / "mine.json");
  CHECK(std::string(std::istreambuf_iterator<char>(stream), {}) == text);
  CHECK(folder.entryCount() == 1);
}

TEST_CASE("makeup without a face or a place to write leaves nothing behind", "[cli]") {
  const TemporaryFolder input;
  const TemporaryFolder output;
  const CliRun faceless = runCli({"makeup", pathText(writeFacelessPicture(input.path())), "--look", "Cat eye", "-o",
                                  pathText(output / "painted.png")});
  CHECK(faceless.status == 1);
  CHECK(faceless.errors.contains("No face"));
  CHECK(output.entryCount() == 0);
  const QString picture = pathText(input / "copy.png");
  std::filesystem::copy_file(sampleFile(), picture.toStdString());
  const CliRun itself = runCli({"makeup", picture, "--look", "Cat eye", "-o", picture});
  CHECK(itself.status == 1);
  CHECK(itself.errors.contains("copy.png"));
  CHECK(std::filesystem::file_size(picture.toStdString()) == std::filesystem::file_size(sampleFile()));
}

TEST_CASE("makeup paints a video", "[cli]") {
  const TemporaryFolder folder;
  const Image frame = resized(decodeImageFile(sampleFile()), {384, 384});
  {
    VideoWriter writer(folder / "in.mp4", frame.size(), 25);
    for (int i = 0; i < 4; ++i) writer.write(frame);
    writer.finish();
  }
  const CliRun run = runCli({"makeup", pathText(folder / "in.mp4"), "--look", "Classic red lip", "-o",
                             pathText(folder / "out.mp4"), "--json", pathText(folder / "out.json"), "--quiet"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(jsonOf(folder / "out.json").at("frames") == 4);
  CHECK(jsonOf(folder / "out.json").at("framesWithFace") == 4);
  CHECK(std::filesystem::exists(folder / "out.mp4"));
}
