#include "core/face/parsing_matte.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <random>

#include "tests/support/error_matchers.h"
#include "tests/support/painted_parsing.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

FaceRegion lipLeftHairRight(int x, int) {
  return x < 16 ? FaceRegion::UpperLip : FaceRegion::Hair;
}

int valueAt(const Image& image, int x, int y) {
  return image.row(y)[x];
}

}  // namespace

TEST_CASE("a map at the crop's own scale gives its regions back", "[face][parsing]") {
  const FaceParsing parsing = paintedParsing(
      32, placed(1, 5, 3), [](int x, int y) { return static_cast<FaceRegion>((x + 7 * y) % kFaceRegionCount); });
  const Image map = regionMap({parsing}, {50, 40});
  REQUIRE(map.format() == PixelFormat::Gray8);
  REQUIRE(map.size() == Size{50, 40});
  for (int y = 0; y < 40; ++y)
    for (int x = 0; x < 50; ++x) {
      const bool inside = x >= 5 && y >= 3 && x < 37 && y < 35;
      REQUIRE(valueAt(map, x, y) == (inside ? (x - 5 + 7 * (y - 3)) % kFaceRegionCount : 0));
    }
}

TEST_CASE("a turned and enlarged crop lands where its map says", "[face][parsing]") {
  // A quarter turn: the crop's x runs down the picture, its y to the left.
  const FaceParsing parsing = paintedParsing(32, placed(4, 128, 0, std::acos(0.0)), lipLeftHairRight);
  const Image map = regionMap({parsing}, {128, 128});
  CHECK(valueAt(map, 60, 20) == int(FaceRegion::UpperLip));
  CHECK(valueAt(map, 60, 62) == int(FaceRegion::UpperLip));
  CHECK(valueAt(map, 60, 66) == int(FaceRegion::Hair));
  CHECK(valueAt(map, 60, 110) == int(FaceRegion::Hair));
}

TEST_CASE("a matte runs smoothly between regions and is 0 outside the crop", "[face][parsing]") {
  const FaceParsing parsing = paintedParsing(32, placed(4, 8, 8), lipLeftHairRight);
  const PixelRect part{0, 60, 144, 8};
  const Image lips = regionMatte(parsing, {FaceRegion::UpperLip, FaceRegion::LowerLip}, part);
  REQUIRE(lips.size() == Size{144, 8});
  CHECK(valueAt(lips, 2, 4) == 0);
  CHECK(valueAt(lips, 40, 4) == 255);
  CHECK(std::abs(valueAt(lips, 71, 4) - 159) <= 5);  // An eighth of a crop pixel before the border: 5/8 of 255.
  CHECK(valueAt(lips, 80, 4) == 0);
  for (int x = 20; x < 130; ++x) REQUIRE(valueAt(lips, x, 4) >= valueAt(lips, x + 1, 4));
  const Image both = regionMatte(parsing, {FaceRegion::UpperLip, FaceRegion::Hair}, part);
  for (int x = 14; x < 130; ++x) REQUIRE(std::abs(valueAt(both, x, 4) - 255) <= 1);
}

TEST_CASE("a crop finer than the picture is averaged", "[face][parsing]") {
  const FaceParsing parsing = paintedParsing(
      64, placed(0.125, 0, 0), [](int x, int y) { return (x + y) % 2 == 0 ? FaceRegion::FaceSkin : FaceRegion::Hair; });
  const Image skin = regionMatte(parsing, {FaceRegion::FaceSkin}, {0, 0, 8, 8});
  for (int y = 1; y < 7; ++y)
    for (int x = 1; x < 7; ++x) CHECK(std::abs(valueAt(skin, x, y) - 128) <= 2);
}

TEST_CASE("the map holds the region whose matte is highest", "[face][parsing]") {
  // Soft shares in patches, so that most regions win somewhere and few everywhere.
  std::mt19937 random(5);
  constexpr int kSide = 32;
  std::vector<std::uint8_t> planes(std::size_t(kFaceRegionCount) * kSide * kSide);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const int first = (x / 8 + 4 * (y / 8)) % kFaceRegionCount;
      const int share = 60 + int(random() % 196);
      const std::size_t pixel = std::size_t(y) * kSide + std::size_t(x);
      planes[std::size_t(first) * kSide * kSide + pixel] = std::uint8_t(share);
      planes[std::size_t((first + 5) % kFaceRegionCount) * kSide * kSide + pixel] = std::uint8_t(255 - share);
    }
  FaceParsing parsing;
  parsing.pictureFromCrop = placed(3, 20, -6, 0.3);
  parsing.cropSize = {kSide, kSide};
  parsing.probabilities = std::make_shared<const std::vector<std::uint8_t>>(std::move(planes));
  const Image map = regionMap({parsing}, {110, 90});
  std::vector<Image> mattes;
  for (int region = 0; region < kFaceRegionCount; ++region)
    mattes.push_back(regionMatte(parsing, {FaceRegion(region)}, {0, 0, 110, 90}));
  int differing = 0;
  for (int y = 0; y < 90; ++y)
    for (int x = 0; x < 110; ++x) {
      int highest = 0;
      for (const Image& matte : mattes) highest = std::max(highest, valueAt(matte, x, y));
      // Warps of different parts round their fixed-point places differently.
      differing += valueAt(mattes[std::size_t(valueAt(map, x, y))], x, y) < highest - 12 ? 1 : 0;
    }
  CHECK(differing == 0);
}

