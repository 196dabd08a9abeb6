#include <filesystem>

#include <nlohmann/json.hpp>

#include "core/camera/video_writer.h"
#include "core/garment/garment_file.h"
#include "core/garment/garment_library.h"
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

/// A garment of the program's own on a white ground.
QString photographed(const TemporaryFolder& folder, const std::string& name) {
  const auto garment = GarmentLibrary(shippedGarmentsFolder(), {}).find(name);
  const Image& picture = garment->picture;
  constexpr int kMargin = 50;
  const Size size{picture.width() + 2 * kMargin, picture.height() + 2 * kMargin};
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) * 3,
                                   245);
  for (int y = 0; y < picture.height(); ++y)
    for (int x = 0; x < picture.width(); ++x) {
      const std::uint8_t* from = picture.row(y) + 4 * x;
      std::uint8_t* to =
          pixels.data() + 3 * (static_cast<std::size_t>(y + kMargin) * static_cast<std::size_t>(size.width) +
                               static_cast<std::size_t>(x + kMargin));
      for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>((from[c] * from[3] + 245 * (255 - from[3])) / 255);
    }
  const QString file = pathText(folder / "photo.png");
  encodeImageFile(Image(size, PixelFormat::Rgb8, std::move(pixels)), file.toStdString());
  return file;
}

}  // namespace

TEST_CASE("tryon dresses the sample and leaves the rest alone", "[cli]") {
  const TemporaryFolder folder;
  const CliRun run = runCli({"tryon", pathText(sampleFile()), "--garment", "Red v-neck", "--garment", "navy-blazer",
                             "--fit", "1.length=1.1", "--fit", "2.hue=20", "-o", pathText(folder / "out.png"),
                             "--invented", pathText(folder / "map.png"), "--json", "-", "--quiet"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const json result = json::parse(run.output.toStdString());
  CHECK(result.at("garments") == json({"Red v-neck", "Navy blazer"}));
  CHECK(result.at("cloth_share").get<double>() > 0.1);
  CHECK(result.at("files").size() == 2);
  const Image before = decodeImageFile(sampleFile());
  const Image after = decodeImageFile(folder / "out.png");
  REQUIRE(after.size() == before.size());
  // The upper half is face and wall.
  CHECK(std::equal(before.pixels(), before.pixels() + before.byteCount() / 2, after.pixels()));
  CHECK_FALSE(std::equal(before.pixels(), before.pixels() + before.byteCount(), after.pixels()));
}

TEST_CASE("tryon dresses a video", "[cli]") {
  const TemporaryFolder folder;
  const Image frame = resized(decodeImageFile(sampleFile()), {384, 384});
  {
    VideoWriter writer(folder / "in.mp4", frame.size(), 25);
    for (int i = 0; i < 4; ++i) writer.write(frame);
    writer.finish();
  }
  const CliRun run = runCli({"tryon", pathText(folder / "in.mp4"), "--garment", "Red v-neck", "-o",
                             pathText(folder / "out.mp4"), "--json", "-", "--quiet"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const json result = json::parse(run.output.toStdString());
  CHECK(result.at("frames") == 4);
  CHECK(result.at("framesDressed") == 4);
  CHECK(std::filesystem::exists(folder / "out.mp4"));
}

TEST_CASE("tryon lists the garments", "[cli]") {
  const CliRun run = runCli({"tryon", "--list"});
  CHECK(run.status == 0);
  CHECK(run.output.contains("Breton tee\tt-shirt\tcotton jersey"));
}

TEST_CASE("tryon says what is wrong", "[cli]") {
  const TemporaryFolder folder;
  const QString out = pathText(folder / "out.png");
  const auto complains = [&](const QStringList& extra, const char* part) {
    const CliRun run = runCli(QStringList{"tryon", pathText(sampleFile()), "-o", out} + extra);
    INFO(run.errors.toStdString());
    return run.status != 0 && run.errors.contains(part);
  };
  CHECK(complains({"--garment", "space suit"}, "There is no garment"));
  CHECK(complains({"--garment", "Black tee", "--fit", "length=9"}, "length"));
  CHECK(complains({"--garment", "Black tee", "--fit", "7.length=1"}, "N.KEY=VALUE"));
  CHECK(complains({}, "--garment"));
  const CliRun nobody =
      runCli({"tryon", pathText(writeFacelessPicture(folder.path())), "--garment", "Black tee", "-o", out});
  CHECK(nobody.status == 1);
  CHECK(nobody.errors.contains("No face was found"));
  CHECK_FALSE(std::filesystem::exists(folder / "out.png"));
}

TEST_CASE("a photo of a garment is imported and worn", "[cli]") {
  const TemporaryFolder folder;
  const QString photo = photographed(folder, "Teal tee");
  const QString pack = pathText(folder / "teal.garment");
  const CliRun import =
      runCli({"garment-import", photo, "--name", "My tee", "--shoulder", "41", "-o", pack, "--json", "-", "--quiet"});
  INFO(import.errors.toStdString());
  REQUIRE(import.status == 0);
  const json result = json::parse(import.output.toStdString());
  CHECK(result.at("category") == "t-shirt");
  CHECK(result.at("handles").size() == GarmentHandles::kCount);
  const Garment garment = readGarmentFile(folder / "teal.garment");
  CHECK(garment.name == "My tee");
  CHECK(garment.shoulderCm == 41);
  CHECK(runCli({"tryon", pathText(sampleFile()), "--garment", pack, "-o", pathText(folder / "a.png"), "--quiet"})
            .status == 0);
  const CliRun person = runCli({"garment-import", pathText(writeFacelessPicture(folder.path())), "-o", pack});
  CHECK(person.status == 1);
}
