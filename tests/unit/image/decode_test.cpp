#include "core/image/decode.h"

#include <fstream>
#include <opencv2/imgcodecs.hpp>

#include "core/image/encode.h"
#include "core/image/resample.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/image/picture_bytes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

Image decoded(const Bytes& bytes, AlphaHandling alpha = AlphaHandling::OverWhite) {
  return decodeImage(bytes.data(), bytes.size(), "sample", {}, alpha);
}

Bytes opencvBytes(const std::string& ending, const cv::Mat& mat) {
  Bytes bytes;
  REQUIRE(cv::imencode(ending, mat, bytes));
  return bytes;
}

bool unreadable(const Bytes& bytes, const std::string& part) {
  return failsWith(ErrorCode::Unreadable, part, [&] { static_cast<void>(decoded(bytes)); });
}

/// What a viewer must show for a stored picture and an EXIF orientation.
Image shown(const Image& stored, int orientation) {
  switch (orientation) {
    case 2:
      return flippedHorizontally(stored);
    case 3:
      return turned(stored, 2);
    case 4:
      return flippedHorizontally(turned(stored, 2));
    case 5:
      return flippedHorizontally(turned(stored, 1));
    case 6:
      return turned(stored, 1);
    case 7:
      return flippedHorizontally(turned(stored, 3));
    case 8:
      return turned(stored, 3);
    default:
      return stored;
  }
}

}  // namespace

TEST_CASE("lossless files come back exactly", "[image]") {
  const Image image = quadrants({40, 24});
  CHECK(largestDifference(decoded(encodeImage(image, ImageFileKind::Png)), image) == 0);
  cv::Mat bgr(24, 40, CV_8UC3);
  for (int y = 0; y < 24; ++y) {
    for (int x = 0; x < 40; ++x) {
      const Pixel p = pixelAt(image, x, y);
      bgr.at<cv::Vec3b>(y, x) = cv::Vec3b(static_cast<uchar>(p[2]), static_cast<uchar>(p[1]), static_cast<uchar>(p[0]));
    }
  }
  CHECK(largestDifference(decoded(opencvBytes(".bmp", bgr)), image) == 0);
  CHECK(largestDifference(decoded(opencvBytes(".tif", bgr)), image) == 0);
}

TEST_CASE("the fixture pictures of rare kinds show their four colours", "[image]") {
  // CMYK goes through four inks and JPEG: 2 levels of tolerance.
  for (const char* name :
       {"quadrants_cmyk.jpg", "quadrants_progressive.jpg", "quadrants_palette.png", "quadrants_16bit.tif"}) {
    INFO(name);
    const Image image = decodeImageFile(dataFile(name));
    CHECK(image.format() == PixelFormat::Rgb8);
    CHECK(largestDifference(cropped(image, 2, 2, {12, 12}), cropped(quadrants(), 2, 2, {12, 12})) <= 2);
    CHECK(largestDifference(cropped(image, 18, 2, {12, 12}), cropped(quadrants(), 18, 2, {12, 12})) <= 2);
    CHECK(largestDifference(cropped(image, 2, 18, {12, 12}), cropped(quadrants(), 2, 18, {12, 12})) <= 2);
    CHECK(largestDifference(cropped(image, 18, 18, {12, 12}), cropped(quadrants(), 18, 18, {12, 12})) <= 2);
  }
}

TEST_CASE("grey and 16-bit pictures become 8-bit RGB", "[image]") {
  const Image grey = decoded(opencvBytes(".png", cv::Mat(3, 5, CV_8UC1, cv::Scalar(77))));
  CHECK(grey.format() == PixelFormat::Rgb8);
  CHECK(pixelAt(grey, 4, 2) == Pixel{77, 77, 77, -1});
  // 257 * 100 + 128 is nearest to 100; full scale must reach 255.
  const cv::Mat deep(2, 2, CV_16UC3, cv::Scalar(65535, 257 * 100 + 128, 0));
  CHECK(pixelAt(decoded(opencvBytes(".png", deep)), 0, 0) == Pixel{0, 100, 255, -1});
  CHECK(pixelAt(decoded(opencvBytes(".png", cv::Mat(2, 2, CV_16UC1, cv::Scalar(65535)))), 1, 1) ==
        Pixel{255, 255, 255, -1});
}

TEST_CASE("alpha is laid over white or kept", "[image]") {
  const Bytes png = opencvBytes(".png", cv::Mat(2, 2, CV_8UC4, cv::Scalar(0, 0, 255, 51)));
  // One fifth red over white.
  CHECK(pixelAt(decoded(png), 0, 0) == Pixel{255, 204, 204, -1});
  CHECK(pixelAt(decoded(png, AlphaHandling::Keep), 0, 0) == Pixel{255, 0, 0, 51});
  for (const char* name : {"quadrants_half.tif", "quadrants_half.webp"}) {
    INFO(name);
    const Image kept = decodeImageFile(dataFile(name), {}, AlphaHandling::Keep);
    CHECK(pixelAt(kept, 31, 31) == Pixel{128, 128, 128, 128});
    CHECK(pixelAt(decodeImageFile(dataFile(name)), 31, 31) == Pixel{191, 191, 191, -1});
  }
}

