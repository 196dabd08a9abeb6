#include "core/image/area_shrink.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "core/image/resample.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

Image noise(Size size, PixelFormat format, unsigned seed) {
  std::mt19937 random(seed);
  std::vector<std::uint8_t> pixels(std::size_t(size.width) * std::size_t(size.height) *
                                   std::size_t(channelCount(format)));
  for (std::uint8_t& value : pixels) value = std::uint8_t(random() & 255U);
  return {size, format, std::move(pixels)};
}

/// How much of [pixel, pixel + 1] lies in [begin, end].
double part(int pixel, double begin, double end) {
  return std::max(0.0, std::min(end, pixel + 1.0) - std::max(begin, double(pixel)));
}

/// The largest distance, in levels, of any value from the mean of its area, computed in the plainest way.
double largestError(const Image& shrunk, const Image& source) {
  const double stepX = double(source.width()) / shrunk.width();
  const double stepY = double(source.height()) / shrunk.height();
  const int channels = source.channels();
  double largest = 0;
  for (int y = 0; y < shrunk.height(); ++y)
    for (int x = 0; x < shrunk.width(); ++x)
      for (int channel = 0; channel < channels; ++channel) {
        double sum = 0;
        for (int v = 0; v < source.height(); ++v)
          for (int u = 0; u < source.width(); ++u)
            sum += part(u, x * stepX, (x + 1) * stepX) * part(v, y * stepY, (y + 1) * stepY) *
                   source.row(v)[u * channels + channel];
        largest = std::max(largest, std::abs(sum / (stepX * stepY) - shrunk.row(y)[x * channels + channel]));
      }
  return largest;
}

}  // namespace

TEST_CASE("shrinking by area is the mean of the area", "[image]") {
  // Widths around the length of the blocks that the rows are summed in, and a shrink that is hardly one.
  const auto [source, target] = GENERATE(table<Size, Size>({{{32, 9}, {10, 4}},
                                                            {{33, 20}, {32, 19}},
                                                            {{7, 50}, {3, 7}},
                                                            {{61, 5}, {1, 1}},
                                                            {{5, 5}, {5, 5}},
                                                            {{40, 3}, {40, 2}}}));
  const PixelFormat format = GENERATE(PixelFormat::Gray8, PixelFormat::Rgb8, PixelFormat::Rgba8);
  const Image image = noise(source, format, 5);
  const Image shrunk = shrunkByArea(image, target);
  CHECK(shrunk.size() == target);
  CHECK(shrunk.format() == format);
  CHECK(largestError(shrunk, image) < 0.5 + 1e-3);  // Rounded to the nearest level; float sums.
}

TEST_CASE("three pixels become two", "[image]") {
  const Image shrunk = shrunkByArea(Image({3, 1}, PixelFormat::Gray8, {0, 90, 240}), {2, 1});
  CHECK(pixelAt(shrunk, 0, 0)[0] == 30);   // (0 + 90 / 2) / 1.5
  CHECK(pixelAt(shrunk, 1, 0)[0] == 190);  // (90 / 2 + 240) / 1.5
}

TEST_CASE("white stays white and black stays black", "[image]") {
  for (const std::uint8_t level : {0, 255}) {
    const Image plain({101, 67}, PixelFormat::Rgb8, std::vector<std::uint8_t>(101 * 67 * 3, level));
    const Image shrunk = shrunkByArea(plain, {37, 13});
    CHECK(
        std::all_of(shrunk.pixels(), shrunk.pixels() + shrunk.byteCount(), [&](auto value) { return value == level; }));
  }
}

TEST_CASE("resizing to a whole part and to an odd size agree on what area means", "[image]") {
  const Image image = noise({64, 48}, PixelFormat::Rgb8, 6);
  CHECK(largestError(resized(image, {32, 24}), image) < 0.5 + 1e-3);
  CHECK(largestError(resized(image, {31, 25}), image) < 0.5 + 1e-3);
}

TEST_CASE("shrinking to nothing or to more is refused", "[image]") {
  const Image image = noise({8, 6}, PixelFormat::Rgb8, 7);
  for (const Size size : {Size{0, 3}, Size{3, -1}, Size{9, 6}, Size{8, 7}})
    CHECK(failsWith(ErrorCode::InvalidArgument, "shrunk", [&] { static_cast<void>(shrunkByArea(image, size)); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "shrunk", [] { static_cast<void>(shrunkByArea(Image(), {1, 1})); }));
}
