#include "core/face/parsing_filter.h"

#include <cmath>
#include <random>

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// All planes at one value.
FaceParsing parsingOf(int value, Size size = {4, 4}) {
  FaceParsing parsing;
  parsing.cropSize = size;
  parsing.probabilities = std::make_shared<const std::vector<std::uint8_t>>(
      std::size_t(kFaceRegionCount) * std::size_t(size.width) * std::size_t(size.height), std::uint8_t(value));
  return parsing;
}

int valueOf(const FaceParsing& parsing) {
  return parsing.probabilities->front();
}

}  // namespace

TEST_CASE("noise of a parsing is averaged away, news is taken at once", "[face][parsing]") {
  CHECK(valueOf(steadied(parsingOf(100), parsingOf(100))) == 100);
  const int noisy = valueOf(steadied(parsingOf(100), parsingOf(120)));
  CHECK(noisy > 100);
  CHECK(noisy < 110);
  CHECK(valueOf(steadied(parsingOf(0), parsingOf(255))) == 255);
  CHECK(valueOf(steadied(parsingOf(255), parsingOf(20))) == 20);

  std::mt19937 random(3);
  std::normal_distribution<double> noise(0, 12);
  FaceParsing calm = parsingOf(128);
  double squares = 0;
  for (int i = 0; i < 400; ++i) {
    calm = steadied(calm, parsingOf(int(std::lround(128 + noise(random)))));
    squares += std::pow(valueOf(calm) - 128, 2);
  }
  CHECK(std::sqrt(squares / 400) < 0.5 * 12);
}

TEST_CASE("a lasting small change arrives", "[face][parsing]") {
  FaceParsing calm = parsingOf(100);
  for (int i = 0; i < 40; ++i) calm = steadied(calm, parsingOf(130));
  CHECK(valueOf(calm) >= 122);
}

TEST_CASE("parsings that do not fit each other are left alone", "[face][parsing]") {
  const FaceParsing now = parsingOf(50, {8, 8});
  CHECK(steadied(parsingOf(100), now).probabilities == now.probabilities);
  CHECK(steadied(FaceParsing(), now).probabilities == now.probabilities);
  FaceParsing moved = parsingOf(100);
  moved.pictureFromCrop(0, 2) = 7;
  CHECK(steadied(parsingOf(90), moved).pictureFromCrop(0, 2) == 7);
}
