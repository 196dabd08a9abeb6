#include "core/base/same_file.h"

#include <fstream>

#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("other spellings and links of a name lead to the same file", "[base]") {
  const test::TemporaryFolder folder;
  const std::filesystem::path file = folder / "face.png";
  std::ofstream(file) << 'x';
  std::filesystem::create_directory(folder / "in");
  std::filesystem::create_symlink(file, folder / "link.png");
  std::filesystem::create_hard_link(file, folder / "twin.png");
  CHECK(isSameFile(file, folder / "in" / ".." / "face.png"));
  CHECK(isSameFile(file, folder / "link.png"));
  CHECK(isSameFile(file, folder / "twin.png"));
  std::ofstream(folder / "copy.png") << 'x';
  CHECK_FALSE(isSameFile(file, folder / "copy.png"));
}

TEST_CASE("names of files that do not exist yet compare by where they lead", "[base]") {
  const test::TemporaryFolder folder;
  std::filesystem::create_directory(folder / "in");
  CHECK(isSameFile(folder / "new.json", folder / "in" / ".." / "new.json"));
  CHECK_FALSE(isSameFile(folder / "new.json", folder / "in" / "new.json"));
  CHECK_FALSE(isSameFile(folder / "new.json", folder / "in"));
}
