#include "core/base/library_names.h"

#include <fstream>

#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

TEST_CASE("names become file names that any system takes", "[base]") {
  CHECK(fileStemOf("Cat eye / 2?") == "cat-eye---2-");
  CHECK(fileStemOf("../../etc/passwd") == "------etc-passwd");
  CHECK(fileStemOf("水彩") == "水彩");
  // A letter of three bytes at the limit of a hundred is left out whole.
  CHECK(fileStemOf(std::string(98, 'a') + "水") == std::string(98, 'a'));
  CHECK(dashed("Cat_Eye Look") == "cat-eye-look");
}

TEST_CASE("files of an ending come sorted, whatever its case", "[base]") {
  const test::TemporaryFolder folder;
  for (const char* name : {"b.json", "a.JSON", "c.txt"}) std::ofstream(folder / name) << "x";
  const auto files = filesIn(folder.path(), ".json");
  REQUIRE(files.size() == 2);
  CHECK(files[0].filename() == "a.JSON");
  CHECK(filesIn(folder / "missing", ".json").empty());
}

TEST_CASE("a folder that cannot be made is told of", "[base]") {
  const test::TemporaryFolder folder;
  std::ofstream(folder / "file") << "x";
  requireFolder(folder / "a" / "b");
  CHECK(std::filesystem::is_directory(folder / "a" / "b"));
  CHECK(failsWith(ErrorCode::Unwritable, "file", [&] { requireFolder(folder / "file" / "b"); }));
}
