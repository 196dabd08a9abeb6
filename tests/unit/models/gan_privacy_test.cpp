#include "models/training/gan/membership.h"
#include "models/training/gan/privacy_accountant.h"

#include <cmath>
#include <stdexcept>

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

/// 256 of 60,000 pictures a step, the published runs' sampling rate of 0.004 before rounding.
constexpr double kRate = 256.0 / 60000;

double published(double noise, int epochs) {
  return privacySpent({noise, kRate, std::lround(epochs / kRate), 1e-5});
}

}  // namespace

TEST_CASE("the accountant agrees with published settings within 1 %", "[models][gan]") {
  CHECK(published(1.3, 15) == Approx(1.19).epsilon(0.01));
  CHECK(published(1.1, 60) == Approx(3.01).epsilon(0.01));
  CHECK(published(0.7, 45) == Approx(7.10).epsilon(0.01));
}

TEST_CASE("the whole set in every batch costs what the Gaussian mechanism costs", "[models][gan]") {
  CHECK(renyiOfStep(2, 1, 3) == Approx(3.0 / 8));
  CHECK(renyiOfStep(2, 0.9999999, 3) == Approx(3.0 / 8).epsilon(1e-4));
}

TEST_CASE("fractional orders lie between whole ones", "[models][gan]") {
  for (const double noise : {0.7, 1.1, 4.0}) {
    CAPTURE(noise);
    CHECK(renyiOfStep(noise, kRate, 3.0) <= renyiOfStep(noise, kRate, 3.5));
    CHECK(renyiOfStep(noise, kRate, 3.5) <= renyiOfStep(noise, kRate, 4.0));
    CHECK(renyiOfStep(noise, kRate, 4.0001) == Approx(renyiOfStep(noise, kRate, 4.0)).epsilon(0.01));
  }
}

TEST_CASE("privacy costs more with more steps and less with more noise", "[models][gan]") {
  CHECK(privacySpent({1, 0.01, 0, 1e-5}) == 0);
  CHECK(privacySpent({1, 0.01, 2000, 1e-5}) > privacySpent({1, 0.01, 1000, 1e-5}));
  CHECK(privacySpent({2, 0.01, 1000, 1e-5}) < privacySpent({1, 0.01, 1000, 1e-5}));
  const double noise = noiseFor(3, {1, 0.01, 1000, 1e-5});
  CHECK(privacySpent({noise, 0.01, 1000, 1e-5}) <= 3);
  CHECK(privacySpent({noise / 1.01, 0.01, 1000, 1e-5}) > 3);
  CHECK_THROWS_AS(privacySpent({0, 0.01, 10, 1e-5}), std::invalid_argument);
  CHECK_THROWS_AS(privacySpent({1, 1.5, 10, 1e-5}), std::invalid_argument);
  CHECK_THROWS_AS(noiseFor(1e-9, {1, 0.5, 1000000, 1e-5}), std::invalid_argument);
}

TEST_CASE("a membership test knows nothing, something or all", "[models][gan]") {
  CHECK(membershipFigures({3, 4}, {1, 2}).area == 1);
  CHECK(membershipFigures({3, 4}, {1, 2}).advantage == 1);
  CHECK(membershipFigures({1, 2}, {3, 4}).area == 0);
  CHECK(membershipFigures({5, 5, 5}, {5, 5}).area == 0.5);  // Ties count half.
  CHECK(membershipFigures({5, 5, 5}, {5, 5}).advantage == 0);
  CHECK(membershipFigures({1, 3}, {2, 4}).area == 0.25);  // Only 3 > 2.
  CHECK(membershipFigures({1, 2}, {1, 2}).deviation == Approx(std::sqrt(5.0 / 48)));
  CHECK_THROWS_AS(membershipFigures({}, {1}), std::invalid_argument);
}
