#include "core/job/remaining_time.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("nothing is said about a job that has hardly begun", "[job][time]") {
  RemainingTime remaining;
  remaining.update(0.1, 0.5);    // Too short a time.
  remaining.update(5.0, 0.001);  // Too small a part.
  CHECK_FALSE(remaining.seconds().has_value());
}

TEST_CASE("a job of constant speed is guessed exactly", "[job][time]") {
  RemainingTime remaining;
  for (int i = 1; i <= 10; ++i) {
    remaining.update(i, i / 10.0);
    CHECK(*remaining.seconds() == Approx(10.0 - i).margin(1e-9));
  }
}

TEST_CASE("the guess never rises when the job slows down", "[job][time]") {
  RemainingTime remaining;
  double shownS = 1e9;
  const double fractions[] = {0.1, 0.3, 0.5, 0.52, 0.53, 0.54, 0.55, 0.9, 1.0};
  double elapsedS = 0.0;
  for (const double fraction : fractions) {
    elapsedS += 1.0;
    remaining.update(elapsedS, fraction);
    CHECK(*remaining.seconds() <= shownS);
    CHECK(*remaining.seconds() >= 0.0);
    shownS = *remaining.seconds();
  }
  CHECK(shownS == 0.0);
}
