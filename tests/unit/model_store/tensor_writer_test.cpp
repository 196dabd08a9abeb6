#include "core/model_store/tensor_writer.h"

#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

TEST_CASE("what is written is read again", "[tensor_file]") {
  const test::TemporaryFolder folder;
  writeTensors(folder / "a.safetensors",
               {floatArray("values", {2, 1}, {1.5F, -3}), {"levels", NumberType::UInt8, {3}, {1, 2, 255}}},
               {{"name", "Öl \"quoted\" 油画"}});
  const TensorFile file = TensorFile::read(folder / "a.safetensors");
  CHECK(file.at("values", {2, 1}).floats() == std::vector<float>{1.5F, -3});
  CHECK(file.at("levels", {3}).integers() == std::vector<int>{1, 2, 255});
  CHECK(file.metadata("name") == "Öl \"quoted\" 油画");
  CHECK(file.metadataOr("missing", "none") == "none");
}

TEST_CASE("text in no known coding is refused and leaves no file", "[tensor_file]") {
  const test::TemporaryFolder folder;
  CHECK(failsWith(ErrorCode::InvalidArgument, "UTF-8", [&] {
    writeTensors(folder / "a.safetensors", {}, {{"name", "\xFF"}});
  }));
  CHECK(folder.entryCount() == 0);
}

TEST_CASE("a reader's rules bound what it takes", "[tensor_file]") {
  const test::TemporaryFolder folder;
  const auto path = folder / "a.safetensors";
  writeTensors(path, {floatArray("a", {300'000}, std::vector<float>(300'000)), floatArray("b", {1}, {0})});
  TensorFileRules rules;
  rules.kind = "style pack";
  rules.code = ErrorCode::Unreadable;
  const auto read = [&] { static_cast<void>(TensorFile::read(path, rules)); };
  CHECK_NOTHROW(read());
  SECTION("bytes") {
    rules.mostBytes = 1U << 20U;
    CHECK(failsWith(ErrorCode::TooLarge, "style pack", read));
  }
  SECTION("arrays") {
    rules.mostTensors = 1;
    CHECK(failsWith(ErrorCode::Unreadable, "more arrays", read));
  }
  SECTION("header") {
    rules.mostHeaderBytes = 10;
    CHECK(failsWith(ErrorCode::Unreadable, "header", read));
  }
  SECTION("a folder is no file") {
    CHECK(failsWith(ErrorCode::NotFound, "cannot be opened",
                    [&] { static_cast<void>(TensorFile::read(folder.path(), rules)); }));
  }
}
