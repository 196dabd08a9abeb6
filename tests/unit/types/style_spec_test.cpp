#include "core/types/style_spec.h"

#include <limits>

#include "core/types/style_vector.h"
#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

TEST_CASE("a style is checked field by field", "[style]") {
  StyleSpec spec;
  spec.style = "Oil";
  CHECK_NOTHROW(spec.check());
  const auto refused = [](StyleSpec changed, const char* field) {
    return failsWith(ErrorCode::InvalidArgument, field, [&] { changed.check(); });
  };
  const auto with = [&](float StyleSpec::*field, float value) {
    StyleSpec changed = spec;
    changed.*field = value;
    return changed;
  };
  CHECK(refused(StyleSpec(), "Choose a style"));
  CHECK(refused(with(&StyleSpec::strength, 1.01F), "strength"));
  CHECK(refused(with(&StyleSpec::strength, std::numeric_limits<float>::quiet_NaN()), "strength"));
  CHECK(refused(with(&StyleSpec::keepColor, -0.1F), "keepColor"));
  CHECK(refused(with(&StyleSpec::protect, 2), "protect"));
  CHECK(refused(with(&StyleSpec::strokeScale, 0.2F), "strokeScale"));
  CHECK(refused(with(&StyleSpec::mix, 0.5F), "second style"));
  StyleSpec hairy = spec;
  hairy.regions.hair = 7;
  CHECK(refused(hairy, "hair"));
  CHECK(hairy != spec);
  CHECK_FALSE(hairy.regions.areEqual());
}

TEST_CASE("a mix of vectors runs from one to the other", "[style]") {
  StyleVector a{};
  StyleVector b{};
  a.fill(1);
  b.fill(3);
  CHECK(blended(a, b, 0) == a);
  CHECK(blended(a, b, 1) == b);
  CHECK(blended(a, b, 0.25F)[127] == 1.5F);
}
