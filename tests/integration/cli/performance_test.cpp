#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "core/base/resource_path.h"
#include "core/image/decode.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste;
using namespace visagiste::test;

namespace {

std::string textOf(const std::filesystem::path& file) {
  std::ifstream stream(file);
  std::ostringstream text;
  text << stream.rdbuf();
  return text.str();
}

/// A performance of a second: the mouth opens while the head turns.
std::filesystem::path writeDriver(const std::filesystem::path& file, int frames) {
  std::ofstream stream(file);
  stream << "Timecode,BlendshapeCount,JawOpen,HeadYaw\n";
  for (int i = 0; i < frames; ++i) stream << "00:00:00:0" << i << ".000,2," << 0.2 * i << ',' << 0.1 * i << '\n';
  return file;
}

}  // namespace

TEST_CASE("capture reads a picture and a video", "[cli]") {
  const TemporaryFolder folder;
  CliRun run = runCli({"capture", pathText(sampleFile()), "-o", pathText(folder / "a.json"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const json take = json::parse(textOf(folder / "a.json"));
  CHECK(take.at("channels").size() == 53);
  CHECK(take.at("samples").size() == 1);

  run = runCli({"capture", pathText(resourcePath("demo/demo_clip.mp4")), "-o", pathText(folder / "a.csv"), "--quick",
                "--json", pathText(folder / "result.json"), "-q"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const json result = json::parse(textOf(folder / "result.json"));
  CHECK(result.at("frames") == 250);  // Ten seconds at 25.
  CHECK(result.at("frames_with_face").get<int>() > 240);
  CHECK(result.at("calibration").at("residual_percent").get<double>() < 4);
  const std::string csv = textOf(folder / "a.csv");
  CHECK(std::count(csv.begin(), csv.end(), '\n') == 1 + result.at("frames_with_face").get<int>());
}

TEST_CASE("drive writes a picture, an animation and a film of the head", "[cli]") {
  const TemporaryFolder folder;
  const QString source = pathText(sampleFile());
  const QString driver = pathText(writeDriver(folder / "d.csv", 5));
  for (const char* name : {"a.png", "a.glb", "a.mp4", "a.obj"}) {
    const CliRun run = runCli(
        {"drive", source, "--driver", driver, "-o", pathText(folder / name), "--show", "head", "--size", "96", "-q"});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
  }
  CHECK(std::filesystem::file_size(folder / "a.glb") > 100'000);
  CHECK(std::filesystem::file_size(folder / "a.mp4") > 1'000);
  CHECK(std::filesystem::exists(folder / "a_00005.obj"));
  CHECK_FALSE(std::filesystem::exists(folder / "a_00006.png"));
  const Image first = decodeImageFile(folder / "a_00001.png");
  const Image last = decodeImageFile(folder / "a_00005.png");
  CHECK(first.size() == Size{96, 96});
  CHECK_FALSE(std::equal(first.pixels(), first.pixels() + first.byteCount(), last.pixels()));
}

TEST_CASE("capture and drive say what is wrong with a driver", "[cli]") {
  const TemporaryFolder folder;
  const QString faceless = pathText(writeFacelessPicture(folder.path()));
  CliRun run = runCli({"capture", faceless, "-o", pathText(folder / "a.csv")});
  CHECK(run.status == 1);
  CHECK(run.errors.contains("face"));
  std::ofstream(folder / "bad.csv") << "a,b\n1,2\n";
  run = runCli(
      {"drive", pathText(sampleFile()), "--driver", pathText(folder / "bad.csv"), "-o", pathText(folder / "a.mp4")});
  CHECK(run.status == 1);
  CHECK(run.errors.contains("Live Link Face"));
  run = runCli({"capture", pathText(folder / "none.mp4"), "-o", pathText(folder / "a.csv")});
  CHECK(run.status == 1);
  CHECK_FALSE(std::filesystem::exists(folder / "a.csv"));
}
