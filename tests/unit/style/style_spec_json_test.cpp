#include "core/style/style_spec_json.h"

#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

TEST_CASE("a style survives JSON", "[style]") {
  StyleSpec spec;
  spec.style = "Öl \"dick\"";
  CHECK(readStyleSpec(styleSpecJson(spec)) == spec);
  CHECK(styleSpecJson(spec).find("strength") == std::string::npos);  // Usual values are not said.
  spec.variant = "night";
  spec.secondStyle = "/tmp/a.png";
  spec.mix = 0.3F;
  spec.strength = 0.1F;
  spec.regions = {0.2F, 0.4F, 0.6F, 0.8F};
  spec.keepColor = 0.7F;
  spec.protect = 0;
  spec.strokeScale = 2.5F;
  CHECK(readStyleSpec(styleSpecJson(spec)) == spec);
}

TEST_CASE("JSON that is no style is refused by field", "[style]") {
  const auto refused = [](const char* json, const char* field) {
    return failsWith(ErrorCode::InvalidArgument, field, [&] { static_cast<void>(readStyleSpec(json)); });
  };
  CHECK(refused("", "object"));
  CHECK(refused("[1]", "object"));
  CHECK(refused("{}", "Choose a style"));
  CHECK(refused(R"({"style":"a","colour":1})", "colour"));
  CHECK(refused(R"({"style":"a","strength":"1"})", "strength"));
  CHECK(refused(R"({"style":1})", "style"));
  CHECK(refused(R"({"style":"a","regions":{"nose":1}})", "nose"));
  CHECK(refused(R"({"style":"a","regions":3})", "regions"));
  CHECK(refused(R"({"style":"a","strength":1e40})", "strength"));
}
