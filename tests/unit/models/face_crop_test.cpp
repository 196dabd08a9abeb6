#include "models/networks/face_crop.h"

#include <cmath>
#include <random>
#include <vector>

#include "models/networks/face_decode.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr float kPi = 3.14159265F;

/// 478 points in an upright frame: corners of a 100 x 120 rectangle and the four that give the roll, then turned.
std::vector<float> turnedFace(float rollRad, float centreX, float centreY) {
  std::vector<float> points(478 * 2, 0.0F);
  const auto put = [&](int i, float x, float y) {
    points[2 * i] = x;
    points[2 * i + 1] = y;
  };
  put(0, -50, -60);
  put(1, 50, 60);
  put(10, 0, -55);
  put(152, 0, 55);
  put(33, -30, -20);
  put(263, 30, -20);
  for (int i = 0; i < 478; ++i) {
    const float x = points[2 * i];
    const float y = points[2 * i + 1];
    put(i, centreX + std::cos(rollRad) * x - std::sin(rollRad) * y,
        centreY + std::sin(rollRad) * x + std::cos(rollRad) * y);
  }
  return points;
}

}  // namespace

TEST_CASE("the face square turns with the face", "[models][crop]") {
  for (const float degrees : {0.0F, 30.0F, -75.0F, 170.0F}) {
    const float roll = degrees * kPi / 180.0F;
    const FaceSquare square = faceSquare(turnedFace(roll, 200.0F, 150.0F).data(), 2);
    CHECK(square.rollRad == Approx(roll).margin(1e-4));
    CHECK(square.sidePx == Approx(120.0F).margin(0.01));
    CHECK(square.centreX == Approx(200.0F).margin(0.01));
    CHECK(square.centreY == Approx(150.0F).margin(0.01));
  }
}

TEST_CASE("crop units and picture pixels are inverse", "[models][crop]") {
  const FaceSquare crop{40.0F, 30.0F, 64.0F, 0.7F};
  const auto pixel = pictureFromCrop(crop, 0.3F, -0.2F);
  const auto units = cropFromPicture(crop, pixel[0], pixel[1]);
  CHECK(units[0] == Approx(0.3F).margin(1e-5));
  CHECK(units[1] == Approx(-0.2F).margin(1e-5));
  // An upright crop's corner.
  const auto corner = pictureFromCrop({10.0F, 20.0F, 8.0F, 0.0F}, -0.5F, -0.5F);
  CHECK(corner[0] == Approx(6.0F));
  CHECK(corner[1] == Approx(16.0F));
}

TEST_CASE("a detector cell decodes to its face", "[models][decode]") {
  constexpr int kRows = 2;
  constexpr int kColumns = 3;
  constexpr int kCells = kRows * kColumns;
  std::vector<float> map(kDetectorChannels * kCells, -10.0F);
  const int cell = 1 * kColumns + 2;
  const float values[kDetectorChannels] = {0.0F, 0.25F, -0.5F, std::log(2.0F), 0.0F, 1.0F};
  for (int channel = 0; channel < kDetectorChannels; ++channel) map[channel * kCells + cell] = values[channel];
  std::vector<FoundFace> faces;
  appendFaces(map.data(), kRows, kColumns, 16, 0.4F, faces);
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].score == Approx(0.5F));
  CHECK(faces[0].square.centreX == Approx(2.75F * 16));
  CHECK(faces[0].square.centreY == Approx(1.0F * 16));
  CHECK(faces[0].square.sidePx == Approx(2.0F * 4 * 16));
  CHECK(faces[0].square.rollRad == Approx(0.5F * kPi));
}

TEST_CASE("of several answers for one face the best stays", "[models][decode]") {
  const FoundFace best{{50, 50, 40, 0}, 0.9F};
  const FoundFace shifted{{54, 52, 44, 0}, 0.8F};
  const FoundFace inside{{52, 50, 12, 0}, 0.7F};
  const FoundFace other{{120, 50, 40, 0}, 0.6F};
  const auto kept = withoutDuplicates({other, inside, best, shifted}, 0.35F);
  REQUIRE(kept.size() == 2);
  CHECK(kept[0].score == best.score);
  CHECK(kept[1].score == other.score);
  CHECK(overlap(best.square, best.square) == Approx(1.0F));
  CHECK(overlap(best.square, other.square) == 0.0F);
  // Half of each square is common: 1 / 3.
  CHECK(overlap({0, 0, 2, 0}, {1, 0, 2, 0}) == Approx(1.0F / 3.0F));
}
