#include <filesystem>
#include <fstream>
#include <optional>

#include <nlohmann/json.hpp>

#include "core/camera/recording.h"
#include "core/camera/video_writer.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste;
using namespace visagiste::test;

namespace {

/// A picture to take a style from.
QString writePainting(const TemporaryFolder& folder) {
  const std::filesystem::path file = folder / "painting.png";
  encodeImageFile(paintedImage({320, 240},
                               [](int x, int y) -> std::array<int, 3> {
                                 return {200 + (x / 7 + y / 5) % 2 * 50, 120 + x % 60, 40};
                               }),
                  file);
  return pathText(file);
}

QString writePortrait(const TemporaryFolder& folder, const std::string& name, int sidePx) {
  encodeImageFile(resized(decodeImageFile(sampleFile()), {sidePx, sidePx}), folder / name);
  return pathText(folder / name);
}

double meanDifference(const Image& a, const Image& b) {
  REQUIRE(a.size() == b.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.byteCount(); ++i) sum += std::abs(int{a.pixels()[i]} - int{b.pixels()[i]});
  return sum / static_cast<double>(a.byteCount());
}

}  // namespace

TEST_CASE("a portrait takes the style of a picture, as strongly as asked", "[cli][style]") {
  const TemporaryFolder folder;
  const QString portrait = writePortrait(folder, "portrait.png", 256);
  const QString painting = writePainting(folder);
  const auto styled = [&](const QStringList& more) {
    const CliRun run = runCli(QStringList{"stylize", portrait, "--style", painting, "-o", pathText(folder / "out.png"),
                                          "--json", pathText(folder / "out.json")} +
                              more);
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    return decodeImageFile(folder / "out.png");
  };
  const Image before = decodeImageFile(folder / "portrait.png");
  const double full = meanDifference(styled({}), before);
  CHECK(full > 5);
  CHECK(jsonOf(folder / "out.json").at("image").at("width") == 256);
  CHECK(meanDifference(styled({"--strength", "0.3"}), before) < 0.5 * full);
  CHECK(meanDifference(styled({"--strength-background", "0", "--strength-clothes", "0", "--strength-hair", "0"}),
                       before) < 0.8 * full);
}

TEST_CASE("a pack is made of pictures, told of, and painted with", "[cli][style]") {
  const TemporaryFolder folder;
  const QString pack = pathText(folder / "mine.vstyle");
  CliRun run = runCli(
      {"style-pack", writePainting(folder), "--name", "Mine", "--name-zh", "我的", "--licence", "CC0-1.0", "-o", pack});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  run = runCli({"style-info", pack, "--json", pathText(folder / "info.json")});
  REQUIRE(run.status == 0);
  CHECK(run.output.contains("name: Mine"));
  const json info = jsonOf(folder / "info.json");
  CHECK(info.at("name_zh") == "我的");
  CHECK(info.at("fingerprint").get<std::string>().size() == 64);
  CHECK(info.at("own_network") == false);
  CHECK(info.at("thumbnail").at("width") == 256);
  const QString portrait = writePortrait(folder, "portrait.png", 128);
  run = runCli({"stylize", portrait, "--style", pack, "--mix", writePainting(folder) + ":0.5", "--keep-color", "-o",
                pathText(folder / "out.png"), "-q"});
  INFO(run.errors.toStdString());
  CHECK(run.status == 0);
  CHECK(run.output.isEmpty());
}

TEST_CASE("a folder is restyled, and what cannot be read is told of", "[cli][style]") {
  const TemporaryFolder folder;
  const TemporaryFolder results;
  std::filesystem::create_directory(folder / "in");
  for (const char* name : {"a.png", "b.jpg"})
    encodeImageFile(resized(decodeImageFile(sampleFile()), {96, 96}), folder / "in" / name);
  std::ofstream(folder / "in" / "broken.png") << "nothing";
  const QStringList command{"stylize", pathText(folder / "in"), "--style", writePainting(folder), "--protect", "0"};
  const CliRun run = runCli(command + QStringList{"-o", pathText(results / "out")});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(std::filesystem::exists(results / "out" / "a.png"));
  CHECK(std::filesystem::exists(results / "out" / "b.jpg"));
  CHECK(run.errors.contains("broken.png"));
  const CliRun itself = runCli(command + QStringList{"-o", pathText(folder / "in")});
  CHECK(itself.status == 1);
  CHECK(itself.errors.contains("another folder"));
}