TEST_CASE("a part may reach outside the picture, a crop too", "[face][parsing]") {
  const FaceParsing parsing = paintedParsing(32, placed(2, -20, -20), lipLeftHairRight);
  const auto covered = coveredPart(parsing, {30, 25});
  REQUIRE(covered);
  CHECK(covered->x == 0);
  CHECK(covered->y == 0);
  CHECK(covered->width == 30);
  CHECK(covered->height == 25);
  CHECK_FALSE(coveredPart(paintedParsing(32, placed(1, 40, 0), lipLeftHairRight), {40, 40}));
  const Image matte = regionMatte(parsing, {FaceRegion::UpperLip}, {-15, -15, 10, 10});
  CHECK(valueAt(matte, 0, 0) == 255);
  CHECK(valueAt(regionMap({parsing}, {30, 25}), 5, 5) == int(FaceRegion::UpperLip));
  CHECK(valueAt(regionMap({parsing}, {30, 25}), 20, 5) == int(FaceRegion::Hair));
}

TEST_CASE("of two heads the nearer one tells, but nobody paints over a head with background", "[face][parsing]") {
  const auto skin = [](int, int) { return FaceRegion::FaceSkin; };
  const auto hair = [](int, int) { return FaceRegion::Hair; };
  const auto nothing = [](int, int) { return FaceRegion::Background; };
  const FaceParsing left = paintedParsing(32, placed(1, 0, 0), skin);
  const FaceParsing right = paintedParsing(32, placed(1, 16, 0), hair);
  for (const auto& faces : {std::vector<FaceParsing>{left, right}, std::vector<FaceParsing>{right, left}}) {
    const Image map = regionMap(faces, {48, 32});
    CHECK(valueAt(map, 18, 16) == int(FaceRegion::FaceSkin));
    CHECK(valueAt(map, 29, 16) == int(FaceRegion::Hair));
  }
  const FaceParsing empty = paintedParsing(32, placed(1, 0, 0), nothing);
  CHECK(valueAt(regionMap({right, empty}, {48, 32}), 18, 16) == int(FaceRegion::Hair));
  CHECK(valueAt(regionMap({}, {48, 32}), 18, 16) == 0);
}

TEST_CASE("shares count the crop's pixels inside the picture", "[face][parsing]") {
  const FaceParsing parsing = paintedParsing(32, placed(1, -8, 0), lipLeftHairRight);
  const std::vector<double> shares = regionShares(parsing, {100, 100});
  CHECK(shares[std::size_t(FaceRegion::UpperLip)] == Approx(8.0 / 24.0));
  CHECK(shares[std::size_t(FaceRegion::Hair)] == Approx(16.0 / 24.0));
  CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(1.0));
  const std::vector<double> none = regionShares(paintedParsing(8, placed(1, 200, 0), lipLeftHairRight), {100, 100});
  CHECK(std::accumulate(none.begin(), none.end(), 0.0) == 0.0);
}

TEST_CASE("parsings whose planes do not fit are refused", "[face][parsing]") {
  FaceParsing parsing = paintedParsing(32, placed(1, 0, 0), lipLeftHairRight);
  CHECK(failsWith(ErrorCode::InvalidArgument, "1 x 1", [&] {
    static_cast<void>(regionMatte(parsing, {FaceRegion::Hair}, {0, 0, 0, 4}));
  }));
  parsing.cropSize = {32, 31};
  CHECK(failsWith(ErrorCode::InvalidArgument, "planes", [&] {
    static_cast<void>(regionMatte(parsing, {FaceRegion::Hair}, {0, 0, 4, 4}));
  }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "planes", [&] { static_cast<void>(regionMap({parsing}, {9, 9})); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "planes", [] { static_cast<void>(regionShares({}, {9, 9})); }));
}
