#include "core/style/style_blend.h"

#include "core/image/resample.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

Image plain(std::array<int, 3> color) {
  return paintedImage({4, 2}, [color](int, int) { return color; });
}

}  // namespace

TEST_CASE("a style is laid over its source by strength and weights", "[style]") {
  const Image source = plain({100, 50, 200});
  const Image painted = plain({200, 150, 0});
  CHECK(largestDifference(blendedStyle(source, painted, {0, {}, 0}), source) == 0);
  CHECK(largestDifference(blendedStyle(source, painted, {1, {}, 0}), painted) == 0);
  CHECK(pixelAt(blendedStyle(source, painted, {0.5F, {}, 0}), 1, 1) == Pixel{150, 100, 100, -1});
  const Image weights({4, 2}, PixelFormat::Gray8, {0, 255, 0, 255, 0, 255, 0, 255});
  const Image halves = blendedStyle(source, painted, {1, weights, 0});
  CHECK(pixelAt(halves, 0, 1) == pixelAt(source, 0, 1));
  CHECK(pixelAt(halves, 1, 1) == pixelAt(painted, 1, 1));
}

TEST_CASE("kept colour takes the lightness of the style alone", "[style]") {
  const Image source = plain({120, 100, 80});
  const Image painted = plain({60, 60, 60});
  const Pixel kept = pixelAt(blendedStyle(source, painted, {1, {}, 1}), 0, 0);
  // Luma of the source 104; 44 levels darker, differences between the channels as they were.
  CHECK(std::abs(kept[0] - 76) <= 1);
  CHECK(kept[0] - kept[1] == 20);
  CHECK(kept[1] - kept[2] == 20);
  // Grey stays grey whatever the style's colour is.
  const Pixel grey = pixelAt(blendedStyle(plain({90, 90, 90}), plain({200, 10, 10}), {1, {}, 1}), 0, 0);
  CHECK(grey[0] == grey[1]);
  CHECK(grey[1] == grey[2]);
}

TEST_CASE("alpha stays as it is", "[style]") {
  const Image source({1, 1}, PixelFormat::Rgba8, {10, 20, 30, 77});
  CHECK(pixelAt(blendedStyle(source, Image({1, 1}, PixelFormat::Rgb8, {200, 0, 0}), {1, {}, 0}), 0, 0) ==
        Pixel{200, 0, 0, 77});
}

TEST_CASE("pictures that do not fit each other are refused", "[style]") {
  const auto refused = [](const Image& source, const Image& painted, const StyleBlend& blend) {
    return failsWith(ErrorCode::InvalidArgument, "one size",
                     [&] { static_cast<void>(blendedStyle(source, painted, blend)); });
  };
  const Image picture = plain({1, 2, 3});
  CHECK(refused(picture, quadrants(), {}));
  CHECK(refused(converted(picture, PixelFormat::Gray8), picture, {}));
  CHECK(refused(picture, picture, {1, quadrants({4, 2}), 0}));
}
