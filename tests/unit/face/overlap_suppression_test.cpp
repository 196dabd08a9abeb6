#include "core/face/overlap_suppression.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

FaceBox boxAt(float x, float y, float side, float score, float rollDeg = 0) {
  FaceBox box;
  box.centerPx = {x, y};
  box.sidePx = side;
  box.score = score;
  box.rollDeg = rollDeg;
  return box;
}

}  // namespace

TEST_CASE("no boxes give no faces", "[suppression]") {
  CHECK(suppressOverlapping({}, 0.3F).empty());
}

TEST_CASE("of boxes on one face the best score stays", "[suppression]") {
  const auto kept = suppressOverlapping({boxAt(100, 100, 50, 0.6F), boxAt(102, 101, 52, 0.9F)}, 0.3F);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].score == 0.9F);
}

TEST_CASE("close boxes are averaged by their scores", "[suppression]") {
  const auto kept = suppressOverlapping({boxAt(100, 100, 50, 0.9F, 10), boxAt(103, 100, 50, 0.45F, 40)}, 0.3F);
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].centerPx.x() == Approx(101));          // (0.9 * 100 + 0.45 * 103) / 1.35
  CHECK(kept[0].rollDeg == Approx(19.9).margin(0.3));  // between 10 and 40, twice as near to 10
}

TEST_CASE("the mean of rolls crosses 180 degrees the short way", "[suppression]") {
  const auto kept = suppressOverlapping({boxAt(0, 0, 50, 0.8F, 179), boxAt(0, 0, 50, 0.8F, -179)}, 0.3F);
  REQUIRE(kept.size() == 1);
  CHECK(std::abs(kept[0].rollDeg) == Approx(180).margin(0.01));
}

TEST_CASE("faces side by side stay, best first", "[suppression]") {
  const auto kept =
      suppressOverlapping({boxAt(100, 100, 50, 0.5F), boxAt(160, 100, 50, 0.9F), boxAt(130, 160, 50, 0.7F)}, 0.3F);
  REQUIRE(kept.size() == 3);
  CHECK(kept[0].score == 0.9F);
  CHECK(kept[2].score == 0.5F);
}

TEST_CASE("a part of a face is no second face", "[suppression]") {
  // Intersection over union is only 0.04: the ordinary rule would keep both.
  const auto kept = suppressOverlapping({boxAt(100, 100, 200, 0.9F), boxAt(120, 110, 40, 0.8F)}, 0.3F);
  CHECK(kept.size() == 1);
}
