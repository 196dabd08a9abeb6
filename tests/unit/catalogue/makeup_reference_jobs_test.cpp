#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/catalogue/sample_files.h"
#include "core/image/decode.h"
#include "core/makeup/look_file.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using nlohmann::json;
using test::Catalogue;

TEST_CASE("options of makeup from a reference are checked before anything runs", "[catalogue][makeup]") {
  const Catalogue catalogue;
  const auto refuses = [&catalogue](const char* name, const json& options) {
    CHECK_THROWS_AS(catalogue.registry.make({name, options.dump()}), Error);
  };
  refuses("makeup-transfer", {{"picture", "a.png"}});
  refuses("makeup-transfer", {{"picture", "a.png"}, {"reference", "b.png"}, {"strengthPercent", 101}});
  refuses("makeup-transfer", {{"picture", "a.png"}, {"reference", "b.png"}, {"output", "c.gif"}});
  refuses("makeup-transfer", {{"picture", "a.png"}, {"reference", "b.png"}, {"facePx", {1}}});
  refuses("makeup-extract", json::object());
  refuses("makeup-extract", {{"reference", "b.png"}, {"output", "look.txt"}});
}

TEST_CASE("makeup moves from one picture to another in memory and to a file", "[catalogue][makeup]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const ObjectStore::Reference source = catalogue.services->objects().put(decodeImageFile(samplePortrait()));
  const std::string file = (folder / "result.png").string();
  const JobResult result = catalogue.run(
      "makeup-transfer", {{"picture", source.text()}, {"reference", samplePortrait().string()}, {"output", file}});
  const auto image = std::any_cast<std::shared_ptr<const Image>>(result.value);
  REQUIRE(image != nullptr);
  CHECK(image->size() == decodeImageFile(samplePortrait()).size());
  CHECK(decodeImageFile(file).size() == image->size());
  CHECK(json::parse(result.json)["reference"]["picture"] == samplePortrait().filename().string());
}

TEST_CASE("makeup of a picture becomes a look file", "[catalogue][makeup]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const std::string file = (folder / "look.json").string();
  const JobResult result =
      catalogue.run("makeup-extract", {{"reference", samplePortrait().string()}, {"name", "Read"}, {"output", file}});
  const auto look = std::any_cast<std::shared_ptr<const MakeupLook>>(result.value);
  REQUIRE(look != nullptr);
  CHECK(look->name == "Read");
  CHECK(readLookFile(file).layers.size() == look->layers.size());
}

TEST_CASE("a picture without a face says which one it is", "[catalogue][makeup]") {
  Catalogue catalogue;
  const Image nobody({320, 320}, PixelFormat::Rgb8, std::vector<std::uint8_t>(320 * 320 * 3, 90));
  const ObjectStore::Reference empty = catalogue.services->objects().put(nobody);
  const std::string face = samplePortrait().string();
  const auto message = [&](const char* job, const json& options) -> std::string {
    try {
      static_cast<void>(catalogue.run(job, options));
    } catch (const Error& error) {
      CHECK(error.code() == ErrorCode::NoFace);
      return error.what();
    }
    return {};
  };
  CHECK(message("makeup-transfer", {{"picture", empty.text()}, {"reference", face}}).find("the source") !=
        std::string::npos);
  CHECK(message("makeup-transfer", {{"picture", face}, {"reference", empty.text()}}).find("the reference") !=
        std::string::npos);
  CHECK(message("makeup-extract", {{"reference", empty.text()}}).find("the reference") != std::string::npos);
}

TEST_CASE("no makeup result takes the place of a photograph", "[catalogue][makeup]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const std::filesystem::path picture = folder / "face.png";
  std::filesystem::copy_file(samplePortrait(), picture);
  for (const json& options : {json{{"picture", picture.string()}, {"reference", samplePortrait().string()}},
                              json{{"picture", samplePortrait().string()}, {"reference", picture.string()}}}) {
    json all = options;
    all["output"] = picture.string();
    CHECK_THROWS_AS(catalogue.run("makeup-transfer", all), Error);
  }
  CHECK(std::filesystem::file_size(picture) == std::filesystem::file_size(samplePortrait()));
}
