#include "core/image/encode.h"

#include "core/image/decode.h"
#include "core/image/resample.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("the ending of the name decides the kind of file", "[image]") {
  CHECK(writtenKindOf("a/b.PNG") == ImageFileKind::Png);
  CHECK(writtenKindOf("b.jpeg") == ImageFileKind::Jpeg);
  CHECK(writtenKindOf("b.x.webp") == ImageFileKind::Webp);
  CHECK(failsWith(ErrorCode::InvalidArgument, ".png, .jpg or .webp",
                  [] { static_cast<void>(writtenKindOf("picture.tiff")); }));
}

TEST_CASE("written pictures are read back", "[image]") {
  const TemporaryFolder folder;
  const Image smooth = paintedImage({64, 48}, [](int x, int y) -> std::array<int, 3> { return {x * 4, y * 5, 100}; });
  encodeImageFile(smooth, folder / "a.png");
  CHECK(largestDifference(decodeImageFile(folder / "a.png"), smooth) == 0);
  // Lossy kinds at their default quality stay close on a smooth picture; chroma is halved.
  encodeImageFile(smooth, folder / "a.jpg");
  CHECK(largestDifference(decodeImageFile(folder / "a.jpg"), smooth) <= 16);
  encodeImageFile(smooth, folder / "a.webp");
  CHECK(largestDifference(decodeImageFile(folder / "a.webp"), smooth) <= 24);
  CHECK(folder.entryCount() == 3);
}

TEST_CASE("alpha and grey survive PNG, and JPEG shows alpha over white", "[image]") {
  const Image faint({1, 1}, PixelFormat::Rgba8, {255, 0, 0, 51});
  const auto png = encodeImage(faint, ImageFileKind::Png);
  CHECK(largestDifference(decodeImage(png.data(), png.size(), "p", {}, AlphaHandling::Keep), faint) == 0);
  const auto jpeg = encodeImage(faint, ImageFileKind::Jpeg, {100, 3});
  const Pixel shown = pixelAt(decodeImage(jpeg.data(), jpeg.size()), 0, 0);
  CHECK(std::abs(shown[0] - 255) <= 3);
  CHECK(std::abs(shown[1] - 204) <= 3);
  const Image grey({2, 1}, PixelFormat::Gray8, {10, 200});
  const auto greyPng = encodeImage(grey, ImageFileKind::Png);
  CHECK(largestDifference(converted(decodeImage(greyPng.data(), greyPng.size()), PixelFormat::Gray8), grey) == 0);
}

TEST_CASE("bad options and empty pictures are refused", "[image]") {
  const auto fails = [](const Image& image, EncodeOptions options) {
    return failsWith(ErrorCode::InvalidArgument, "",
                     [&] { static_cast<void>(encodeImage(image, ImageFileKind::Jpeg, options)); });
  };
  CHECK(fails(quadrants(), {0, 3}));
  CHECK(fails(quadrants(), {101, 3}));
  CHECK(fails(quadrants(), {90, 10}));
  CHECK(fails(Image(), {}));
  CHECK(failsWith(ErrorCode::InvalidArgument, "16,383", [] {
    static_cast<void>(
        encodeImage(Image({17000, 1}, PixelFormat::Gray8, std::vector<std::uint8_t>(17000)), ImageFileKind::Webp));
  }));
}