TEST_CASE("a video is restyled frame by frame", "[cli][style]") {
  const TemporaryFolder folder;
  const Image frame = resized(decodeImageFile(sampleFile()), {160, 160});
  {
    VideoWriter writer(folder / "in.mp4", frame.size(), 25);
    for (int i = 0; i < 3; ++i) writer.write(frame);
    writer.finish();
  }
  const CliRun run = runCli({"stylize", pathText(folder / "in.mp4"), "--style", writePainting(folder), "-o",
                             pathText(folder / "out.mp4"), "--json", pathText(folder / "out.json"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(jsonOf(folder / "out.json").at("frames") == 3);
  CHECK(std::filesystem::exists(folder / "out.mp4"));
}

TEST_CASE("a video is painted at the size asked for", "[cli][style]") {
  const TemporaryFolder folder;
  const Image frame = resized(decodeImageFile(sampleFile()), {256, 256});
  {
    VideoWriter writer(folder / "in.mp4", frame.size(), 25);
    writer.write(frame);
    writer.finish();
  }
  const QStringList command{"stylize", pathText(folder / "in.mp4"), "--style", writePainting(folder), "-q"};
  /// Mean step from a pixel to its right neighbour in the painted frame.
  const auto detailAt = [&](const QStringList& size) {
    const CliRun run = runCli(command + size + QStringList{"-o", pathText(folder / "out.mp4")});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    const std::optional<Frame> painted = openVideoFile(folder / "out.mp4")->next();
    REQUIRE(painted);
    REQUIRE(painted->image.size() == frame.size());
    const Image left = cropped(painted->image, 0, 0, {255, 256});
    return meanDifference(left, cropped(painted->image, 1, 0, {255, 256}));
  };
  const double usual = detailAt({});
  CHECK(detailAt({"--size", "64"}) < 0.6 * usual);                     // Enlarged fourfold.
  CHECK(detailAt({"--size", "256"}) == Approx(usual).epsilon(0.001));  // Below 640 the frame's own size is the usual.
  const auto refused = [&](const QStringList& wrong) {
    const CliRun run = runCli(wrong);
    return run.status == 2 && run.errors.contains("--size");
  };
  CHECK(refused(command + QStringList{"--size", "32", "-o", pathText(folder / "no.mp4")}));
  CHECK(refused({"stylize", pathText(sampleFile()), "--style", writePainting(folder), "--size", "320", "-o",
                 pathText(folder / "no.png")}));
}

TEST_CASE("styles that are none, and arguments that make no sense, are told of", "[cli][style]") {
  const TemporaryFolder folder;
  const QString portrait = writePortrait(folder, "portrait.png", 96);
  const QString painting = writePainting(folder);
  const int before = folder.entryCount();
  const auto refused = [&](int status, const QStringList& more, const char* why) {
    const CliRun run = runCli(QStringList{"stylize", portrait, "-o", pathText(folder / "out.png")} + more);
    INFO(run.errors.toStdString());
    return run.status == status && run.errors.contains(why) && folder.entryCount() == before;
  };
  CHECK(refused(1, {"--style", "No such style"}, "No such style"));
  CHECK(refused(1, {"--style", pathText(folder / "missing.vstyle")}, "missing.vstyle"));
  CHECK(refused(2, {"--style", painting, "--mix", "Oil"}, "--mix"));
  CHECK(refused(2, {"--style", painting, "--strength", "2"}, "--strength"));
  CHECK(refused(2, {}, "--style"));
  const CliRun over = runCli({"stylize", portrait, "--style", painting, "-o", painting});
  CHECK(over.status == 1);
  CHECK(over.errors.contains("painting.png"));
  std::ofstream(folder / "bad.vstyle") << "no pack";
  const CliRun info = runCli({"style-info", pathText(folder / "bad.vstyle")});
  CHECK(info.status == 1);
  CHECK(info.errors.contains("bad.vstyle"));
  CHECK(runCli({"styles"}).status == 0);
}
