#include "core/expression/take_keys.h"

#include <cmath>

#include "core/base/error.h"
#include "core/expression/take_edit.h"
#include "tests/support/sample_takes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::sampleTake;

TEST_CASE("a channel goes through its keys and is itself beyond their reach", "[take][keys]") {
  const Take take = sampleTake(91);
  const double atS = take.samples[45].seconds;
  const Take keyed = withKeys(take, {{"jawOpen", atS, 0.9F}});
  CHECK(keyed.samples[45].expression[0] == Approx(0.9F));
  for (const std::size_t i : {0, 30, 60, 90}) {
    REQUIRE(std::abs(take.samples[i].seconds - atS) >= kKeyReachS);
    CHECK(keyed.samples[i].expression == take.samples[i].expression);
  }
  CHECK(keyed.samples[45].expression[1] == take.samples[45].expression[1]);
}

TEST_CASE("two near keys hold what lies between, and moving one leaves the other", "[take][keys]") {
  Take take = sampleTake(61);
  for (CaptureSample& sample : take.samples) sample.expression[0] = 0.2F;
  const double aS = take.samples[20].seconds;
  const double bS = take.samples[35].seconds;
  const Eigen::VectorXf held = channelWithKeys(take, "jawOpen", {{"jawOpen", bS, 0.7F}, {"jawOpen", aS, 0.7F}});
  for (Eigen::Index i = 20; i <= 35; ++i) CHECK(held[i] == Approx(0.7F));
  const Eigen::VectorXf moved = channelWithKeys(take, "jawOpen", {{"jawOpen", aS, 0.3F}, {"jawOpen", bS, 0.7F}});
  CHECK(moved[20] == Approx(0.3F));
  CHECK(moved[35] == Approx(0.7F));
  for (Eigen::Index i = 21; i <= 35; ++i) CHECK(moved[i] >= moved[i - 1]);
}

TEST_CASE("values with keys stay within 0..1, and unknown channels are refused", "[take][keys]") {
  const Take take = sampleTake(61);
  const Take keyed = withKeys(take, {{"jawOpen", 1.0, 5.0F}, {"mouthSmileLeft", 0.5, -2.0F}});
  for (const CaptureSample& sample : keyed.samples) {
    CHECK(sample.expression.minCoeff() >= 0);
    CHECK(sample.expression.maxCoeff() <= 1);
  }
  keyed.check();
  CHECK_THROWS_AS(withKeys(take, {{"tail", 1.0, 0.5F}}), Error);
}

TEST_CASE("an edit is limited to a stretch", "[take][edit]") {
  const Take take = sampleTake(61);
  Take raised = take;
  for (CaptureSample& sample : raised.samples) sample.expression.setOnes();
  const Take part = limitedTo(take, raised, 0.5, 1.5, 0.2);
  CHECK(part.samples[0].expression == take.samples[0].expression);
  CHECK(part.samples[60].expression == take.samples[60].expression);
  CHECK(part.samples[30].expression == raised.samples[30].expression);
  CHECK(part.samples[15].expression.isApprox(take.samples[15].expression, 1e-5F));  // Where it begins to fade in.
  part.check();
  CHECK_THROWS_AS(limitedTo(take, sampleTake(5), 0, 1, 0.1), Error);
}
