#include "core/image/resample.h"

#include <cmath>
#include <limits>

#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// Red grows by one a pixel to the right, green downwards: the value says where it was read, less half a pixel.
Image positionImage(Size size) {
  return paintedImage(size, [](int x, int y) -> std::array<int, 3> { return {x, y, 0}; });
}

SourceFromTarget similarity(double scale, double angle, Eigen::Vector2d shift) {
  SourceFromTarget map;
  map << scale * std::cos(angle), -scale * std::sin(angle), shift.x(), scale * std::sin(angle), scale * std::cos(angle),
      shift.y();
  return map;
}

/// The largest distance in source pixels between where pixels were read and where they should have been.
double largestOffset(const Image& warped, const SourceFromTarget& map) {
  double largest = 0;
  for (int y = 0; y < warped.height(); ++y) {
    for (int x = 0; x < warped.width(); ++x) {
      const Eigen::Vector2d wanted = map * Eigen::Vector3d(x + 0.5, y + 0.5, 1);
      const Pixel pixel = pixelAt(warped, x, y);
      largest = std::max(largest, (Eigen::Vector2d(pixel[0] + 0.5, pixel[1] + 0.5) - wanted).cwiseAbs().maxCoeff());
    }
  }
  return largest;
}

}  // namespace

TEST_CASE("the identity warp changes nothing", "[image]") {
  const Image image = positionImage({50, 40});
  CHECK(largestDifference(warpedSimilarity(image, similarity(1, 0, {0, 0}), {50, 40}), image) == 0);
}

TEST_CASE("a warp reads where the map says, pixel centres at one half", "[image]") {
  const Image image = positionImage({256, 256});
  // Values are whole numbers, so half a level is lost; the interpolation rounds to 1/32 pixel.
  for (const double scale : {0.5, 1.0, 1.4}) {
    for (const double angle : {0.0, 0.3, -1.2}) {
      INFO(scale << " at " << angle);
      const SourceFromTarget map = similarity(
          scale, angle,
          Eigen::Vector2d(128.3, 127.6) - similarity(scale, angle, {0, 0}).leftCols<2>() * Eigen::Vector2d(30, 30));
      CHECK(largestOffset(warpedSimilarity(image, map, {60, 60}), map) < 0.56);
    }
  }
}

TEST_CASE("the prefilter of a shrinking warp moves nothing", "[image]") {
  const Image image = positionImage({256, 256});
  for (const double scale : {2.0, 3.1, 4.0, 7.0}) {
    INFO(scale);
    // An odd start exercises the alignment of the averaged cells. A linear picture is not changed by averaging;
    // each of up to three halvings rounds by half a level, the warp once more, partly cancelling.
    const SourceFromTarget map = similarity(scale, 0.2, {45.7, 21.3});
    CHECK(largestOffset(warpedSimilarity(image, map, {24, 24}), map) < 1.3);
  }
}

TEST_CASE("a shrinking warp averages instead of picking", "[image]") {
  const Image stripes = paintedImage({128, 128}, [](int x, int) -> std::array<int, 3> {
    const int value = x % 2 == 0 ? 0 : 255;
    return {value, value, value};
  });
  const Image small = warpedSimilarity(stripes, similarity(4, 0, {0, 0}), {32, 32});
  for (int x = 1; x < 31; ++x) {
    CHECK(std::abs(pixelAt(small, x, 16)[0] - 128) <= 2);
  }
}

TEST_CASE("a warp outside the picture gives black or the edge", "[image]") {
  const Image white = paintedImage({20, 20}, [](int, int) -> std::array<int, 3> { return {200, 200, 200}; });
  const SourceFromTarget left = similarity(1, 0, {-10, 0});
  CHECK(pixelAt(warpedSimilarity(white, left, {20, 20}), 5, 10)[0] == 0);
  CHECK(pixelAt(warpedSimilarity(white, left, {20, 20}), 15, 10)[0] == 200);
  CHECK(pixelAt(warpedSimilarity(white, left, {20, 20}, Resampling::Area, OutsideSource::Replicate), 5, 10)[0] == 200);
  // Far away and coarse: no part of the picture is seen, and nothing is read out of bounds.
  const SourceFromTarget far = similarity(9, 0.4, {1e6, -1e6});
  CHECK(pixelAt(warpedSimilarity(white, far, {8, 8}), 4, 4)[0] == 0);
}

