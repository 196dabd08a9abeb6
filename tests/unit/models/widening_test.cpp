#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <numeric>
#include <stdexcept>

#include "models/training/engine/canvas.h"
#include "models/training/engine/mirror.h"
#include "models/training/engine/options.h"
#include "models/training/engine/packed_set.h"
#include "models/training/engine/photometric.h"
#include "models/training/engine/prefetcher.h"
#include "models/training/engine/schedule.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;

TEST_CASE("mirror pairs are found and are an involution", "[training][mirror]") {
  const std::vector<std::array<float, 3>> mesh = {{0, 1, 0}, {-2, 0, 1}, {3, 1, 1}, {2, 0.1F, 1}, {-3, 1.1F, 1}};
  CHECK(mirrorPairs(mesh) == std::vector<int>{0, 3, 4, 1, 2});
  CHECK_THROWS_AS(mirrorPairs({{0, 0, 0}, {1, 0, 0}}), std::runtime_error);
}

TEST_CASE("irises change places with their edge points", "[training][mirror]") {
  std::vector<int> middle(468);
  std::iota(middle.begin(), middle.end(), 0);
  const std::vector<int> pairs = withIrises(middle);
  REQUIRE(pairs.size() == 478);
  CHECK(pairs[468] == 473);
  CHECK(pairs[469] == 476);  // the edge towards image right becomes the one towards image left
  CHECK(pairs[470] == 475);
  for (std::size_t i = 0; i < pairs.size(); ++i)
    CHECK(pairs[static_cast<std::size_t>(pairs[i])] == static_cast<int>(i));
}

TEST_CASE("mirror pairs survive their file", "[training][mirror]") {
  const visagiste::test::TemporaryFolder folder;
  std::vector<int> pairs(468);
  std::iota(pairs.begin(), pairs.end(), 0);
  pairs = withIrises(pairs);
  writeMirrorPairs((folder / "pairs.txt").string(), pairs);
  CHECK(readMirrorPairs((folder / "pairs.txt").string()) == pairs);
  CHECK_THROWS_AS(readMirrorPairs((folder / "none.txt").string()), std::runtime_error);
}

TEST_CASE("packed sets survive their file and refuse damage", "[training][packed]") {
  const visagiste::test::TemporaryFolder folder;
  const std::string path = (folder / "set.pack").string();
  PackedSet set{2, 3, 4, {}};
  for (int i = 0; i < 2; ++i) {
    PackedSample sample;
    sample.id = "face" + std::to_string(i);
    sample.set = SourceSet::London;
    sample.split = Split::Validation;
    sample.flags = PackedSample::kHasMatte;
    sample.label = {1.0F, 2.0F, 3.0F, static_cast<float>(i)};
    sample.rgba.assign(2 * 3 * 4, static_cast<std::uint8_t>(10 + i));
    set.samples.push_back(sample);
  }
  writePackedSet(path, set);
  const PackedSet read = readPackedSet(path);
  REQUIRE(read.samples.size() == 2);
  CHECK(read.width == 2);
  CHECK(read.height == 3);
  CHECK(read.samples[1].id == "face1");
  CHECK(read.samples[1].label == set.samples[1].label);
  CHECK(read.samples[1].rgba == set.samples[1].rgba);
  CHECK(read.samples[1].split == Split::Validation);

  SECTION("truncated") {
    std::filesystem::resize_file(path, std::filesystem::file_size(path) - 1);
    CHECK_THROWS_AS(readPackedSet(path), std::runtime_error);
  }
  SECTION("another kind") {
    std::ofstream(path) << "something else entirely, long enough for a header";
    CHECK_THROWS_AS(readPackedSet(path), std::runtime_error);
  }
  SECTION("a sample of another size") {
    set.samples[0].label.pop_back();
    CHECK_THROWS_AS(writePackedSet(path, set), std::runtime_error);
  }
}

TEST_CASE("a homography and its inverse cancel", "[training][canvas]") {
  Homography tilt;
  tilt.m[6] = 0.001F;
  const Homography map = similarity(30, 20, 1.5F, 0.4F) * tilt;
  const auto there = map(12.0F, -7.0F);
  const auto back = map.inverse()(there[0], there[1]);
  CHECK(back[0] == Approx(12.0F).margin(1e-3));
  CHECK(back[1] == Approx(-7.0F).margin(1e-3));
  CHECK(similarity(3, 4, 2, 0)(1, 1)[0] == Approx(5.0F));
}

