#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste::test;

namespace {

void checkFace(const json& face, double width, double height) {
  REQUIRE(face.at("box").size() == 4);
  CHECK(face["box"][2].get<double>() > 40);
  CHECK(face["box"][2].get<double>() < 2 * width);
  CHECK(face.at("score").get<double>() > 0.3);
  CHECK(face["score"].get<double>() <= 1.0);
  REQUIRE(face.at("landmarks").size() == 468);
  for (const json& point : face["landmarks"]) {
    REQUIRE(point.size() == 3);
    REQUIRE(point[0].get<double>() > -width);
    REQUIRE(point[0].get<double>() < 2 * width);
    REQUIRE(point[1].get<double>() > -height);
    REQUIRE(point[1].get<double>() < 2 * height);
  }
  REQUIRE(face.at("irises").size() == 2);
  for (const json& iris : face["irises"]) {
    CHECK(iris.at("center").size() == 2);
    CHECK(iris.at("radius").get<double>() > 0);
  }
  for (const char* angle : {"yaw", "pitch", "roll"}) {
    CHECK(std::abs(face.at("pose").at(angle).get<double>()) < 60);  // Portraits look towards the camera.
  }
  REQUIRE(face.at("expressions").size() == 53);
  CHECK(face["expressions"].contains("jawOpen"));
  for (const auto& [name, value] : face["expressions"].items()) {
    CAPTURE(name);
    CHECK(value.get<double>() >= 0);
    CHECK(value.get<double>() <= 1);
  }
  CHECK(face.at("timing_ms").is_object());
}

}  // namespace

TEST_CASE("analyze prints the promised JSON", "[cli]") {
  for (const std::filesystem::path& portrait : portraits()) {
    CAPTURE(portrait.filename().string());
    const CliRun run = runCli({"analyze", pathText(portrait)});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    const json result = json::parse(run.output.toStdString());
    const double width = result.at("image").at("width").get<double>();
    const double height = result["image"].at("height").get<double>();
    REQUIRE(result.at("faces").size() >= 1);
    checkFace(result["faces"][0], width, height);
    CHECK(result.at("timing_ms").at("total").get<double>() > 0);
    CHECK(run.errors.isEmpty());  // No progress where there is no terminal.
  }
}

TEST_CASE("analyze writes JSON to a file and nothing else", "[cli]") {
  const TemporaryFolder folder;
  const CliRun run = runCli({"analyze", pathText(sampleFile()), "--json", pathText(folder / "face.json"), "--quiet"});
  REQUIRE(run.status == 0);
  CHECK(run.output.isEmpty());
  CHECK(run.errors.isEmpty());
  CHECK(folder.entryCount() == 1);
  std::ifstream file(folder / "face.json");
  CHECK(json::parse(file).at("faces").size() == 1);
}

TEST_CASE("both number types see the same face", "[cli]") {
  const CliRun first = runCli({"analyze", pathText(sampleFile()), "--precision", "fp32"});
  const CliRun second = runCli({"analyze", pathText(sampleFile()), "--precision", "bf16"});
  REQUIRE(first.status == 0);
  REQUIRE(second.status == 0);
  const json a = json::parse(first.output.toStdString())["faces"][0];
  const json b = json::parse(second.output.toStdString())["faces"][0];
  const double side = a["box"][2].get<double>();
  for (std::size_t i = 0; i < 468; ++i) {
    const double dx = a["landmarks"][i][0].get<double>() - b["landmarks"][i][0].get<double>();
    const double dy = a["landmarks"][i][1].get<double>() - b["landmarks"][i][1].get<double>();
    REQUIRE(std::hypot(dx, dy) < 0.02 * side);  // bfloat16 keeps 8 bits.
  }
}

TEST_CASE("a picture without a face ends with status 1 and says so", "[cli]") {
  const TemporaryFolder folder;
  const CliRun run =
      runCli({"analyze", pathText(writeFacelessPicture(folder.path())), "--json", pathText(folder / "out.json")});
  CHECK(run.status == 1);
  CHECK(run.errors.contains("No face was found in 'stripes.png'"));
  CHECK_FALSE(std::filesystem::exists(folder / "out.json"));
}

TEST_CASE("pictures that cannot be read end with status 1 and their name", "[cli]") {
  const TemporaryFolder folder;
  const CliRun truncated = runCli({"analyze", pathText(writeTruncatedPicture(folder.path()))});
  CHECK(truncated.status == 1);
  CHECK(truncated.errors.contains("truncated.png"));
  const CliRun missing = runCli({"analyze", pathText(folder / "nothing.png")});
  CHECK(missing.status == 1);
  CHECK(missing.errors.contains("nothing.png"));
  std::ofstream(folder / "empty.jpg");
  CHECK(runCli({"analyze", pathText(folder / "empty.jpg")}).status == 1);
}

TEST_CASE("the JSON replaces neither the picture nor a file of another kind", "[cli]") {
  const TemporaryFolder folder;
  const std::filesystem::path picture = folder / "face.png";
  std::filesystem::copy_file(sampleFile(), picture);
  const auto bytes = std::filesystem::file_size(picture);
  const CliRun same = runCli({"analyze", pathText(picture), "--json", pathText(folder / "." / "face.png")});
  CHECK(same.status == 1);
  CHECK(same.errors.contains("Choose another name"));
  std::filesystem::copy_file(sampleFile(), folder / "other.png");
  const CliRun other = runCli({"analyze", pathText(picture), "--json", pathText(folder / "other.png")});
  CHECK(other.status == 1);
  CHECK(other.errors.contains("holds no JSON"));
  CHECK(std::filesystem::file_size(picture) == bytes);
  CHECK(std::filesystem::file_size(folder / "other.png") == bytes);
  // An older result is replaced.
  std::ofstream(folder / "face.json") << "\n{}";
  CHECK(runCli({"analyze", pathText(picture), "--json", pathText(folder / "face.json")}).status == 0);
  CHECK(std::filesystem::file_size(folder / "face.json") > 1000);
}

TEST_CASE("an output that cannot be written ends with status 1", "[cli]") {
  const CliRun run = runCli({"analyze", pathText(sampleFile()), "--json", "/nowhere/at/all/face.json"});
  CHECK(run.status == 1);
  CHECK(run.errors.contains("/nowhere/at/all/face.json"));
}
