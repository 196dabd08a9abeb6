#include "core/style/style_of_picture.h"

#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("a style picture is read in its middle and corners", "[style]") {
  const std::vector<Image> parts = styleParts(quadrants({200, 100}), 64);
  REQUIRE(parts.size() == 5);
  for (const Image& part : parts) CHECK(part.size() == Size{64, 64});
  CHECK(pixelAt(parts[1], 10, 10) == Pixel{255, 0, 0, -1});      // Top left is red,
  CHECK(pixelAt(parts[2], 50, 10) == Pixel{0, 255, 0, -1});      // top right green,
  CHECK(pixelAt(parts[4], 50, 60) == Pixel{128, 128, 128, -1});  // bottom right grey.
}

TEST_CASE("a picture without room for strokes has no style", "[style]") {
  CHECK(failsWith(ErrorCode::InvalidArgument, "63", [] { static_cast<void>(styleParts(quadrants({200, 63}), 64)); }));
}
