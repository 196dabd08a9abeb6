#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>
#include <QImage>

#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste::test;

TEST_CASE("parse writes a label map of the picture's size and the shares of its regions", "[cli]") {
  const TemporaryFolder folder;
  for (const std::filesystem::path& portrait : portraits()) {
    CAPTURE(portrait.filename().string());
    const CliRun run = runCli({"parse", pathText(portrait), "-o", pathText(folder / "map.png"), "--json",
                               pathText(folder / "map.json"), "--quiet"});
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    const QImage map(pathText(folder / "map.png"));
    CHECK(map.size() == QImage(pathText(portrait)).size());
    CHECK(map.depth() == 8);
    std::ifstream file(folder / "map.json");
    const json result = json::parse(file);
    REQUIRE(result.at("regions").size() == 15);
    CHECK(result["regions"][1] == "face_skin");
    REQUIRE(result.at("faces").size() >= 1);
    const json& shares = result["faces"][0].at("shares");
    CHECK(shares.at("face_skin").get<double>() > 0.02);
    CHECK(shares.at("face_skin").get<double>() < 0.5);
    CHECK(shares.at("upper_lip").get<double>() + shares.at("lower_lip").get<double>() > 0.0005);
  }
}

TEST_CASE("parse without a face ends with status 1, says so and writes nothing", "[cli]") {
  const TemporaryFolder folder;
  const CliRun run = runCli({"parse", pathText(writeFacelessPicture(folder.path())), "-o", pathText(folder / "map.png"),
                             "--json", pathText(folder / "map.json")});
  CHECK(run.status == 1);
  CHECK(run.errors.contains("No face was found in 'stripes.png'"));
  CHECK_FALSE(std::filesystem::exists(folder / "map.png"));
  CHECK_FALSE(std::filesystem::exists(folder / "map.json"));
}

TEST_CASE("parse names the file that it cannot write", "[cli]") {
  const CliRun run = runCli({"parse", pathText(sampleFile()), "-o", "/nowhere/at/all/map.png"});
  CHECK(run.status == 1);
  CHECK(run.errors.contains("/nowhere/at/all/map.png"));
}
