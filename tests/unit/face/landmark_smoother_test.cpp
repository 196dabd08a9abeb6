#include "core/face/landmark_smoother.h"

#include <random>

#include "core/face/box_from_landmarks.h"
#include "core/face/iris_from_points.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr double kFrameS = 1.0 / 30.0;

/// A grid of points, `side` pixels wide, with irises.
FaceObservation faceAt(const Eigen::Vector2f& center, float side) {
  FaceObservation face;
  face.landmarks.pointsPx.resize(2, kCanonicalPointCount);
  for (int i = 0; i < kCanonicalPointCount; ++i)
    face.landmarks.pointsPx.col(i) =
        center + side * Eigen::Vector2f(float(i % 20) / 19 - 0.5F, float(i / 20) / 23 - 0.5F);
  face.landmarks.relativeDepth = Eigen::VectorXf::Constant(kCanonicalPointCount, 4);
  face.landmarks.presence = 0.9F;
  for (Iris& iris : face.irises) {
    iris.centerPx = center;
    iris.edgePx << 5, 0, -5, 0, 0, -5, 0, 5;
    iris.edgePx.colwise() += center;
    iris.radiusPx = 5;
  }
  face.box = boxFromLandmarks(face.landmarks.pointsPx);
  return face;
}

}  // namespace

TEST_CASE("a face at rest stays exactly where it is", "[smoother]") {
  LandmarkSmoother smoother;
  const FaceObservation face = faceAt({300, 200}, 250);
  for (int i = 0; i < 5; ++i) {
    const FaceObservation smoothed = smoother.smooth(face, kFrameS);
    CHECK((smoothed.landmarks.pointsPx - face.landmarks.pointsPx).cwiseAbs().maxCoeff() < 1e-3F);
    CHECK(smoothed.irises[0].radiusPx == Approx(5));
    CHECK(smoothed.landmarks.presence == 0.9F);
  }
}

TEST_CASE("noise on a face at rest falls to less than half", "[smoother]") {
  LandmarkSmoother smoother;
  const FaceObservation face = faceAt({300, 200}, 250);
  std::mt19937 random(5);
  std::normal_distribution<float> noise(0, 0.5F);
  double before = 0;
  double after = 0;
  for (int frame = 0; frame < 120; ++frame) {
    FaceObservation seen = face;
    seen.landmarks.pointsPx = seen.landmarks.pointsPx.unaryExpr([&](float v) { return v + noise(random); });
    const FaceObservation smoothed = smoother.smooth(seen, kFrameS);
    if (frame < 30)
      continue;
    before += (seen.landmarks.pointsPx - face.landmarks.pointsPx).squaredNorm();
    after += (smoothed.landmarks.pointsPx - face.landmarks.pointsPx).squaredNorm();
  }
  CHECK(std::sqrt(after / before) < 0.5);
}

TEST_CASE("a face that crosses the picture is at most a third of a frame behind", "[smoother]") {
  // Two face sides a second: a quick turn of the head.
  LandmarkSmoother smoother;
  const float side = 250;
  const float stepPx = 2 * side * float(kFrameS);
  float behindPx = 0;
  for (int frame = 0; frame < 30; ++frame) {
    const FaceObservation face = faceAt({100 + stepPx * float(frame), 200}, side);
    const FaceObservation smoothed = smoother.smooth(face, kFrameS);
    behindPx = (face.landmarks.pointsPx - smoothed.landmarks.pointsPx).row(0).mean();
  }
  CHECK(behindPx < stepPx / 3);
}

TEST_CASE("small and large faces are smoothed alike", "[smoother]") {
  LandmarkSmoother small;
  LandmarkSmoother large;
  for (int frame = 0; frame < 20; ++frame) {
    const float way = 0.05F * std::sin(0.4F * float(frame));
    const FaceObservation fromSmall = small.smooth(faceAt({100 * way, 0}, 100), kFrameS);
    const FaceObservation fromLarge = large.smooth(faceAt({1000 * way, 0}, 1000), kFrameS);
    CHECK((10 * fromSmall.landmarks.pointsPx - fromLarge.landmarks.pointsPx).cwiseAbs().maxCoeff() < 0.1F);
  }
}
