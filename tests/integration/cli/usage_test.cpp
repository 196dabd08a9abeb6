#include "tests/integration/cli/cli_process.h"

#include <catch2/catch.hpp>

using visagiste::test::CliRun;
using visagiste::test::runCli;

TEST_CASE("wrong usage ends with status 2 and says so on stderr", "[cli]") {
  const QStringList wrong =
      GENERATE(QStringList{}, QStringList{"dance"}, QStringList{"analyze"}, QStringList{"analyze", "a.png", "--shiny"},
               QStringList{"reconstruct", "a.png"}, QStringList{"reconstruct", "a.png", "-o", "head.fbx"},
               QStringList{"reconstruct", "a.png", "-o", "head.obj", "--texture", "512"},
               QStringList{"reconstruct", "-o", "head.obj"}, QStringList{"parse", "a.png"},
               QStringList{"parse", "a.png", "-o", "map.jpg"}, QStringList{"parse", "-o", "map.png"},
               QStringList{"makeup", "a.png", "-o", "b.png"}, QStringList{"makeup", "a.png", "--look", "Cat eye"},
               QStringList{"capture", "a.mp4"}, QStringList{"capture", "a.mp4", "-o", "a.txt"},
               QStringList{"capture", "a.mp4", "-o", "a.csv", "--face", "3"},
               QStringList{"drive", "a.png", "-o", "a.mp4"}, QStringList{"drive", "a.png", "--driver", "b.csv"},
               QStringList{"drive", "a.png", "--driver", "b.csv", "-o", "a.gif"}, QStringList{"bench", "speed"},
               QStringList{"express", "a.png", "-o", "b.png"}, QStringList{"express", "a.png", "--set", "smile=1"},
               QStringList{"express", "a.png", "--set", "smile=1", "-o", "b.gif"});
  CAPTURE(wrong.join(' ').toStdString());
  const CliRun run = runCli(wrong);
  CHECK(run.status == 2);
  CHECK(run.output.isEmpty());
  CHECK_FALSE(run.errors.isEmpty());
}

TEST_CASE("every command has a help text", "[cli]") {
  const QStringList command =
      GENERATE(QStringList{}, QStringList{"analyze"}, QStringList{"parse"}, QStringList{"reconstruct"},
               QStringList{"makeup"}, QStringList{"capture"}, QStringList{"drive"}, QStringList{"express"},
               QStringList{"bench"});
  CAPTURE(command.join(' ').toStdString());
  const CliRun run = runCli(command + QStringList{"--help"});
  CHECK(run.status == 0);
  CHECK(run.output.contains("Usage"));
  CHECK(run.errors.isEmpty());
}

TEST_CASE("the version is told", "[cli]") {
  const CliRun run = runCli({"--version"});
  CHECK(run.status == 0);
  CHECK(run.output.startsWith("visagiste-cli "));
}
