#include "core/face/mouth_opening.h"

#include "tests/support/painted_parsing.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kSide = 200;

/// Lips of one grey with a band between them of another, from row 150 to 155 of the picture.
Image lips(std::uint8_t lipGrey, std::uint8_t bandGrey) {
  std::vector<std::uint8_t> pixels(3 * kSide * kSide, lipGrey);
  std::fill(pixels.begin() + 3 * kSide * 150, pixels.begin() + 3 * kSide * 156, bandGrey);
  return Image({kSide, kSide}, PixelFormat::Rgb8, std::move(pixels));
}

/// Pupils 100 pixels apart, mouth corners 60.
Landmarks mouthPoints() {
  Landmarks points;
  points.pointsPx = Eigen::Matrix2Xf::Zero(2, kCanonicalPointCount);
  points.pointsPx.col(78) << 70, 150;
  points.pointsPx.col(308) << 130, 150;
  return points;
}

Irises pupils() {
  Irises irises;
  irises[0].centerPx << 50, 60;
  irises[1].centerPx << 150, 60;
  return irises;
}

/// The band as a parser sees it that works at half the picture's resolution, 60 pixels wide.
FaceRegion band(int x, int y) {
  return y >= 75 && y < 78 && x >= 35 && x < 65 ? FaceRegion::InnerMouth : FaceRegion::LowerLip;
}

FaceParsing seenBand() {
  return paintedParsing(kSide / 2, placed(2, 0, 0), band);
}

}  // namespace

TEST_CASE("the mouth's opening is the mean height of what shows between the lips", "[face]") {
  for (const std::uint8_t between : {15, 240})  // The dark of a mouth, teeth.
    CHECK(mouthOpening(lips(110, between), seenBand(), mouthPoints(), pupils()) == Approx(6.0 / 100).margin(1e-5));
}

TEST_CASE("what looks like the lips around it is no open mouth", "[face]") {
  CHECK(mouthOpening(lips(60, 55), seenBand(), mouthPoints(), pupils()) == 0);
}

TEST_CASE("a mouth of which nothing shows is closed", "[face]") {
  const auto closed = [](int, int) { return FaceRegion::UpperLip; };
  CHECK(mouthOpening(lips(110, 15), paintedParsing(64, placed(1, 0, 0), closed), mouthPoints(), pupils()) == 0);
}

TEST_CASE("a mouth without extent is closed rather than infinite", "[face]") {
  Landmarks points = mouthPoints();
  points.pointsPx.setZero();
  CHECK(mouthOpening(lips(110, 15), seenBand(), points, pupils()) == 0);
}
