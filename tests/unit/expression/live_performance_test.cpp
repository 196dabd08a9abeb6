#include "core/expression/live_performance.h"

#include <algorithm>

#include "core/base/error.h"
#include "tests/support/sample_takes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::sampleTake;

namespace {

const std::vector<std::string> kChannels{"jawOpen", "eyeBlinkLeft", "eyeBlinkRight"};

CaptureSample openMouth() {
  CaptureSample sample = restingSample(kChannels.size());
  sample.expression[0] = 0.8F;
  sample.cameraFromHead.rotation = headRotation({20, 0, 0});
  return sample;
}

double yawOf(const CaptureSample& sample) {
  return headAngles(sample.cameraFromHead).yawDeg;
}

}  // namespace

TEST_CASE("a performer who leaves is eased out and picked up again", "[perform]") {
  LivePerformance live(kChannels);
  PerformanceShaping shaping;
  shaping.blinksWhenIdle = false;
  CaptureSample shown = live.next(std::nullopt, 0, shaping);
  CHECK(shown.expression.isZero());
  double atS = 0;
  const auto run = [&](const std::optional<CaptureSample>& seen, double lengthS) {
    float largestStep = 0;
    for (const double endS = atS + lengthS; atS < endS;) {
      atS += 1 / 30.0;
      const CaptureSample next = live.next(seen, atS, shaping);
      largestStep = std::max(largestStep, (next.expression - shown.expression).cwiseAbs().maxCoeff());
      shown = next;
    }
    return largestStep;
  };
  // A step of a smooth rise over n frames is at most 1.5 / n of the way.
  CHECK(run(openMouth(), 1) < 0.8F * 1.6F / float(30 * LivePerformance::kReturningS));
  CHECK(shown.expression[0] == Approx(0.8F));
  CHECK(yawOf(shown) == Approx(20));
  CHECK(run(std::nullopt, 0.2) > 0);
  CHECK(shown.expression[0] < 0.8F);
  CHECK(shown.expression[0] > 0.4F);
  CHECK(run(std::nullopt, 1) < 0.8F * 1.6F / float(30 * LivePerformance::kLeavingS));
  CHECK(shown.expression[0] == Approx(0).margin(1e-6));
  CHECK(yawOf(shown) == Approx(0).margin(1e-6));
  run(openMouth(), 1);
  CHECK(shown.expression[0] == Approx(0.8F));
}

TEST_CASE("an idle face blinks, a performer's does not", "[perform]") {
  LivePerformance live(kChannels);
  PerformanceShaping shaping;
  const auto mostClosed = [&](const std::optional<CaptureSample>& seen, double fromS) {
    float closed = 0;
    for (int i = 0; i < 300; ++i) closed = std::max(closed, live.next(seen, fromS + i / 30.0, shaping).expression[1]);
    return closed;
  };
  CHECK(mostClosed(std::nullopt, 0) > 0.9F);
  CHECK(mostClosed(openMouth(), 10) < 0.05F);
  shaping.blinksWhenIdle = false;
  LivePerformance still(kChannels);
  CHECK(still.next(std::nullopt, 5, shaping).expression.isZero());
}

TEST_CASE("a performance is shaped by mirror, adjustments and pose", "[perform]") {
  const std::vector<std::string> names{"jawOpen", "mouthSmileLeft", "mouthSmileRight"};
  const Take take = sampleTake(9, names);
  PerformanceShaping shaping;
  CHECK(shaped(take, shaping).samples[4].expression == take.samples[4].expression);

  shaping.isMirrored = true;
  CHECK(shaped(take.samples[4], names, shaping).expression[1] == take.samples[4].expression[2]);
  CHECK(yawOf(shaped(take.samples[4], names, shaping)) == Approx(-yawOf(take.samples[4])).margin(1e-9));

  shaping.isMirrored = false;
  shaping.isFacing = true;
  CHECK(yawOf(shaped(take.samples[4], names, shaping)) == Approx(0).margin(1e-9));

  shaping.adjustments.resize(3);
  shaping.adjustments[0].isMuted = true;
  shaping.adjustments[1].isMirrored = true;
  shaping.adjustments[2].gain = 0.5F;
  const CaptureSample sample = shaped(take.samples[4], names, shaping);
  CHECK(sample.expression[0] == 0);
  CHECK(sample.expression[1] == take.samples[4].expression[2]);
  CHECK(sample.expression[2] == Approx(0.5F * take.samples[4].expression[2]));
  shaping.adjustments.resize(2);
  CHECK_THROWS_AS(shaped(take.samples[4], names, shaping), Error);
}
