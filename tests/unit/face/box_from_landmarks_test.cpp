#include "core/face/box_from_landmarks.h"

#include <cmath>
#include <Eigen/LU>
#include <random>

#include "core/base/error.h"
#include "core/face/iris_from_points.h"
#include "core/face/mirror_points.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// A made face: a grid of points with eyes, forehead and chin where the roll is taken from; 80 wide, 100 high.
Eigen::Matrix2Xf madeFace() {
  Eigen::Matrix2Xf points(2, 468);
  for (int i = 0; i < 468; ++i)
    points.col(i) = Eigen::Vector2f(-40.0F + 80.0F * float(i % 20) / 19.0F, -50.0F + 100.0F * float(i / 20) / 23.0F);
  points.col(33) = Eigen::Vector2f(-30, -10);
  points.col(263) = Eigen::Vector2f(30, -10);
  points.col(10) = Eigen::Vector2f(0, -50);
  points.col(152) = Eigen::Vector2f(0, 50);
  return points;
}

Eigen::Matrix2Xf moved(const Eigen::Matrix2Xf& points, float scale, float rollDeg, const Eigen::Vector2f& shift) {
  const float roll = rollDeg * 0.0174532925F;
  Eigen::Matrix2f turn;
  turn << std::cos(roll), -std::sin(roll), std::sin(roll), std::cos(roll);
  return (scale * turn * points).colwise() + shift;
}

}  // namespace

TEST_CASE("the face square follows size, place and roll", "[face_box]") {
  const Eigen::Vector2f place(300, 200);
  const FaceBox box = boxFromLandmarks(moved(madeFace(), 2.0F, 25.0F, place));
  CHECK(box.sidePx == Approx(200).epsilon(1e-4));  // twice the longer side
  CHECK(box.rollDeg == Approx(25).margin(1e-3));
  CHECK((box.centerPx - place).norm() < 1e-2F);
}

TEST_CASE("too few points make no square", "[face_box]") {
  CHECK_THROWS_AS(boxFromLandmarks(Eigen::Matrix2Xf::Zero(2, 68)), Error);
}

TEST_CASE("points go to the crop and back", "[face_box]") {
  FaceBox box;
  box.centerPx = {321.5F, 87.25F};
  box.sidePx = 143;
  box.rollDeg = -37;
  const Eigen::Matrix<double, 2, 3> map = pictureFromCrop(box, 1.4, 128);
  const Eigen::Matrix2d linear = map.leftCols<2>();
  std::mt19937 random(3);
  std::uniform_real_distribution<double> anywhere(-500, 500);
  for (int i = 0; i < 50; ++i) {
    const Eigen::Vector2d inPicture(anywhere(random), anywhere(random));
    const Eigen::Vector2d inCrop = linear.inverse() * (inPicture - map.col(2));
    CHECK((linear * inCrop + map.col(2) - inPicture).norm() < 1e-9);  // double round-off
  }
  CHECK((linear * Eigen::Vector2d(64, 64) + map.col(2) - box.centerPx.cast<double>()).norm() < 1e-5);
  CHECK(linear.determinant() == Approx(std::pow(143 * 1.4 / 128, 2)).epsilon(1e-6));
}

TEST_CASE("the crop's corners are the enlarged box's corners", "[face_box]") {
  FaceBox box;
  box.centerPx = {50, 60};
  box.sidePx = 40;
  const Eigen::Matrix<double, 2, 3> map = pictureFromCrop(box, 1.5, 128);
  CHECK((map.col(2) - Eigen::Vector2d(20, 30)).norm() < 1e-9);
  CHECK((map.leftCols<2>() * Eigen::Vector2d(128, 128) + map.col(2) - Eigen::Vector2d(80, 90)).norm() < 1e-9);
}

TEST_CASE("a crop without size is refused", "[face_box]") {
  FaceBox box;
  CHECK_THROWS_AS(pictureFromCrop(box, 1.4, 128), Error);
}

TEST_CASE("mirrored points pair up, the middle line with itself", "[mirror]") {
  const auto& mirrorOf = mirrorOfPoint();
  int onMiddle = 0;
  for (int i = 0; i < kMirroredPointCount; ++i) {
    const int partner = mirrorOf[static_cast<std::size_t>(i)];
    CHECK(mirrorOf[static_cast<std::size_t>(partner)] == i);
    onMiddle += partner == i ? 1 : 0;
  }
  CHECK(onMiddle == 28);        // The canonical mesh has 28 vertices with x = 0.
  CHECK(mirrorOf[33] == 263);   // outer eye corners
  CHECK(mirrorOf[61] == 291);   // mouth corners
  CHECK(mirrorOf[10] == 10);    // top of the forehead
  CHECK(mirrorOf[468] == 473);  // iris centres
}

TEST_CASE("an iris is centre and mean edge distance", "[iris]") {
  Eigen::Matrix<float, 2, 5> points;
  points << 10, 14, 10, 6, 10, 20, 20, 17, 20, 23;
  const Iris iris = irisFromPoints(points);
  CHECK(iris.centerPx == Eigen::Vector2f(10, 20));
  CHECK(iris.radiusPx == Approx(3.5F));
}
