#include "core/expression/head_angles.h"

#include "core/types/pinhole_camera.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {
const PinholeCamera kCamera = defaultCamera({400, 400});

Eigen::Vector2d seenPx(const HeadAngles& angles, const Eigen::Vector3d& inHeadMm) {
  return kCamera.project(apply(Rigid3{headRotation(angles), {0, 0, 800}}, inHeadMm));
}
}  // namespace

TEST_CASE("head angles come back from the rotation they make", "[expression]") {
  for (const double yaw : {-80.0, 0.0, 35.0})
    for (const double pitch : {-40.0, 5.0, 60.0})
      for (const double roll : {-120.0, 0.0, 15.0}) {
        const HeadAngles angles = headAngles({headRotation({yaw, pitch, roll}), Eigen::Vector3d::Zero()});
        CHECK(angles.yawDeg == Approx(yaw).margin(1e-9));
        CHECK(angles.pitchDeg == Approx(pitch).margin(1e-9));
        CHECK(angles.rollDeg == Approx(roll).margin(1e-9));
      }
}

TEST_CASE("the signs of the head angles are the person's", "[expression]") {
  const Eigen::Vector3d nose(0, 0, 100);
  const Eigen::Vector3d crown(0, 100, 0);
  const Eigen::Vector2d nosePx = seenPx({}, nose);
  CHECK(seenPx({}, {50, 0, 0}).x() > nosePx.x());  // the person's left is on the right of the picture
  CHECK(seenPx({30, 0, 0}, nose).x() > nosePx.x() + 10);
  CHECK(seenPx({0, 30, 0}, nose).y() < nosePx.y() - 10);
  CHECK(seenPx({0, 0, 30}, crown).x() > seenPx({}, crown).x() + 10);
}
