#include <algorithm>
#include <cmath>

#include "core/image/decode.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// Share of the pixels of two pictures that differ, of the rows from `first` to `last` (fractions of the height).
double differingShare(const Image& a, const Image& b, double first, double last) {
  REQUIRE(a.size() == b.size());
  const auto row = [&a](double at) { return static_cast<int>(at * a.height()); };
  int differing = 0;
  int all = 0;
  for (int y = row(first); y < row(last); ++y)
    for (int x = 0; x < a.width(); ++x, ++all)
      differing += !std::equal(a.row(y) + 3 * x, a.row(y) + 3 * x + 3, b.row(y) + 3 * x) ? 1 : 0;
  return static_cast<double>(differing) / all;
}

}  // namespace

TEST_CASE("compose puts clothes, an expression and a style over makeup", "[cli][compose]") {
  const TemporaryFolder folder;
  const QString portrait = pathText(writeSmallSample(folder.path()));
  const auto composed = [&](const char* name, const QStringList& arguments) {
    const CliRun run = runCli(QStringList{"compose", portrait, "-o", pathText(folder / name), "--quiet"} + arguments);
    INFO(run.errors.toStdString());
    REQUIRE(run.status == 0);
    return decodeImageFile(folder / name);
  };
  const Image photo = decodeImageFile(portrait.toStdString());
  const QStringList look{"--look", "Classic red lip"};
  const QStringList garment{"--garment", "Red v-neck"};
  const Image madeUp = composed("a.png", look);
  REQUIRE(
      runCli({"makeup", portrait, "--look", "Classic red lip", "-o", pathText(folder / "m.png"), "--quiet"}).status ==
      0);
  CHECK(differingShare(madeUp, decodeImageFile(folder / "m.png"), 0, 1) == 0);
  CHECK(differingShare(madeUp, photo, 0, 1) > 0.001);

  const Image dressed = composed("b.png", look + garment);
  CHECK(differingShare(dressed, madeUp, 0, 0.5) < 0.01);  // The face keeps its makeup,
  CHECK(differingShare(dressed, madeUp, 0.9, 1) > 0.3);   // the chest is in red.

  const Image smiling = composed("c.png", look + garment + QStringList{"--set", "smile=0.8"});
  CHECK(differingShare(smiling, dressed, 0.3, 0.8) > 0.01);
  CHECK(differingShare(smiling, dressed, 0.95, 1) == 0);

  const Image all = composed("d.png", look + garment + QStringList{"--set", "smile=0.8", "--style", "Pencil"});
  CHECK(differingShare(all, smiling, 0, 1) > 0.9);

  const QStringList regions{"--style", "Pencil", "--strength-background", "0"};
  REQUIRE(runCli(QStringList{"stylize", portrait, "-o", pathText(folder / "s.png"), "--quiet"} + regions).status == 0);
  CHECK(differingShare(composed("e.png", regions), decodeImageFile(folder / "s.png"), 0, 1) == 0);
}

TEST_CASE("compose says what it misses and protects what it reads", "[cli][compose]") {
  const TemporaryFolder folder;
  const QString portrait = pathText(writeSmallSample(folder.path()));
  const QString out = pathText(folder / "out.png");
  const auto refused = [&](const QStringList& arguments, const char* words) {
    const CliRun run = runCli(QStringList{"compose", portrait, "-o", out} + arguments);
    CHECK(run.status != 0);
    CHECK(run.errors.contains(words));
  };
  refused({}, "--look");
  refused({"--fit", "length=2"}, "--garment");
  refused({"--layer", "lipstick.opacity=1"}, "--look");
  refused({"--set", "simle=1"}, "simle");
  refused({"--style", "no such style"}, "no such style");
  const CliRun itself = runCli({"compose", portrait, "-o", portrait, "--look", "Classic red lip"});
  CHECK(itself.status != 0);
  const CliRun nobody =
      runCli({"compose", pathText(writeFacelessPicture(folder.path())), "-o", out, "--garment", "Black tee"});
  CHECK(nobody.errors.contains("No face"));
  CHECK_FALSE(std::filesystem::exists(folder / "out.png"));
}
