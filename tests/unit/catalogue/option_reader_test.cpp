#include "core/catalogue/option_reader.h"

#include <string>

#include "core/base/error.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("options are read by name and type", "[catalogue]") {
  OptionReader options("demo", R"({"file": "a.png", "size": 2048, "on": true, "list": ["x", "y"], "w": [0.5, 1]})");
  CHECK(options.text("file") == "a.png");
  CHECK(options.oneOf("size", {1024, 2048}, 1024) == 2048);
  CHECK(options.flagOr("on", false));
  CHECK(options.texts("list") == std::vector<std::string>{"x", "y"});
  CHECK(options.numbersOrNone("w") == Eigen::Vector2f(0.5F, 1.0F));
  CHECK_NOTHROW(options.finish());
}

TEST_CASE("absent options take their default", "[catalogue]") {
  OptionReader options("demo", R"({"name": null})");
  CHECK(options.textOr("name", "none") == "none");
  CHECK(options.oneOf("size", {1024, 2048}, 1024) == 1024);
  CHECK_FALSE(options.flagOr("on", false));
  CHECK(options.numbersOrNone("w").size() == 0);
  CHECK_NOTHROW(options.finish());
}

TEST_CASE("an unknown option is named, with what is known", "[catalogue]") {
  OptionReader options("demo", R"({"textur": 2048})");
  CHECK(options.oneOf("texture", {1024, 2048}, 1024) == 1024);
  CHECK_THROWS_WITH(options.finish(), Catch::Contains("'textur'") && Catch::Contains("It knows: texture."));
}

TEST_CASE("wrong types and values are named", "[catalogue]") {
  OptionReader options("demo", R"({"size": 300, "on": 1, "text": 5, "empty": "", "list": [1], "w": ["a"], "big": 1e12,
                                   "fraction": 1.5})");
  CHECK_THROWS_WITH(options.oneOf("size", {1024, 2048}, 1024),
                    Catch::Contains("'size'") && Catch::Contains("1024 or 2048"));
  CHECK_THROWS_WITH(options.flagOr("on", false), Catch::Contains("true or false"));
  CHECK_THROWS_WITH(options.text("text"), Catch::Contains("'text' of the job 'demo'"));
  CHECK_THROWS_AS(options.text("empty"), Error);
  CHECK_THROWS_AS(options.text("missing"), Error);
  CHECK_THROWS_AS(options.texts("list"), Error);
  CHECK_THROWS_AS(options.numbersOrNone("w"), Error);
  CHECK_THROWS_AS(options.wholeNumberOr("big", 1), Error);
  CHECK_THROWS_AS(options.wholeNumberOr("fraction", 1), Error);
}

TEST_CASE("options that are no JSON object are refused", "[catalogue]") {
  for (const char* text : {"", "[]", "3", "{\"a\": ", "null"}) {
    CHECK_THROWS_WITH(OptionReader("demo", text), Catch::Contains("must be a JSON object"));
  }
}
