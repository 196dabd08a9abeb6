#include "core/catalogue/jobs.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/catalogue/sample_files.h"
#include "core/image/decode.h"
#include "core/image/resample.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/types/face_region.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using nlohmann::json;
using test::Catalogue;
using test::sideBySide;

namespace {

class CancellingContext final : public RunContext {
 public:
  explicit CancellingContext(int allowed) : m_allowed(allowed) {}
  void checkpoint() override {
    if (m_allowed-- == 0) {
      throw Cancelled();
    }
  }
  void report(float, std::string_view) override {}

 private:
  int m_allowed;
};

}  // namespace

TEST_CASE("the catalogue has every job of the program", "[catalogue]") {
  const Catalogue catalogue;
  CHECK(catalogue.registry.names() ==
        std::vector<std::string>{"analyze",        "bench",          "capture",          "compose",         "drive",
                                 "export",         "export-take",    "express",          "finish-training",
                                 "garment-import", "garments",       "inspect-pictures", "looks",
                                 "makeup",         "makeup-extract", "makeup-transfer",  "makeup-video",
                                 "parse",          "reconstruct",    "style-info",       "style-pack",
                                 "styles",         "stylize",        "stylize-folder",   "stylize-video",
                                 "train",          "tryon",          "tryon-video"});
}

TEST_CASE("options of jobs are checked before anything runs", "[catalogue]") {
  const Catalogue catalogue;
  const auto refuses = [&catalogue](const char* name, const json& options) {
    CHECK_THROWS_AS(catalogue.registry.make({name, options.dump()}), Error);
  };
  refuses("analyze", json::object());
  refuses("analyze", {{"picture", "a.png"}, {"colour", "red"}});
  refuses("analyze", {{"picture", "a.png"}, {"precision", "int8"}});
  refuses("reconstruct", {{"pictures", json::array()}});
  refuses("compose", {{"picture", "a.png"}});
  refuses("compose", {{"picture", "a.png"}, {"settings", {"smile=2"}}});
  refuses("compose", {{"picture", "a.png"}, {"settings", {"smile=1"}}, {"until", "hair"}});
  refuses("compose", {{"edits", "memory:0"}});
  refuses("reconstruct", {{"pictures", {"a.png"}}, {"textureSizePx", 300}});
  refuses("reconstruct", {{"pictures", {"a.png"}}, {"output", "head.fbx"}});
  refuses("reconstruct", {{"pictures", {"a.png", "b.png"}}, {"facePointsPx", {1, 2}}});
  refuses("export", {{"head", "memory:77"}, {"output", "head.obj"}});
  refuses("parse", json::object());
  refuses("parse", {{"picture", "a.png"}, {"output", "map.jpg"}});  // Would change the numbers.
  refuses("parse", {{"picture", "a.png"}, {"output", 7}});
  refuses("parse", {{"picture", {"a.png"}}, {"output", "map.png"}});
  refuses("parse", {{"picture", "a.png"}, {"output", "map.png"}, {"regions", {"hair"}}});
  refuses("express", {{"picture", "a.png"}, {"settings", json::array()}});
  refuses("express", {{"picture", "a.png"}, {"settings", {"smirk=1"}}});
  refuses("express", {{"picture", "a.png"}, {"settings", {"smile=2"}}});
  refuses("express", {{"picture", "a.png"}, {"settings", {"smile=1"}}, {"output", "a.gif"}});
  refuses("express",
          {{"picture", "a.png"}, {"settings", {"smile=1"}}, {"output", "b.png"}, {"inventedOutput", "b.png"}});
  refuses("drive", {{"source", "a.png"}, {"driver", "b.csv"}, {"output", "c.glb"}, {"show", "portrait"}});
  refuses("drive", {{"source", "a.png"}, {"driver", "b.csv"}, {"output", "c.png"}, {"show", "both"}});
  refuses("drive", {{"source", "a.png"}, {"driver", "b.csv"}, {"output", "c.glb"}, {"neutral", "first"}});
  refuses("bench", {{"names", {"speed"}}});
}

