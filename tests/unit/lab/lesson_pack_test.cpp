#include "core/lab/lesson_pack.h"

#include "core/base/error.h"
#include "core/image/encode.h"
#include "models/training/engine/packed_set.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

Image plain(Size size, std::uint8_t red, std::uint8_t green) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < size.width * size.height; ++i) pixels.insert(pixels.end(), {red, green, 9});
  return Image(size, PixelFormat::Rgb8, pixels);
}

}  // namespace

TEST_CASE("lessons are squares of one size", "[lab]") {
  const test::TemporaryFolder folder;
  encodeImageFile(plain({300, 200}, 200, 30), folder / "a.png");
  encodeImageFile(plain({120, 400}, 10, 220), folder / "b.png");
  QuietContext context;
  LessonShape shape;
  shape.sidePx = 64;
  shape.squaresEach = 3;
  writeLessons(folder / "set.pack", {folder / "a.png", folder / "b.png"}, shape, context);
  const training::PackedSet set = training::readPackedSet((folder / "set.pack").string());
  CHECK(set.width == 64);
  CHECK(set.height == 64);
  REQUIRE(set.samples.size() == 6);
  CHECK(int{set.samples[0].rgba[0]} == 200);
  CHECK(int{set.samples[2].rgba[1]} == 30);
  CHECK(int{set.samples[5].rgba[1]} == 220);
  for (const auto& sample : set.samples) CHECK(sample.split == training::Split::Train);
}

TEST_CASE("of ten pictures one is for validation", "[lab]") {
  const test::TemporaryFolder folder;
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < 10; ++i) {
    files.push_back(folder / (std::to_string(i) + ".png"));
    encodeImageFile(plain({100, 100}, static_cast<std::uint8_t>(20 * i), 0), files.back());
  }
  QuietContext context;
  writeLessons(folder / "set.pack", files, {32, 1, 1}, context);
  const training::PackedSet set = training::readPackedSet((folder / "set.pack").string());
  int validation = 0;
  for (const auto& sample : set.samples) validation += sample.split == training::Split::Validation ? 1 : 0;
  CHECK(validation == 1);
}

TEST_CASE("many pictures are kept small, few are looked at in parts", "[lab]") {
  CHECK(LessonShape::of(1).squaresEach > 1);
  CHECK(LessonShape::of(2000).squaresEach == 1);
  const LessonShape many = LessonShape::of(2000);
  CHECK(4.0 * many.sidePx * many.sidePx * 2000 < 1e9);
}

TEST_CASE("lessons without pictures or without a place are refused", "[lab]") {
  const test::TemporaryFolder folder;
  QuietContext context;
  CHECK_THROWS_AS(writeLessons(folder / "set.pack", {}, {32, 1, 1}, context), Error);
  encodeImageFile(plain({100, 100}, 1, 2), folder / "a.png");
  CHECK_THROWS_AS(writeLessons(folder / "no" / "set.pack", {folder / "a.png"}, {32, 1, 1}, context), Error);
}
