#include <filesystem>
#include <fstream>

#include <nlohmann/json.hpp>

#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/image/resample.h"
#include "core/makeup/look_file.h"
#include "tests/integration/cli/cli_process.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_images.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using nlohmann::json;
using namespace visagiste;
using namespace visagiste::test;

namespace {

/// The sample portrait in a strong look.
QString writeMadeUp(const TemporaryFolder& folder) {
  const QString file = pathText(folder / "made-up.png");
  const CliRun run = runCli({"makeup", pathText(sampleFile()), "--look", "Classic red lip", "--layer",
                             "lipstick.color=#b00020", "--layer", "lipstick.opacity=1", "-o", file, "--quiet"});
  REQUIRE(run.status == 0);
  return file;
}

json jsonOf(const QByteArray& text) {
  return json::parse(text.toStdString());
}

/// The sample portrait and, beside it, itself at two thirds of the size.
QString writeTwoFaces(const TemporaryFolder& folder) {
  const Image face = decodeImageFile(sampleFile());
  const QString file = pathText(folder / "two.png");
  const Size smaller{face.width() * 2 / 3, face.height() * 2 / 3};
  encodeImageFile(sideBySide(face, resized(face, smaller)), file.toStdString());
  return file;
}

}  // namespace

TEST_CASE("makeup moves from one photo to another", "[cli]") {
  const TemporaryFolder folder;
  const QString madeUp = writeMadeUp(folder);
  const CliRun run = runCli({"makeup-transfer", pathText(sampleFile()), "--reference", madeUp, "-o",
                             pathText(folder / "out.png"), "--json", "-", "--quiet"});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  const json result = jsonOf(run.output);
  CHECK(result.at("reference").at("picture") == "made-up.png");
  CHECK(result.at("source").at("faces_in_picture") == 1);
  CHECK(decodeImageFile(folder / "out.png").size() == decodeImageFile(sampleFile()).size());
  const CliRun none = runCli({"makeup-transfer", pathText(sampleFile()), "--reference", madeUp, "--strength", "0", "-o",
                              pathText(folder / "same.png"), "--quiet"});
  REQUIRE(none.status == 0);
  const Image before = decodeImageFile(sampleFile());
  const Image same = decodeImageFile(folder / "same.png");
  CHECK(std::equal(before.pixels(), before.pixels() + before.byteCount(), same.pixels()));
}

TEST_CASE("a look read from a photo is a look file that makeup paints", "[cli]") {
  const TemporaryFolder folder;
  const QString look = pathText(folder / "look.json");
  const CliRun run = runCli({"makeup-extract", writeMadeUp(folder), "--name", "Read", "-o", look});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(run.errors.contains("lipstick #"));
  CHECK(readLookFile(look.toStdString()).name == "Read");
  CHECK(runCli({"makeup", pathText(sampleFile()), "--look", look, "-o", pathText(folder / "again.png"), "--quiet"})
            .status == 0);
}

TEST_CASE("of several faces the largest is taken and said so", "[cli]") {
  const TemporaryFolder folder;
  const CliRun run = runCli({"makeup-extract", writeTwoFaces(folder), "-o", pathText(folder / "look.json")});
  INFO(run.errors.toStdString());
  REQUIRE(run.status == 0);
  CHECK(run.errors.contains("took the largest of 2 faces in two.png"));
}

TEST_CASE("makeup from a reference tells what is wrong and leaves nothing behind", "[cli]") {
  const TemporaryFolder input;
  const TemporaryFolder output;
  const QString empty = pathText(writeFacelessPicture(input.path()));
  const QString sample = pathText(sampleFile());
  const QString target = pathText(output / "out.png");
  const auto refused = [](const QStringList& arguments, int status, const char* word) {
    const CliRun run = runCli(arguments);
    CAPTURE(arguments.join(' ').toStdString());
    CHECK(run.status == status);
    CHECK(run.errors.contains(word));
  };
  refused({"makeup-transfer", empty, "--reference", sample, "-o", target}, 1, "source");
  refused({"makeup-transfer", sample, "--reference", empty, "-o", target}, 1, "reference");
  refused({"makeup-extract", empty, "-o", pathText(output / "look.json")}, 1, "reference");
  refused({"makeup-transfer", sample, "-o", target}, 2, "--reference");
  refused({"makeup-transfer", sample, "--reference", sample, "--strength", "120", "-o", target}, 2, "--strength");
  refused({"makeup-extract", sample, "-o", pathText(output / "look.png")}, 2, ".json");
  const QString copy = pathText(input / "copy.png");
  std::filesystem::copy_file(sampleFile(), copy.toStdString());
  refused({"makeup-transfer", sample, "--reference", copy, "-o", copy}, 1, "copy.png");
  refused({"makeup-transfer", copy, "--reference", sample, "-o", copy}, 1, "copy.png");
  refused({"makeup-extract", copy, "-o", pathText(output / "look.json"), "--json", copy}, 1, "copy.png");
  CHECK(std::filesystem::file_size(copy.toStdString()) == std::filesystem::file_size(sampleFile()));
  CHECK(output.entryCount() == 0);
}
