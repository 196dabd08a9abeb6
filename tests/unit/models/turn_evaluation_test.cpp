#include "models/training/landmarks/turn_evaluation.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

/// Only the outer eye corners matter: 80 pixels apart, turned about the vertical axis, rolled in the picture.
PackedSample turnedFace(float yawDeg, float rollDeg) {
  constexpr float kRadians = 3.14159265F / 180.0F;
  PackedSample face;
  face.label.assign(478 * 3, 0.0F);
  const float across = 40.0F * std::cos(yawDeg * kRadians);
  for (const int side : {-1, 1}) {
    float* corner = &face.label[3 * (side < 0 ? 33 : 263)];
    corner[0] = 144.0F + static_cast<float>(side) * across * std::cos(rollDeg * kRadians);
    corner[1] = 144.0F + static_cast<float>(side) * across * std::sin(rollDeg * kRadians);
    corner[2] = static_cast<float>(side) * 40.0F * std::sin(yawDeg * kRadians);
  }
  return face;
}

}  // namespace

TEST_CASE("A face's turn is read from its labels' depth", "[landmarks]") {
  CHECK(turnDegrees(turnedFace(0, 0)) == Approx(0).margin(1e-3));
  CHECK(turnDegrees(turnedFace(60, 0)) == Approx(60).margin(1e-3));
  CHECK(turnDegrees(turnedFace(-35, 20)) == Approx(35).margin(1e-3));
}
