#include "core/lab/training_pictures.h"

#include <fstream>

#include "core/base/error.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// Stripes that differ by their phase: pictures that nobody takes for each other.
Image stripes(int sidePx, int phase) {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < sidePx; ++y)
    for (int x = 0; x < sidePx; ++x) {
      const int wave = (x * (3 + phase) + y * (5 - phase)) * 256 / sidePx;
      for (int c = 0; c < 3; ++c) pixels.push_back(static_cast<std::uint8_t>(wave % 256));
    }
  return Image({sidePx, sidePx}, PixelFormat::Rgb8, pixels);
}

TrainingPictures inspected(const std::vector<std::filesystem::path>& paths) {
  QuietContext context;
  return inspectPictures(paths, context);
}

}  // namespace

TEST_CASE("pictures of a folder are looked through", "[lab]") {
  const test::TemporaryFolder folder;
  encodeImageFile(stripes(256, 0), folder / "a.png");
  encodeImageFile(stripes(256, 2), folder / "b.png");
  encodeImageFile(resized(stripes(256, 0), {180, 180}), folder / "c.jpg");  // a, smaller and compressed
  encodeImageFile(stripes(64, 1), folder / "d.png");
  std::ofstream(folder / "e.png") << "no picture";
  std::ofstream(folder / "notes.txt") << "passed over";

  const TrainingPictures pictures = inspected({folder.path()});
  REQUIRE(pictures.pictures.size() == 5);
  CHECK(pictures.pictures[0].fitness == PictureFitness::Usable);
  CHECK(pictures.pictures[1].fitness == PictureFitness::Usable);
  CHECK(pictures.pictures[2].fitness == PictureFitness::Duplicate);
  CHECK(pictures.pictures[2].twin.filename() == "a.png");
  CHECK(pictures.pictures[3].fitness == PictureFitness::TooSmall);
  CHECK(pictures.pictures[4].fitness == PictureFitness::Unreadable);
  for (std::size_t i = 2; i < 5; ++i) CHECK_FALSE(pictures.pictures[i].problem.empty());
  CHECK(pictures.usable().size() == 2);
  CHECK(pictures.count(PictureFitness::Duplicate) == 1);
}

TEST_CASE("the fingerprint is that of the pictures, not of their names", "[lab]") {
  const test::TemporaryFolder one, other;
  encodeImageFile(stripes(128, 0), one / "a.png");
  encodeImageFile(stripes(128, 2), one / "b.png");
  encodeImageFile(stripes(128, 2), other / "1.png");
  encodeImageFile(stripes(128, 0), other / "2.png");
  const std::string fingerprint = inspected({one.path()}).fingerprint;
  CHECK(fingerprint.size() == 64);
  CHECK(inspected({other.path()}).fingerprint == fingerprint);
  CHECK(inspected({one / "a.png"}).fingerprint != fingerprint);
}

TEST_CASE("all the same picture counts once", "[lab]") {
  const test::TemporaryFolder folder;
  for (const char* name : {"a.png", "b.png", "c.png"}) encodeImageFile(stripes(128, 0), folder / name);
  const TrainingPictures pictures = inspected({folder.path()});
  CHECK(pictures.usable().size() == 1);
  CHECK(pictures.count(PictureFitness::Duplicate) == 2);
}

TEST_CASE("nothing to learn from is said before anything starts", "[lab]") {
  const test::TemporaryFolder folder;
  CHECK_THROWS_AS(inspected({folder.path()}), Error);
  CHECK_THROWS_WITH(inspected({folder / "missing"}), Catch::Contains("missing"));
}
