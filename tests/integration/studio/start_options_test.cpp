#include "app/studio/start_options.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

ParsedStart parsed(QStringList arguments) {
  arguments.prepend(QStringLiteral("visagiste"));
  return parseStart(arguments);
}

}  // namespace

TEST_CASE("the studio's arguments are read", "[studio]") {
  const ParsedStart start = parsed({"a.png", "b.png", "--demo-camera", "--workspace", "live", "--theme", "light",
                                    "--lang", "zh_CN", "--screenshot", "shot.png"});
  REQUIRE(start.options.has_value());
  CHECK(start.options->pictures == QStringList({"a.png", "b.png"}));
  CHECK(start.options->usesDemoCamera);
  CHECK(start.options->workspace == "live");
  CHECK(start.options->theme == "light");
  CHECK(start.options->language == "zh_CN");
  CHECK(start.options->screenshotFile == "shot.png");
}

TEST_CASE("wrong arguments end with status 2", "[studio]") {
  const QStringList wrong = GENERATE(QStringList{"--workspace", "kitchen"}, QStringList{"--theme", "pink"},
                                     QStringList{"--lang", "tlh"}, QStringList{"--nonsense"});
  const ParsedStart start = parsed(wrong);
  CHECK_FALSE(start.options.has_value());
  CHECK(start.exitStatus == 2);
  CHECK_FALSE(start.complaint.isEmpty());
}

TEST_CASE("help and version end with status 0", "[studio]") {
  for (const char* option : {"--help", "--version"}) {
    const ParsedStart start = parsed({option});
    CHECK_FALSE(start.options.has_value());
    CHECK(start.exitStatus == 0);
    CHECK_FALSE(start.output.isEmpty());
  }
}
