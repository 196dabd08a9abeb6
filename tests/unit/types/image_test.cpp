#include "core/types/image.h"

#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

TEST_CASE("an image holds its pixels row by row and shares them", "[types]") {
  const Image image({2, 2}, PixelFormat::Rgb8, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
  CHECK(image.bytesPerRow() == 6);
  CHECK(image.row(1)[0] == 7);
  const Image copy = image;  // NOLINT(performance-unnecessary-copy-initialization): sharing is what is tested.
  CHECK(copy.pixels() == image.pixels());
  CHECK(Image().isEmpty());
  CHECK(Image().pixels() == nullptr);
}

TEST_CASE("an image refuses pixels that do not fit its size", "[types]") {
  CHECK(failsWith(ErrorCode::InvalidArgument, "needs 12 bytes", [] { Image({2, 2}, PixelFormat::Rgb8, {1, 2, 3}); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "at least 1", [] { Image({0, 2}, PixelFormat::Gray8, {}); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "at least 1", [] { Image({-1, -1}, PixelFormat::Gray8, {1}); }));
}