TEST_CASE("a pyramid samples pixel centres exactly and repeats the border", "[training][canvas]") {
  // Two columns, dark and light, alpha 255.
  std::vector<std::uint8_t> rgba;
  for (int i = 0; i < 16 * 16; ++i)
    for (const int value : {i % 16 < 8 ? 0 : 200, 100, 50, 255}) rgba.push_back(static_cast<std::uint8_t>(value));
  const Pyramid pyramid(rgba.data(), 16, 16);
  float texel[4];
  pyramid.sample(2.5F, 3.5F, 0, texel);
  CHECK(texel[0] == Approx(0.0F));
  pyramid.sample(8.0F, 3.5F, 0, texel);  // between the columns
  CHECK(texel[0] == Approx(100.0F));
  pyramid.sample(500.0F, -20.0F, 1, texel);
  CHECK(texel[0] == Approx(200.0F).margin(0.5));
  CHECK(texel[3] == Approx(255.0F));
  CHECK(Pyramid::levelFor(1.0F) == 0);
  CHECK(Pyramid::levelFor(2.0F) == 1);
  CHECK(Pyramid::levelFor(100.0F) == Pyramid::kLevels - 1);
}

TEST_CASE("blur keeps an even picture, fine quantisation keeps any", "[training][photometric]") {
  Canvas even(24, 16);
  std::fill(even.rgb.begin(), even.rgb.end(), 0.4F);
  blurGaussian(even, 1.7F);
  CHECK(std::all_of(even.rgb.begin(), even.rgb.end(), [](float v) { return std::abs(v - 0.4F) < 1e-5F; }));

  Canvas noisy(19, 13);  // not a multiple of the blocks
  Random random(3);
  for (float& value : noisy.rgb) value = uniform(random, 0.0F, 1.0F);
  Canvas coded = noisy;
  quantiseBlocks(coded, 100);
  float worst = 0;
  for (std::size_t i = 0; i < noisy.rgb.size(); ++i) worst = std::max(worst, std::abs(noisy.rgb[i] - coded.rgb[i]));
  CHECK(worst < 0.04F);  // steps of 1 / 255 in 64 coefficients
}

TEST_CASE("random numbers have the asked spread", "[training][canvas]") {
  Random random(11);
  double sum = 0, squares = 0;
  constexpr int kDraws = 20000;
  for (int i = 0; i < kDraws; ++i) {
    const float value = normal(random, 2.0F);
    sum += value;
    squares += value * value;
  }
  CHECK(sum / kDraws == Approx(0.0).margin(0.06));
  CHECK(squares / kDraws == Approx(4.0).epsilon(0.05));
}

TEST_CASE("the learning rate warms up and falls along a cosine", "[training][schedule]") {
  const CosineSchedule schedule{0.1, 0.2};
  CHECK(schedule.factor(0.0) == 0.0);
  CHECK(schedule.factor(0.05) == Approx(0.5));
  CHECK(schedule.factor(0.1) == Approx(1.0));
  CHECK(schedule.factor(0.55) == Approx(0.6));  // halfway between 1 and the floor
  CHECK(schedule.factor(1.0) == Approx(0.2));
  CHECK(schedule.factor(7.0) == Approx(0.2));
  CHECK(averageDecay(0, 0.999) == Approx(0.1));
  CHECK(averageDecay(1000000, 0.999) == Approx(0.999));
}

TEST_CASE("options refuse what they do not know", "[training][options]") {
  const std::vector<Options::Option> known = {{"minutes", "80", ""}, {"out", "here", ""}};
  const Options options(known, {"--minutes", "2.5"});
  CHECK(options.number("minutes") == 2.5);
  CHECK(options.text("out") == "here");
  CHECK_THROWS_AS(options.count("minutes"), std::invalid_argument);
  CHECK_THROWS_AS(options.number("out"), std::invalid_argument);
  CHECK_THROWS_AS(Options(known, {"--hours", "1"}), std::invalid_argument);
  CHECK_THROWS_AS(Options(known, {"--minutes"}), std::invalid_argument);
}

TEST_CASE("prefetched batches come in order, failures come out", "[training][prefetcher]") {
  int made = 0;
  Prefetcher<int> numbers(
      [&made] {
        if (made == 5)
          throw std::runtime_error("no more");
        return made++;
      },
      2);
  for (int i = 0; i < 5; ++i) CHECK(numbers.next() == i);
  CHECK_THROWS_AS(numbers.next(), std::runtime_error);
}
