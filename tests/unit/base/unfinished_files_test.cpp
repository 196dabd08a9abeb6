#include "core/base/unfinished_files.h"

#include <fstream>

#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("files of work that ends early are taken away, those of finished work stay", "[base]") {
  const test::TemporaryFolder folder;
  const auto write = [&folder](UnfinishedFiles& files, const char* name) {
    std::ofstream(folder / name) << name;
    files.add(folder / name);
  };
  {
    UnfinishedFiles files;
    write(files, "one");
    write(files, "two");
    CHECK(std::filesystem::exists(folder / "one"));
  }
  CHECK_FALSE(std::filesystem::exists(folder / "one"));
  CHECK_FALSE(std::filesystem::exists(folder / "two"));
  {
    UnfinishedFiles files;
    write(files, "kept");
    CHECK(files.finish() == std::vector<std::filesystem::path>{folder / "kept"});
  }
  CHECK(std::filesystem::exists(folder / "kept"));
}
