#include <algorithm>
#include <cmath>
#include <iostream>
#include <random>

#include "tests/integration/camera_clip.h"
#include "tests/integration/vision_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("the landmarks of a still face jitter by less than 0.3 px", "[portraits][tracker]") {
  if (sharedFolder().empty()) {
    WARN("Skipped: ../shared/data/portraits is not there.");
    return;
  }
  std::mt19937 random(21);
  double worst = 0;
  double sum = 0;
  int count = 0;
  for (const Portrait& portrait : photographedPeople()) {
    const Image still = cameraView(portrait);
    FaceTracker tracker = liveTracker();
    Eigen::Matrix2Xf total = Eigen::Matrix2Xf::Zero(2, kCanonicalPointCount);
    Eigen::Matrix2Xf squares = total;
    Eigen::Matrix2Xf reference = total;
    const int settled = 15;
    const int frames = 60;
    for (int i = 0; i < frames; ++i) {
      const auto faces = tracker.track(frameOf(withNoise(still, random, 3.0F), i));
      REQUIRE(faces.size() == 1);
      if (i < settled)
        continue;
      if (i == settled)
        reference = faces[0].landmarks.pointsPx;  // Small differences keep the sum of squares exact.
      const Eigen::Matrix2Xf moved = faces[0].landmarks.pointsPx - reference;
      total += moved;
      squares += moved.cwiseAbs2();
    }
    const float n = frames - settled;
    const Eigen::Matrix2Xf variance = (squares / n - (total / n).cwiseAbs2()).cwiseMax(0);
    const double jitter = std::sqrt(double(variance.colwise().sum().mean()));
    worst = std::max(worst, jitter);
    sum += jitter;
    ++count;
  }
  std::cout << "Jitter of a still face (640 × 480, noise of 3 levels), root mean square in px: mean " << sum / count
            << ", worst " << worst << " of " << count << " portraits\n";
  CHECK(worst < 0.3);
}

TEST_CASE("a face that moves across the picture is followed without visible lag", "[portraits][tracker]") {
  if (sharedFolder().empty()) {
    WARN("Skipped: ../shared/data/portraits is not there.");
    return;
  }
  const Portrait portrait = photographedPeople().front();
  FaceTracker tracker = liveTracker();
  const double speedPx = 8;  // a frame: the face's own width a second
  double behind = 0;
  int measured = 0;
  for (int i = 0; i < 40; ++i) {
    const double shift = i < 10 ? -120 : -120 + speedPx * (i - 10);
    const Image picture = cameraView(portrait, {shift, 0});
    const auto faces = tracker.track(frameOf(picture, i));
    REQUIRE(faces.size() == 1);
    CHECK(faces[0].id == 1);
    // What the network sees without a filter and without a past is the truth of this comparison.
    const auto unfiltered = shippedEstimator(LandmarkOptions::live())->estimate(picture, faces[0].box);
    REQUIRE(unfiltered);
    if (i < 14)
      continue;
    behind += double((unfiltered->landmarks.pointsPx - faces[0].landmarks.pointsPx).row(0).mean());
    ++measured;
  }
  std::cout << "Lag behind a face that crosses its own width in a second: " << behind / measured / speedPx
            << " frames\n";
  CHECK(behind / measured / speedPx < 0.5);
}
