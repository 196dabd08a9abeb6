#include <Eigen/Geometry>

#include "core/types/face_box.h"
#include "core/types/pinhole_camera.h"
#include "core/types/rigid3.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

Rigid3 someTransform() {
  return {Eigen::AngleAxisd(0.7, Eigen::Vector3d(1, 2, -3).normalized()).toRotationMatrix(), {10, -20, 400}};
}

}  // namespace

TEST_CASE("a transform and its inverse cancel", "[types]") {
  const Eigen::Vector3d probe(12, -34, 56);
  const Rigid3 cameraFromHead = someTransform();
  CHECK((apply(inverse(cameraFromHead), apply(cameraFromHead, probe)) - probe).norm() < 1e-9);  // Double round-off.
  const Rigid3 both = compose(cameraFromHead, inverse(cameraFromHead));
  CHECK((both.rotation - Eigen::Matrix3d::Identity()).norm() < 1e-12);
  CHECK(both.translationMm.norm() < 1e-9);
}

TEST_CASE("composing transforms applies the right one first", "[types]") {
  const Eigen::Vector3d probe(1, 2, 3);
  const Rigid3 shift{Eigen::Matrix3d::Identity(), {5, 0, 0}};
  const Rigid3 turn = someTransform();
  CHECK((apply(compose(turn, shift), probe) - apply(turn, apply(shift, probe))).norm() < 1e-12);
}

TEST_CASE("a camera puts the viewing axis on its principal point", "[types]") {
  const PinholeCamera camera = defaultCamera({640, 480});
  CHECK(camera.project({0, 0, 500}) == Eigen::Vector2d(320, 240));
  CHECK(camera.focalPx == Approx(1024));
  // 100 mm to the right at 1024 mm is 100 px with this focal length.
  CHECK(camera.project({100, 0, 1024}).x() == Approx(420));
}

TEST_CASE("the bounds of a face box grow with its roll", "[types]") {
  FaceBox box;
  box.centerPx = {50, 60};
  box.sidePx = 20;
  CHECK((boundsPx(box) - Eigen::Vector4f(40, 50, 20, 20)).norm() < 1e-4F);
  box.rollDeg = 45;
  CHECK(boundsPx(box)[2] == Approx(20 * std::sqrt(2.0)));
  box.rollDeg = 90;
  CHECK(boundsPx(box)[2] == Approx(20).margin(1e-4));
}

TEST_CASE("face boxes overlap by area", "[types]") {
  FaceBox a;
  a.sidePx = 10;
  FaceBox b = a;
  CHECK(overlap(a, b) == Approx(1));
  b.centerPx.x() = 5;
  CHECK(overlap(a, b) == Approx(50.0 / 150.0));
  b.centerPx.x() = 10;
  CHECK(overlap(a, b) == 0);
  CHECK(overlap(FaceBox(), FaceBox()) == 0);  // Without area there is nothing to share.
}
