#include "app/studio/start_options.h"

#include <filesystem>

#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

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

TEST_CASE("a picture of the window ends with status 1 when what it should show cannot be read",
          "[studio][screenshot]") {
  const test::TemporaryFolder folder;
  QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
  environment.insert("XDG_CONFIG_HOME", test::pathText(folder.path()));
  environment.insert("XDG_DATA_HOME", test::pathText(folder.path()));
  const auto shoot = [&](const std::filesystem::path& picture) {
    return test::runProgram(
        VISAGISTE_STUDIO, {test::pathText(picture), "--screenshot", test::pathText(folder / "shot.png")}, environment);
  };
  const test::CliRun broken = shoot(test::writeTruncatedPicture(folder.path()));
  CHECK(broken.status == 1);
  CHECK(broken.errors.contains("truncated.png"));
  const test::CliRun whole = shoot(test::sampleFile());
  INFO(whole.errors.toStdString());
  CHECK(whole.status == 0);
  CHECK(std::filesystem::exists(folder / "shot.png"));
}

TEST_CASE("help and version end with status 0", "[studio]") {
  for (const char* option : {"--help", "--version"}) {
    const ParsedStart start = parsed({option});
    CHECK_FALSE(start.options.has_value());
    CHECK(start.exitStatus == 0);
    CHECK_FALSE(start.output.isEmpty());
  }
}
