#include "core/expression/take_library.h"

#include <filesystem>
#include <fstream>
#include <memory>

#include "core/base/error.h"
#include "core/expression/take_file.h"
#include "tests/support/sample_takes.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using visagiste::test::sampleTake;
using visagiste::test::TemporaryFolder;

namespace fs = std::filesystem;

namespace {

std::string record(const TakeLibrary& library, const std::string& name, const Take& take) {
  const fs::path file = library.newRecording(name);
  {
    TakeWriter writer(file, take.description);
    for (const CaptureSample& sample : take.samples) writer.append(sample);
  }
  return library.finish(file);
}

}  // namespace

TEST_CASE("a recording becomes a take with its length", "[take][library]") {
  const TemporaryFolder folder;
  const TakeLibrary library(folder.path() / "takes");
  CHECK(library.takes().empty());
  const Take take = sampleTake(31);
  CHECK(record(library, "anna", take) == "anna");
  CHECK(record(library, "anna", take) == "anna (2)");
  std::ofstream(folder.path() / "takes" / "notes.take") << "something else";
  const std::vector<TakeSummary> takes = library.takes();
  REQUIRE(takes.size() == 2);
  CHECK(takes[0].samples == 31);
  CHECK(takes[0].seconds == Approx(1));
  CHECK(takes[0].source == "camera");
  CHECK_FALSE(takes[0].isEdited);
  CHECK(library.read("anna").samples.size() == 31);
  CHECK(record(library, "empty", sampleTake(0)).empty());
  CHECK(library.takes().size() == 2);
}

TEST_CASE("names are made fit for files", "[take][library]") {
  const TemporaryFolder folder;
  const TakeLibrary library(folder.path());
  CHECK(record(library, "../../etc/passwd", sampleTake(2)) == "-..-etc-passwd");
  CHECK(record(library, "  ", sampleTake(2)) == "take");
  CHECK(record(library, "一二三", sampleTake(2)) == "一二三");
  const std::string longName = record(library, std::string(500, 'x'), sampleTake(2));
  CHECK(longName.size() <= 120);
  CHECK(library.rename(longName, "a/b") == "a-b");
}

TEST_CASE("takes are renamed and removed, never over one another", "[take][library]") {
  const TemporaryFolder folder;
  const TakeLibrary library(folder.path());
  record(library, "a", sampleTake(3));
  record(library, "b", sampleTake(4));
  CHECK_THROWS_WITH(library.rename("a", "b"), Catch::Contains("Another take"));
  CHECK_THROWS_AS(library.rename("a", " "), Error);
  CHECK_THROWS_AS(library.rename("none", "c"), Error);
  library.save("a", sampleTake(2));
  CHECK(library.rename("a", "c") == "c");
  CHECK(library.read("c").samples.size() == 2);
  CHECK(library.readRecording("c").samples.size() == 3);
  library.remove("c");
  CHECK(library.takes().size() == 1);
  CHECK(fs::is_empty(folder.path() / "recordings"));
}

TEST_CASE("an edited take keeps what was recorded", "[take][library]") {
  const TemporaryFolder folder;
  const TakeLibrary library(folder.path());
  record(library, "a", sampleTake(9));
  CHECK(library.readRecording("a").samples.size() == 9);
  library.save("a", sampleTake(5));
  library.save("a", sampleTake(3));
  CHECK(library.read("a").samples.size() == 3);
  CHECK(library.readRecording("a").samples.size() == 9);
  CHECK(library.takes().front().isEdited);
}

TEST_CASE("a cut recording is recovered, one at work is left alone", "[take][library]") {
  const TemporaryFolder folder;
  const TakeLibrary library(folder.path());
  const Take take = sampleTake(12);
  const fs::path file = library.newRecording("a");
  auto writer = std::make_unique<TakeWriter>(file, take.description);
  for (const CaptureSample& sample : take.samples) writer->append(sample);
  CHECK(isBeingRecorded(file));
  CHECK(library.recover().empty());
  CHECK(library.takes().empty());
  writer.reset();
  CHECK_FALSE(isBeingRecorded(file));
  fs::resize_file(file, fs::file_size(file) - 7);  // The last record was on its way.
  std::ofstream(library.newRecording("b")) << "VSG";
  CHECK(library.recover() == std::vector<std::string>{"a"});
  const ReadTake read = readTake(folder.path() / "a.take");
  CHECK(read.end == TakeEnd::Whole);
  CHECK(read.take.samples.size() == 11);
  CHECK(library.recover().empty());
}

TEST_CASE("a folder that cannot be written says so", "[take][library]") {
  const TemporaryFolder folder;
  std::ofstream(folder.path() / "file") << "x";
  const TakeLibrary library(folder.path() / "file" / "takes");
  CHECK_THROWS_WITH(library.newRecording("a"), Catch::Contains("cannot be made"));
}
