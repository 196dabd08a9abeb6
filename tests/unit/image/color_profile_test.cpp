#include "core/image/color_profile.h"

#include <cmath>
#include <opencv2/core.hpp>
#include <random>

#include "core/image/decode.h"
#include "tests/fuzz/mutation.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/unit/image/photo_notes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

double linear(double level) {
  const double v = level / 255;
  return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
}

int encoded(double light) {
  const double v = std::clamp(light, 0.0, 1.0);
  return static_cast<int>(std::lround(255 * (v <= 0.0031308 ? 12.92 * v : 1.055 * std::pow(v, 1 / 2.4) - 0.055)));
}

/// Display P3 to sRGB by the matrix of CSS Color 4.
std::array<int, 3> srgbOfP3(const std::array<int, 3>& p3) {
  const double r = linear(p3[0]);
  const double g = linear(p3[1]);
  const double b = linear(p3[2]);
  return {encoded(1.2249401 * r - 0.2249404 * g), encoded(-0.0420569 * r + 1.0420571 * g),
          encoded(-0.0196376 * r - 0.0786361 * g + 1.0982735 * b)};
}

Image decoded(const Bytes& bytes, ColorHandling colors = ColorHandling::Srgb,
              AlphaHandling alpha = AlphaHandling::OverWhite) {
  return decodeImage(bytes.data(), bytes.size(), "photo", {}, alpha, colors);
}

Bytes png(const Image& stored, const Bytes& profile) {
  return cameraFile(stored, ImageFileKind::Png, {{}, profile});
}

}  // namespace

TEST_CASE("wide colours are shown as what they mean", "[image]") {
  // Skin, a lipstick, leaves, sky, a grey: inside sRGB or just outside.
  for (const std::array<int, 3> color : {std::array<int, 3>{224, 172, 140},
                                         {180, 40, 60},
                                         {90, 140, 60},
                                         {110, 160, 220},
                                         {128, 128, 128},
                                         {255, 0, 0},
                                         {255, 255, 255}}) {
    const Image stored = paintedImage({2, 2}, [&](int, int) { return color; });
    const Pixel shown = pixelAt(decoded(png(stored, displayP3Profile())), 1, 1);
    const std::array<int, 3> expected = srgbOfP3(color);
    INFO(color[0] << ' ' << color[1] << ' ' << color[2]);
    for (std::size_t c = 0; c < 3; ++c) CHECK(std::abs(shown[c] - expected[c]) <= 1);  // Both round.
  }
}

TEST_CASE("the same picture looks the same in every kind of file", "[image]") {
  const Image stored = paintedImage({32, 32}, [](int, int) { return std::array<int, 3>{200, 90, 80}; });
  const Image expected = decoded(png(stored, displayP3Profile()));
  for (const ImageFileKind kind : {ImageFileKind::Jpeg, ImageFileKind::Webp})
    CHECK(largestDifference(decoded(cameraFile(stored, kind, {{}, displayP3Profile()})), expected) <= 3);
  CHECK(largestDifference(stored, expected) > 10);  // Else the comparison would say nothing.
}

TEST_CASE("alpha stays as it is where colours change", "[image]") {
  const Image stored({1, 1}, PixelFormat::Rgba8, {180, 40, 60, 51});
  const Pixel shown = pixelAt(decoded(png(stored, displayP3Profile()), ColorHandling::Srgb, AlphaHandling::Keep), 0, 0);
  CHECK(shown[3] == 51);
  CHECK(std::abs(shown[0] - srgbOfP3({180, 40, 60})[0]) <= 1);
}

TEST_CASE("grey profiles set the tones", "[image]") {
  const Image stored({3, 1}, PixelFormat::Gray8, {0, 128, 255});
  const Image shown = decoded(png(stored, greyProfile(1.8)));
  CHECK(pixelAt(shown, 0, 0) == Pixel{0, 0, 0, -1});
  CHECK(pixelAt(shown, 2, 0) == Pixel{255, 255, 255, -1});
  const Pixel middle = pixelAt(shown, 1, 0);
  const int expected = encoded(std::pow(128 / 255.0, 1.8));
  for (std::size_t c = 0; c < 3; ++c) CHECK(std::abs(middle[c] - expected) <= 1);
}

TEST_CASE("profiles that say nothing about the pixels change none", "[image]") {
  const Image stored = quadrants();
  Bytes damaged = displayP3Profile();
  damaged.resize(damaged.size() / 3);
  for (const Bytes& profile : {srgbProfile(), greyProfile(1.8), damaged, Bytes(500, 'x')})
    CHECK(largestDifference(decoded(png(stored, profile)), stored) == 0);
  CHECK(largestDifference(decoded(png(stored, displayP3Profile()), ColorHandling::AsStored), stored) == 0);
}

TEST_CASE("profiles are read for what they are", "[image]") {
  CHECK(ColorProfile::read(srgbProfile())->isSrgb());
  CHECK_FALSE(ColorProfile::read(displayP3Profile())->isSrgb());
  CHECK_FALSE(ColorProfile::read(displayP3Profile())->isGrey());
  CHECK(ColorProfile::read(greyProfile(2.2))->isGrey());
  CHECK_FALSE(ColorProfile::read(taken(cmsCreateLab4Profile(nullptr))));
  CHECK_FALSE(ColorProfile::read({}));
}

TEST_CASE("16-bit pixels keep their precision through a profile", "[image]") {
  const cv::Mat deep(1, 1, CV_16UC3, cv::Scalar(60 * 257, 40 * 257, 180 * 257));
  const cv::Mat shown = ColorProfile::read(displayP3Profile())->toSrgb(deep);
  REQUIRE(shown.type() == CV_8UC3);
  const std::array<int, 3> expected = srgbOfP3({180, 40, 60});
  for (int c = 0; c < 3; ++c)
    CHECK(std::abs(shown.at<cv::Vec3b>(0, 0)[2 - c] - expected[static_cast<std::size_t>(c)]) <= 1);
}

TEST_CASE("colours go into a profile and back", "[image]") {
  const ColorProfile profile = *ColorProfile::read(displayP3Profile());
  const Image image = paintedImage({16, 16}, [](int x, int y) -> std::array<int, 3> {
    return {40 + 12 * x, 200 - 10 * y, 90 + 5 * x};
  });
  // P3's steps are wider than sRGB's by up to 22 % of a level before rounding.
  CHECK(largestDifference(decoded(png(profile.fromSrgb(image), displayP3Profile())), image) <= 2);
  const auto refused = [](const std::function<void()>& wrong) {
    return failsWith(ErrorCode::InvalidArgument, "ColorProfile", wrong);
  };
  CHECK(refused([&] { static_cast<void>(profile.fromSrgb(Image())); }));
  CHECK(refused([&] { static_cast<void>(ColorProfile::read(greyProfile(2))->fromSrgb(image)); }));
  CHECK(refused([&] { static_cast<void>(profile.toSrgb(cv::Mat(2, 2, CV_8UC1, cv::Scalar(1)))); }));
  CHECK(refused([&] { static_cast<void>(profile.toSrgb(cv::Mat(2, 2, CV_32FC3, cv::Scalar(1)))); }));
}

TEST_CASE("a damaged profile is none or gives a picture", "[image][fuzz]") {
  std::mt19937 random(8);
  const Image stored = quadrants({8, 8});
  for (const Bytes& whole : {displayP3Profile(), greyProfile(1.8)})
    for (int round = 0; round < 300; ++round) {
      const Image shown = decoded(png(stored, mutated(whole, random)));
      REQUIRE(shown.size() == stored.size());
    }
}
