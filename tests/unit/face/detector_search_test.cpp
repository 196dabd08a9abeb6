#include "core/face/detector_search.h"

#include <algorithm>

#include "core/base/error.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr DetectorReach kReach{320, 32, 18};

/// Whether some window of some level shows the whole face at a size that the network sees.
bool isSeen(const std::vector<SearchLevel>& levels, Size picture, float x, float y, float side) {
  for (const SearchLevel& level : levels) {
    const float scale = float(level.size.width) / float(picture.width);
    const float half = side * scale / 2;
    if (side * scale < kReach.smallestFacePx * 0.98F || side * scale > 0.76F * kReach.usualSide)
      continue;
    for (const Eigen::Vector2i& origin : level.origins) {
      const float left = x * scale - half - float(origin.x());
      const float top = y * scale - half - float(origin.y());
      if (left >= -1 && top >= -1 && left + 2 * half <= float(level.window.width) + 1 &&
          top + 2 * half <= float(level.window.height) + 1)
        return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("every face from the smallest to the largest lies whole in a window", "[detector_search]") {
  for (const Size picture : {Size{640, 480}, Size{1024, 1024}, Size{473, 640}, Size{3000, 2000}, Size{90, 120}}) {
    const auto levels = planSearch(picture, kReach, {});
    const auto shorter = static_cast<float>(std::min(picture.width, picture.height));
    for (float side = 40; side <= shorter; side *= 1.13F)
      for (float alongX = 0; alongX <= 1; alongX += 0.09F)
        for (float alongY = 0; alongY <= 1; alongY += 0.13F) {
          const float x = side / 2 + alongX * (float(picture.width) - side);
          const float y = side / 2 + alongY * (float(picture.height) - side);
          INFO(picture.width << " × " << picture.height << ", face of " << side << " at " << x << ", " << y);
          REQUIRE(isSeen(levels, picture, x, y, side));
        }
  }
}

TEST_CASE("live looks once", "[detector_search]") {
  DetectorOptions options;
  options.search = DetectorSearch::Live;
  const auto levels = planSearch({1280, 720}, kReach, options);
  REQUIRE(levels.size() == 1);
  CHECK(levels[0].size == Size{320, 180});
  CHECK(levels[0].window == Size{320, 192});
  REQUIRE(levels[0].origins.size() == 1);
  CHECK(levels[0].origins[0] == Eigen::Vector2i(0, 0));
}

TEST_CASE("a huge picture does not take for ever", "[detector_search]") {
  for (const SearchLevel& level : planSearch({20000, 5000}, kReach, {}))
    CHECK(level.origins.size() <= std::size_t{kMaxWindows});
}

TEST_CASE("a strip of one pixel is a picture too", "[detector_search]") {
  CHECK_FALSE(planSearch({5000, 1}, kReach, {}).empty());
}

TEST_CASE("bad detector options are named", "[detector_search]") {
  DetectorOptions options;
  options.minFacePx = 0;
  CHECK_THROWS_AS(planSearch({100, 100}, kReach, options), Error);
  CHECK_THROWS_AS(planSearch({0, 100}, kReach, {}), Error);
}
