#include "core/style/style_library.h"

#include <fstream>

#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/style/sample_styles.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("the shipped styles are whole", "[style]") {
  const StyleLibrary library(shippedStylesFolder(), {});
  CHECK(library.problems().empty());
  for (const StyleLibrary::Entry& entry : library.entries()) {
    INFO(entry.pack.card.name);
    CHECK_FALSE(entry.isOwn);
    CHECK_FALSE(entry.pack.card.nameZh.empty());
    CHECK_FALSE(entry.pack.card.licence.empty());
    CHECK_FALSE(entry.pack.card.description.empty());
    CHECK_FALSE(entry.pack.thumbnail.isEmpty());
  }
}

TEST_CASE("own styles are saved, found, renamed and removed", "[style]") {
  const TemporaryFolder folder;
  StyleLibrary library(folder / "shipped", folder / "own");
  CHECK(failsWith(ErrorCode::NotFound, "No styles are installed", [&] { static_cast<void>(library.find("Oil")); }));
  static_cast<void>(library.save(samplePack("Thick oil", 1)));
  static_cast<void>(library.save(samplePack("thick oil", 5)));  // Replaces it.
  REQUIRE(library.entries().size() == 1);
  CHECK(library.find("THICK-OIL").pack.vectors.at("") == randomVector(5));
  CHECK(library.find("样式thick oil").file == library.entries()[0].file);
  static_cast<void>(library.save(samplePack("Thick/oil", 9)));  // Another style whose file would have the same name.
  CHECK(library.entries().size() == 2);
  CHECK(library.find("thick/oil").pack.vectors.at("") == randomVector(9));

  const std::filesystem::path file = library.find("thick oil").file;
  library.rename("thick oil", "Thin oil");
  CHECK(library.find("Thin oil").file == file);
  CHECK(library.find("Thin oil").pack.vectors.at("") == randomVector(5));
  CHECK(library.entries().size() == 2);
  CHECK(failsWith(ErrorCode::NotFound, "thick oil", [&] { library.rename("thick oil", "x"); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "Thick/oil", [&] { library.rename("Thin oil", "Thick/oil"); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "name", [&] { library.rename("Thin oil", "  "); }));
  CHECK(library.find("Thin oil").pack.card.name == "Thin oil");
  library.rename("Thin oil", "THIN oil");  // Only the case changes.
  CHECK(library.entries().size() == 2);

  library.remove("thin oil");
  CHECK(library.entries().size() == 1);
  CHECK(failsWith(ErrorCode::NotFound, "thin oil", [&] { library.remove("thin oil"); }));
}

TEST_CASE("a pack from elsewhere is checked and copied", "[style]") {
  const TemporaryFolder folder;
  StyleLibrary library({}, folder / "own");
  writeStylePack(folder / "given.vstyle", samplePack("Ink"));
  CHECK(library.import(folder / "given.vstyle") == "Ink");
  CHECK(StyleLibrary({}, folder / "own").find("ink").isOwn);
  std::ofstream(folder / "bad.vstyle") << "no pack";
  CHECK(failsWith(ErrorCode::Unreadable, "bad.vstyle", [&] { library.import(folder / "bad.vstyle"); }));
  CHECK(library.entries().size() == 1);
}

TEST_CASE("a damaged pack is told of and passed over, shipped ones stay", "[style]") {
  const TemporaryFolder folder;
  writeStylePack(folder / "good.vstyle", samplePack("Good"));
  std::ofstream(folder / "bad.vstyle") << "{}";
  StyleLibrary library(folder.path(), folder / "own");
  REQUIRE(library.entries().size() == 1);
  REQUIRE(library.problems().size() == 1);
  CHECK(library.problems()[0].find("bad.vstyle") != std::string::npos);
  CHECK(failsWith(ErrorCode::NotFound, "Good", [&] { library.remove("Good"); }));
}