TEST_CASE("every EXIF orientation is turned upright", "[image]") {
  const Image stored = decoded(encodeImage(quadrants({32, 16}), ImageFileKind::Jpeg, {100, 3}));
  const Bytes jpeg = encodeImage(quadrants({32, 16}), ImageFileKind::Jpeg, {100, 3});
  const Bytes png = encodeImage(stored, ImageFileKind::Png);
  for (int orientation = 1; orientation <= 8; ++orientation) {
    INFO("orientation " << orientation);
    const Image expected = shown(stored, orientation);
    CHECK(largestDifference(decoded(withExif(jpeg, orientation, false)), expected) == 0);
    CHECK(largestDifference(decoded(withExif(jpeg, orientation, true)), expected) == 0);
    CHECK(largestDifference(decoded(withExifChunk(png, orientation)), expected) == 0);
  }
  CHECK(largestDifference(decoded(withExif(jpeg, 9, false)), stored) == 0);  // Nonsense is ignored.
  CHECK(pixelAt(decodeImageFile(dataFile("quadrants_turned.tif")), 0, 0) == Pixel{0, 0, 255, -1});
}

TEST_CASE("orientation 6 shows the stored left bottom at the left top", "[image]") {
  const Image image = decoded(withExif(encodeImage(quadrants(), ImageFileKind::Jpeg, {100, 3}), 6, false));
  CHECK(pixelAt(image, 4, 4)[2] > 240);  // Blue.
}

TEST_CASE("a file cut off anywhere is an error, never half a picture", "[image]") {
  const Image image = paintedImage({64, 64}, [](int x, int y) -> std::array<int, 3> {
    return {x * 4, y * 4, (x * y) % 256};
  });
  const std::vector<Bytes> files = {encodeImage(image, ImageFileKind::Png), encodeImage(image, ImageFileKind::Jpeg),
                                    encodeImage(image, ImageFileKind::Webp),
                                    bytesOf(dataFile("quadrants_progressive.jpg")),
                                    bytesOf(dataFile("quadrants_16bit.tif"))};
  for (const Bytes& whole : files) {
    for (const double share : {0.0, 0.01, 0.1, 0.5, 0.9, 0.99}) {
      INFO(whole.size() << " bytes, first " << share);
      const Bytes part(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(share * double(whole.size())));
      CHECK(unreadable(part, "sample"));
    }
    CHECK_NOTHROW(decoded(whole));
  }
}

TEST_CASE("what is no picture is named as such", "[image]") {
  const std::string text = "This is a shopping list, not a photo.";
  CHECK(unreadable(Bytes(text.begin(), text.end()), "it is not a JPEG, PNG, WebP, TIFF or BMP"));
  CHECK(unreadable({}, "empty"));
  CHECK(unreadable({'G', 'I', 'F', '8', '9', 'a', 0, 0}, "GIF"));
  const std::string heic(
      "\0\0\0\x18"
      "ftypheic\0\0\0\0mif1", 20);
  CHECK(unreadable(Bytes(heic.begin(), heic.end()), "HEIC"));
}

TEST_CASE("files are opened only when they are files", "[image]") {
  const TemporaryFolder folder;
  const auto fails = [&](ErrorCode code, const std::string& part, const std::filesystem::path& path) {
    return failsWith(code, part, [&] { static_cast<void>(decodeImageFile(path)); });
  };
  CHECK(fails(ErrorCode::NotFound, "missing.png", folder / "missing.png"));
  CHECK(fails(ErrorCode::Unreadable, "it is a folder", folder.path()));
  std::ofstream(folder / "empty.jpg").flush();
  CHECK(fails(ErrorCode::Unreadable, "empty", folder / "empty.jpg"));
  // The content decides, not the name.
  encodeImageFile(quadrants(), folder / "a.png");
  std::filesystem::rename(folder / "a.png", folder / "a.jpg");
  CHECK(largestDifference(decodeImageFile(folder / "a.jpg"), quadrants()) == 0);
}

TEST_CASE("pictures beyond the limits are refused from their header", "[image]") {
  Bytes png = encodeImage(quadrants(), ImageFileKind::Png);
  png[16] = 0x00, png[17] = 0x01, png[18] = 0x86, png[19] = 0xA0;  // Claims 100,000 pixels of width.
  CHECK(failsWith(ErrorCode::TooLarge, "100000 x 32", [&] { static_cast<void>(decoded(png)); }));
  png[16] = 0xFF;  // More than any signed size.
  CHECK(unreadable(png, "header is damaged"));
  const Bytes good = encodeImage(quadrants(), ImageFileKind::Png);
  const auto limited = [&](DecodeLimits limits) {
    static_cast<void>(decodeImage(good.data(), good.size(), "p", limits));
  };
  DecodeLimits limits;
  limits.maxPixels = 1000;
  CHECK(failsWith(ErrorCode::TooLarge, "32 x 32", [&] { limited(limits); }));
  limits = {};
  limits.maxFileBytes = 50;
  CHECK(failsWith(ErrorCode::TooLarge, "'p'", [&] { limited(limits); }));
  limits = {};
  limits.maxSidePx = 32;
  CHECK_NOTHROW(limited(limits));
}
