#include "core/expression/face_capture.h"

#include <cmath>

#include "core/base/error.h"
#include "tests/support/model_actor.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::ModelActor;

namespace {

const ModelActor& actor() {
  static const ModelActor one;
  return one;
}

FaceCapture makeCapture(const CaptureOptions& options = {}) {
  return {actor().fitter, actor().model->expressionNames(), options};
}

/// A capture that has seen the actor at rest from several sides for a second.
FaceCapture calibrated() {
  FaceCapture capture = makeCapture();
  for (int i = 0; i < 40; ++i)
    (void)capture.follow({actor().seen(actor().rest(), {i % 7 * 6.0 - 18, 0, 0}, 0.1F, unsigned(i))}, actor().frame,
                         i / 30.0 - 40 / 30.0);
  return capture;
}

}  // namespace

TEST_CASE("capture calibrates on the first frames and says how well", "[expression][capture]") {
  CaptureOptions options;
  options.calibrationFrames = 4;
  options.calibrationSpacingS = 0.099;
  FaceCapture capture = makeCapture(options);
  for (int i = 0; i < 9; ++i) {
    (void)capture.follow({actor().seen(actor().rest())}, actor().frame, i / 30.0);
    CHECK_FALSE(capture.calibration());
  }
  (void)capture.follow({actor().seen(actor().rest())}, actor().frame, 9 / 30.0);
  REQUIRE(capture.calibration());
  CHECK(capture.calibration()->frames == 4);
  // Exact landmarks of the model itself: what is left is the prior's pull.
  CHECK(capture.calibration()->residualPercent < 0.6F);
  CHECK(capture.calibration()->identity.size() == actor().model->identityCount());
}

TEST_CASE("capture tells channel, head and gaze", "[expression][capture]") {
  FaceCapture capture = calibrated();
  REQUIRE(capture.calibration());
  const auto names = actor().model->expressionNames();
  Eigen::VectorXf face = actor().with("jawOpen", 0.7F);
  face[*actor().model->expressionIndex("eyeLookOutLeft")] = 0.5F;
  face[*actor().model->expressionIndex("eyeLookInRight")] = 0.5F;
  std::optional<CaptureSample> sample;
  for (int i = 0; i < 40; ++i) sample = capture.follow({actor().seen(face, {15, 5, -4})}, actor().frame, i / 30.0);
  REQUIRE(sample);
  CHECK(sample->expression[*actor().model->expressionIndex("jawOpen")] == Approx(0.7).margin(0.1));
  const HeadAngles angles = headAngles(sample->cameraFromHead);
  CHECK(angles.yawDeg == Approx(15).margin(2));
  CHECK(angles.pitchDeg == Approx(5).margin(2));
  CHECK(angles.rollDeg == Approx(-4).margin(1));
  for (const EyeGaze& eye : sample->gaze) {
    CHECK(eye.yawDeg == Approx(15).margin(4));  // Half of a full look is 15 degrees.
    CHECK(eye.pitchDeg == Approx(0).margin(4));
  }
  CHECK(sample->confidence.size() == sample->expression.size());
  CHECK(sample->confidence.minCoeff() >= 0);
  CHECK(sample->confidence.maxCoeff() <= 1);
}

TEST_CASE("the filters halve the jitter of a still face", "[expression][capture]") {
  FaceCapture capture = calibrated();
  const Eigen::VectorXf smile = actor().with("mouthSmileLeft", 0.6F);
  Eigen::VectorXf sums[2], squares[2];
  for (int k = 0; k < 2; ++k) sums[k] = squares[k] = actor().rest();
  int count = 0;
  for (int i = 0; i < 90; ++i) {
    const auto sample = capture.follow({actor().seen(smile, {}, 0.4F, unsigned(100 + i))}, actor().frame, i / 30.0);
    if (i < 30)
      continue;
    ++count;
    const Eigen::VectorXf* values[2] = {&capture.unfiltered()->expression, &sample->expression};
    for (int k = 0; k < 2; ++k) {
      sums[k] += *values[k];
      squares[k] += values[k]->cwiseAbs2();
    }
  }
  const auto jitter = [&](int k) {
    return std::sqrt(double((squares[k] / count - (sums[k] / count).cwiseAbs2()).cwiseMax(0).mean()));
  };
  CHECK(jitter(1) <= 0.5 * jitter(0));
}

