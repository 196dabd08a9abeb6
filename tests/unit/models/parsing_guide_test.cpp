#include "models/networks/parsing_guide.h"

#include <cmath>
#include <numeric>
#include <vector>

#include <catch2/catch.hpp>

using namespace visagiste::networks;

namespace {

constexpr int kSide = 32;
constexpr int kLips = 0, kMouth = 1, kEyes = 2, kBrows = 3;

using Points = std::vector<std::array<float, 2>>;

/// All points in one place but those of one contour, which go round a rectangle.
template <std::size_t N>
void setRectangle(Points& points, const std::array<int, N>& contour, float left, float top, float right, float bottom) {
  static_assert(N % 4 == 0);
  const std::array<std::array<float, 2>, 4> corners{{{left, top}, {right, top}, {right, bottom}, {left, bottom}}};
  for (std::size_t i = 0; i < N; ++i) {
    const std::size_t edge = i / (N / 4);
    const float along = static_cast<float>(i % (N / 4)) / static_cast<float>(N / 4);
    for (std::size_t axis = 0; axis < 2; ++axis)
      points[static_cast<std::size_t>(contour[i])][axis] =
          corners[edge][axis] + along * (corners[(edge + 1) % 4][axis] - corners[edge][axis]);
  }
}

constexpr std::array<int, 16> kRightEye{33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7};
constexpr std::array<int, 20> kLipsOutside{61,  146, 91,  181, 84,  17, 314, 405, 321, 375,
                                           291, 409, 270, 269, 267, 0,  37,  39,  40,  185};
constexpr std::array<int, 20> kLipsInside{78,  95,  88,  178, 87,  14, 317, 402, 318, 324,
                                          308, 415, 310, 311, 312, 13, 82,  81,  80,  191};

/// Covered share of one pixel of one plane.
float at(const std::vector<float>& cells, int plane, int x, int y) {
  const int cell = (y / 4) * (kSide / 4) + x / 4;
  return cells[static_cast<std::size_t>(cell * kGuideChannels + (plane * 4 + y % 4) * 4 + x % 4)];
}

float areaOf(const std::vector<float>& cells, int plane) {
  float area = 0;
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) area += at(cells, plane, x, y);
  return area;
}

std::vector<float> drawn(const Points& points) {
  std::vector<float> cells(kSide * kSide * kGuidePlanes, 7.0F);
  drawGuide(points, kSide, cells.data());
  return cells;
}

}  // namespace

TEST_CASE("the guide covers what the contours enclose", "[models][parsing]") {
  Points points(468, {0.0F, 0.0F});
  setRectangle(points, kRightEye, 4.25F, 8.0F, 10.5F, 11.0F);
  setRectangle(points, kLipsOutside, 6.0F, 16.0F, 26.0F, 28.0F);
  setRectangle(points, kLipsInside, 10.0F, 20.0F, 22.0F, 24.0F);
  const std::vector<float> cells = drawn(points);
  CHECK(areaOf(cells, kEyes) == Approx(6.25F * 3));
  CHECK(areaOf(cells, kLips) == Approx(20 * 12 - 12 * 4));
  CHECK(areaOf(cells, kMouth) == Approx(12 * 4));
  CHECK(areaOf(cells, kBrows) == 0);
  CHECK(at(cells, kEyes, 4, 9) == Approx(0.75F));
  CHECK(at(cells, kEyes, 10, 9) == Approx(0.5F));
  CHECK(at(cells, kEyes, 7, 8) == Approx(1.0F));
  CHECK(at(cells, kEyes, 7, 7) == 0);
  CHECK(at(cells, kLips, 15, 22) == 0);
  CHECK(at(cells, kMouth, 15, 22) == Approx(1.0F));
}

TEST_CASE("what lies outside the crop is cut off", "[models][parsing]") {
  Points points(468, {0.0F, 0.0F});
  setRectangle(points, kRightEye, -1000.0F, 30.0F, 1000.0F, 1000.0F);
  CHECK(areaOf(drawn(points), kEyes) == Approx(kSide * 2));
}

TEST_CASE("without points the guide is empty", "[models][parsing]") {
  Points points(468, {3.0F, 5.0F});
  setRectangle(points, kRightEye, 4, 8, 10, 11);
  points[200][1] = NAN;
  for (const std::vector<float>& cells : {drawn(points), drawn({})})
    CHECK(std::accumulate(cells.begin(), cells.end(), 0.0F) == 0);
}