TEST_CASE("a picture in memory is reconstructed and exported like one in a file", "[catalogue]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const ObjectStore::Reference picture = catalogue.services->objects().put(decodeImageFile(samplePortrait()));
  const JobResult made = catalogue.run("reconstruct", {{"pictures", {picture.text()}}});
  CHECK(made.files.empty());
  const auto head = std::any_cast<std::shared_ptr<const ReconstructedHead>>(made.value);
  REQUIRE(head != nullptr);
  CHECK(head->texture.width() == 1024);

  const ObjectStore::Reference reference = catalogue.services->objects().put(head);
  const std::string file = (folder / "head.stl").string();
  const JobResult written = catalogue.run("export", {{"head", reference.text()}, {"output", file}, {"unit", "mm"}});
  CHECK(written.files.front() == file);
  CHECK(std::filesystem::file_size(file) > 100'000);
}

TEST_CASE("the sample portrait is parsed into a map of its size", "[catalogue]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const std::string file = (folder / "map.png").string();
  const JobResult parsed = catalogue.run("parse", {{"picture", samplePortrait().string()}, {"output", file}});
  REQUIRE(parsed.files == std::vector<std::filesystem::path>{file});
  const Image picture = decodeImageFile(samplePortrait());
  const auto map = std::any_cast<std::shared_ptr<const Image>>(parsed.value);
  REQUIRE(map->size() == picture.size());
  // Pictures are read as RGB: the number three times.
  const Image written = decodeImageFile(file);
  REQUIRE(written.size() == picture.size());
  std::vector<std::size_t> counts(kFaceRegionCount, 0);
  for (std::size_t i = 0; i < map->byteCount(); ++i) {
    REQUIRE(map->pixels()[i] < kFaceRegionCount);
    REQUIRE(written.pixels()[3 * i] == map->pixels()[i]);
    ++counts[map->pixels()[i]];
  }
  for (const FaceRegion region : {FaceRegion::Background, FaceRegion::FaceSkin, FaceRegion::LeftEye,
                                  FaceRegion::RightEye, FaceRegion::Nose, FaceRegion::UpperLip, FaceRegion::LowerLip})
    CHECK(counts[std::size_t(region)] > 0);
  const json result = json::parse(parsed.json);
  CHECK(result.at("image").at("width") == picture.width());
  CHECK(result.at("regions").size() == kFaceRegionCount);
  REQUIRE(result.at("faces").size() == 1);
  double sum = 0;
  for (const auto& [name, share] : result["faces"][0].at("shares").items()) sum += share.get<double>();
  CHECK(sum == Approx(1.0).margin(1e-3));  // Each share is rounded to five digits.
}

TEST_CASE("a label map never takes the place of its picture", "[catalogue]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const std::filesystem::path copy = folder / "face.png";
  std::filesystem::copy_file(samplePortrait(), copy);
  const auto bytes = std::filesystem::file_size(copy);
  CHECK_THROWS_AS(
      catalogue.run("parse", {{"picture", copy.string()}, {"output", (folder / "." / "face.png").string()}}), Error);
  CHECK(std::filesystem::file_size(copy) == bytes);
}

TEST_CASE("a cancelled reconstruction unwinds and writes nothing", "[catalogue]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const json options{{"pictures", {samplePortrait().string()}}, {"output", (folder / "head.obj").string()}};
  for (int allowed = 0; allowed < 3; ++allowed) {
    CancellingContext context(allowed);
    const std::unique_ptr<Job> job = catalogue.registry.make({"reconstruct", options.dump()});
    CHECK_THROWS_AS(job->run(context), Cancelled);
    CHECK(folder.entryCount() == 0);
  }
}

TEST_CASE("the largest face is taken, or the one nearest to the point, and told", "[catalogue]") {
  Catalogue catalogue;
  const Image portrait = decodeImageFile(samplePortrait());
  const Image pair = sideBySide(resized(portrait, {portrait.width() / 2, portrait.height() / 2}), portrait);
  const ObjectStore::Reference picture = catalogue.services->objects().put(pair);
  const auto boxMiddle = [&](json options) {
    options["pictures"] = {picture.text()};
    const json view = json::parse(catalogue.run("reconstruct", options).json).at("views").at(0);
    CHECK(view.at("faces_in_picture") == 2);
    return view.at("box")[0].get<double>() + view["box"][2].get<double>() / 2;
  };
  const double border = portrait.width() / 2.0;
  CHECK(boxMiddle(json::object()) > border);
  CHECK(boxMiddle({{"facePointsPx", {10, 10}}}) < border);
}

TEST_CASE("a head never takes the place of its picture", "[catalogue]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  for (const char* name : {"face.obj", "face_skin.png"}) {  // A picture is what it holds, whatever it is called.
    std::filesystem::copy_file(samplePortrait(), folder / name);
    const json options{{"pictures", {(folder / name).string()}}, {"output", (folder / "." / "face.obj").string()}};
    CHECK_THROWS_WITH(catalogue.run("reconstruct", options), Catch::Contains("would replace"));
    CHECK(std::filesystem::file_size(folder / name) == std::filesystem::file_size(samplePortrait()));
    std::filesystem::remove(folder / name);
  }
}

TEST_CASE("looking for faces can be cancelled between two looks", "[catalogue]") {
  Catalogue catalogue;
  const auto detector = catalogue.services->faceFinders(Workload::Batch).detector;
  const Image portrait = decodeImageFile(samplePortrait());
  const Image large = resized(portrait, {4 * portrait.width(), 4 * portrait.height()}, Resampling::Bilinear);
  for (const int allowed : {0, 1, 4}) {
    CancellingContext context(allowed);
    CHECK_THROWS_AS(detector->detect(large, context), Cancelled);
  }
}

TEST_CASE("driving a photograph stops when asked to", "[catalogue]") {
  Catalogue catalogue;
  const test::TemporaryFolder folder;
  const json options{{"source", samplePortrait().string()},
                     {"driver", demoClip().string()},
                     {"output", (folder / "a.mp4").string()},
                     {"show", "portrait"},
                     {"sizePx", 128}};
  CancellingContext context(40);
  CHECK_THROWS_AS(catalogue.registry.make({"drive", options.dump()})->run(context), Cancelled);
  CHECK_FALSE(std::filesystem::exists(folder / "a.mp4"));
}