TEST_CASE("a face that returns is the same person, a face beside it never", "[expression][capture]") {
  FaceCapture capture = calibrated();
  const TrackedFace mine = actor().seen(actor().rest(), {}, 0, 1, -60);
  TrackedFace other = actor().seen(actor().with("jawOpen", 0.9F), {}, 0, 1, 60);
  other.id = 2;
  const Eigen::Index jaw = *actor().model->expressionIndex("jawOpen");
  double seconds = 0;
  const auto next = [&](const std::vector<TrackedFace>& faces) {
    seconds += 1 / 30.0;
    return capture.follow(faces, actor().frame, seconds);
  };
  REQUIRE(next({mine, other}));
  CHECK_FALSE(next({other}));
  CHECK_FALSE(next({}));
  CHECK_FALSE(next({other}));
  TrackedFace returned = mine;
  returned.id = 3;
  for (int i = 0; i < 5; ++i) {
    const auto sample = next({other, returned});
    REQUIRE(sample);
    CHECK(sample->expression[jaw] < 0.2F);
  }
}

TEST_CASE("capture does not depend on an even frame rate", "[expression][capture]") {
  FaceCapture capture = calibrated();
  const Eigen::Index jaw = *actor().model->expressionIndex("jawOpen");
  const double gaps[] = {0.01, 0.1, 0.033, 0.2, 0.016};
  double seconds = 0;
  std::optional<CaptureSample> sample;
  for (int i = 0; i < 40; ++i) {
    seconds += gaps[i % 5];
    sample = capture.follow({actor().seen(actor().with("jawOpen", 0.5F))}, actor().frame, seconds);
    REQUIRE(sample);
    CHECK(sample->seconds == seconds);
  }
  CHECK(sample->expression[jaw] == Approx(0.5).margin(0.1));
}

TEST_CASE("channels that are read off the picture count by their shares", "[expression][capture]") {
  const auto index = [](const char* name) { return Eigen::Index(actor().model->expressionIndex(name).value()); };
  CaptureOptions options;
  options.readShare = actor().rest();
  options.readShare[index("jawOpen")] = 1;
  options.readShare[index("cheekPuffLeft")] = 0.5F;
  options.gazeReadShare = 1;
  FaceCapture capture = makeCapture(options);
  TrackedFace face = actor().seen(actor().rest());
  face.seenChannels = actor().with("jawOpen", 0.6F);
  face.seenChannels[index("cheekPuffLeft")] = 0.8F;
  face.seenChannels[index("mouthFunnel")] = 0.9F;
  for (const char* look : {"eyeLookUpLeft", "eyeLookUpRight"}) face.seenChannels[index(look)] = 0.5F;
  REQUIRE(capture.follow({face}, actor().frame, 0));
  const CaptureSample& read = capture.unfiltered().value();
  CHECK(read.expression[index("jawOpen")] == Approx(0.6));
  // The landmarks show no puffed cheek: what the solve adds is small.
  CHECK(read.expression[index("cheekPuffLeft")] == Approx(0.4).margin(0.1));
  CHECK(read.expression[index("mouthFunnel")] < 0.2F);
  CHECK(read.gaze[0].pitchDeg == Approx(0.5F * EyeGeometry::kUpDeg));
  CHECK(read.expression[index("eyeLookUpLeft")] == Approx(0.5));

  SECTION("what was read of the expressionless face is taken out") {
    capture.setNeutral();
    REQUIRE(capture.follow({face}, actor().frame, 1));
    CHECK(capture.unfiltered()->expression[index("jawOpen")] == Approx(0).margin(1e-6));
    face.seenChannels[index("jawOpen")] = 0.8F;
    REQUIRE(capture.follow({face}, actor().frame, 2));
    CHECK(capture.unfiltered()->expression[index("jawOpen")] == Approx(0.5));  // Half of the way that was left.
    capture.clearNeutral();
    REQUIRE(capture.follow({face}, actor().frame, 3));
    CHECK(capture.unfiltered()->expression[index("jawOpen")] == Approx(0.8));
  }
  SECTION("a face that was not read is solved") {
    face.seenChannels.resize(0);
    REQUIRE(capture.follow({face}, actor().frame, 1));
    CHECK(capture.unfiltered()->expression[index("jawOpen")] < 0.1F);
  }
}

TEST_CASE("capture refuses bad options and wrong names", "[expression][capture]") {
  CaptureOptions options;
  options.calibrationFrames = 0;
  CHECK_THROWS_AS(makeCapture(options), Error);
  CHECK_THROWS_AS(FaceCapture(actor().fitter, {"jawOpen"}, CaptureOptions()), Error);
  options = {};
  options.readShare = Eigen::VectorXf::Zero(2);
  CHECK_THROWS_AS(makeCapture(options), Error);
  options.readShare = Eigen::VectorXf::Constant(actor().rest().size(), 1.5F);
  CHECK_THROWS_AS(makeCapture(options), Error);
  options = {};
  options.gazeReadShare = -0.1F;
  CHECK_THROWS_AS(makeCapture(options), Error);
}
