#include "core/face/one_euro_filter.h"

#include <cmath>
#include <random>

#include "core/base/error.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr double kFrameS = 1.0 / 30.0;

Eigen::VectorXf one(float value) {
  return Eigen::VectorXf::Constant(1, value);
}

/// What a first-order low-pass at a fixed cutoff adds of the new value.
double fixedWeight(double cutoffHz) {
  const double product = 2 * 3.14159265358979 * cutoffHz * kFrameS;
  return product / (1 + product);
}

}  // namespace

TEST_CASE("the first value passes as it is", "[one_euro]") {
  OneEuroFilter filter;
  CHECK(filter.filter(one(3.5F), 0)[0] == 3.5F);
}

TEST_CASE("without speed coupling a step answers like a first-order low-pass", "[one_euro]") {
  OneEuroFilter filter({2.0, 0.0, 1.0});
  (void)filter.filter(one(0), kFrameS);
  const double weight = fixedWeight(2.0);
  for (int step = 1; step <= 20; ++step)
    CHECK(filter.filter(one(1), kFrameS)[0] == Approx(1 - std::pow(1 - weight, step)).margin(1e-5));
}

TEST_CASE("at rest noise shrinks by the factor that theory gives", "[one_euro]") {
  // White noise through y += w (x - y) keeps the variance share w / (2 - w).
  const double minCutoffHz = 1.0;
  OneEuroFilter filter({minCutoffHz, 0.0, 1.0});
  std::mt19937 random(11);
  std::normal_distribution<float> noise(0, 1);
  double sum = 0;
  const int kept = 20000;
  for (int i = 0; i < kept + 200; ++i) {
    const float value = filter.filter(one(noise(random)), kFrameS)[0];
    if (i >= 200)
      sum += double(value) * value;
  }
  const double weight = fixedWeight(minCutoffHz);
  CHECK(std::sqrt(sum / kept) == Approx(std::sqrt(weight / (2 - weight))).epsilon(0.05));
}

TEST_CASE("speed coupling takes the lag out of a ramp", "[one_euro]") {
  const double speed = 2.0;  // units a second
  const auto lagS = [&](double cutoffPerSpeed) {
    OneEuroFilter filter({1.0, cutoffPerSpeed, 1.0});
    float value = 0;
    for (int i = 0; i <= 300; ++i) value = filter.filter(one(static_cast<float>(speed * i * kFrameS)), kFrameS)[0];
    return (speed * 300 * kFrameS - value) / speed;
  };
  // A first-order low-pass lags a ramp by (1 - w) / w frames.
  CHECK(lagS(0) == Approx((1 - fixedWeight(1.0)) / fixedWeight(1.0) * kFrameS).epsilon(0.01));
  CHECK(lagS(30) < kFrameS / 5);
}

TEST_CASE("speed is measured in the unit that is handed in", "[one_euro]") {
  OneEuroFilter small({1.0, 5.0, 1.0});
  OneEuroFilter large({1.0, 5.0, 1.0});
  for (int i = 0; i < 30; ++i) {
    const float x = 0.1F * std::sin(0.3F * static_cast<float>(i));
    const float fromSmall = small.filter(one(x), kFrameS, 1.0)[0];
    const float fromLarge = large.filter(one(200 * x), kFrameS, 200.0)[0];
    CHECK(fromLarge == Approx(200 * fromSmall).margin(1e-4));
  }
}

TEST_CASE("after a reset, and with another length, the filter starts anew", "[one_euro]") {
  OneEuroFilter filter;
  (void)filter.filter(one(0), kFrameS);
  CHECK(filter.filter(one(1), kFrameS)[0] < 1);
  filter.reset();
  CHECK(filter.filter(one(7), kFrameS)[0] == 7);
  CHECK(filter.filter(Eigen::VectorXf::Constant(2, 5), kFrameS) == Eigen::VectorXf::Constant(2, 5));
}

TEST_CASE("frames without time between them do no harm", "[one_euro]") {
  OneEuroFilter filter;
  (void)filter.filter(one(0), 0);
  CHECK(std::isfinite(filter.filter(one(1), 0)[0]));
  CHECK(std::isfinite(filter.filter(one(1), -3)[0]));
}

TEST_CASE("impossible filter options are named", "[one_euro]") {
  CHECK_THROWS_AS(OneEuroFilter({0, 1, 1}), Error);
  CHECK_THROWS_AS(OneEuroFilter({1, -1, 1}), Error);
  CHECK_THROWS_AS(OneEuroFilter({1, 1, 0}), Error);
}
