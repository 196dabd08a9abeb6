#include "widgets/common/progress_words.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("lengths of time in words", "[progress_words]") {
  CHECK(durationWords(-3) == "under a second");
  CHECK(durationWords(std::nan("")) == "under a second");
  CHECK(durationWords(8.9) == "8 s");
  CHECK(durationWords(125) == "2 min 05 s");
  CHECK(durationWords(4320) == "1 h 12 min");
}

TEST_CASE("time left is rounded so that it does not flicker", "[progress_words]") {
  CHECK(timeLeftWords({}).isEmpty());
  CHECK(timeLeftWords(2.0) == "a few seconds left");
  CHECK(timeLeftWords(17.0) == "about 20 s left");
  CHECK(timeLeftWords(18.9) == "about 20 s left");
  CHECK(timeLeftWords(170.0) == "about 3 min left");
  CHECK(timeLeftWords(7000.0) == "about 2 h left");
}

TEST_CASE("percentages stay in range", "[progress_words]") {
  CHECK(percentWords(0.429) == "42 %");
  CHECK(percentWords(7) == "100 %");
  CHECK(percentWords(-1) == "0 %");
}