TEST_CASE("a small picture in a coarse warp is surrounded evenly", "[image]") {
  // 10 pixels do not divide into cells of 4: the last cell repeats the edge and must not drag anything over.
  const Image dot = paintedImage({10, 10}, [](int, int) -> std::array<int, 3> { return {100, 100, 100}; });
  const Image warped =
      warpedSimilarity(dot, similarity(4, 0, {0, 0}), {2, 2}, Resampling::Area, OutsideSource::Replicate);
  CHECK(pixelAt(warped, 0, 0)[0] == 100);
  CHECK(pixelAt(warped, 1, 1)[0] == 100);
}

TEST_CASE("resizing keeps the centre of the picture in place", "[image]") {
  const Image image = positionImage({200, 100});
  const Image half = resized(image, {100, 50}, Resampling::Area);
  CHECK(std::abs(pixelAt(half, 50, 25)[0] - 100.5) <= 0.5);  // Covers pixels 100 and 101.
  CHECK(resized(image, {400, 200}, Resampling::Bilinear).width() == 400);
  CHECK(resized(image, {200, 100}).pixels() == image.pixels());  // Same size: no copy.
}

TEST_CASE("shrinking to fit keeps the proportions", "[image]") {
  const Image image = positionImage({200, 100});
  CHECK(shrunkToFit(image, 50).size() == Size{50, 25});
  CHECK(shrunkToFit(image, 300).size() == Size{200, 100});
  CHECK(shrunkToFit(positionImage({200, 1}), 20).size() == Size{20, 1});
}

TEST_CASE("flips, turns and crops move whole pixels", "[image]") {
  const Image image = positionImage({5, 3});
  CHECK(pixelAt(flippedHorizontally(image), 0, 1) == Pixel{4, 1, 0, -1});
  CHECK(largestDifference(flippedHorizontally(flippedHorizontally(image)), image) == 0);
  CHECK(pixelAt(turned(image, 1), 0, 0) == Pixel{0, 2, 0, -1});  // The left bottom comes to the left top.
  CHECK(largestDifference(turned(turned(image, -1), 5), image) == 0);
  CHECK(pixelAt(cropped(image, 2, 1, {3, 2}), 0, 0) == Pixel{2, 1, 0, -1});
  CHECK(failsWith(ErrorCode::InvalidArgument, "inside", [&] { static_cast<void>(cropped(image, 3, 0, {3, 1})); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "inside", [&] { static_cast<void>(cropped(image, -1, 0, {3, 1})); }));
}

TEST_CASE("formats convert", "[image]") {
  const Image red({1, 1}, PixelFormat::Rgb8, {255, 0, 0});
  CHECK(pixelAt(converted(red, PixelFormat::Gray8), 0, 0)[0] == 76);  // 0.299 of full scale.
  CHECK(pixelAt(converted(red, PixelFormat::Rgba8), 0, 0) == Pixel{255, 0, 0, 255});
  CHECK(pixelAt(converted(converted(red, PixelFormat::Rgba8), PixelFormat::Rgb8), 0, 0) == Pixel{255, 0, 0, -1});
}

TEST_CASE("impossible warps are refused", "[image]") {
  const auto fails = [](const Image& image, const SourceFromTarget& map, Size size) {
    return failsWith(ErrorCode::InvalidArgument, "", [&] { static_cast<void>(warpedSimilarity(image, map, size)); });
  };
  const Image image = positionImage({5, 3});
  CHECK(fails(Image(), similarity(1, 0, {0, 0}), {4, 4}));
  CHECK(fails(image, similarity(0, 0, {0, 0}), {4, 4}));
  CHECK(fails(image, similarity(1, 0, {std::numeric_limits<double>::quiet_NaN(), 0}), {4, 4}));
  CHECK(fails(image, similarity(1, 0, {0, 0}), {0, 4}));
}
