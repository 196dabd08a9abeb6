#include <chrono>
#include <string>
#include <thread>
#include <vector>

#include "core/base/error.h"
#include "core/model_store/manifest.h"
#include "core/model_store/sha256.h"
#include "tests/unit/model_store/model_store_fixture.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using Catch::Matchers::Contains;

TEST_CASE_METHOD(ModelStoreTest, "SHA-256 agrees with the standard's examples", "[model_store][sha256]") {
  writeFile("abc", "abc");
  writeFile("empty", "");
  writeFile("million", std::string(1000000, 'a'));
  CHECK(sha256OfFile(root / "abc") == kAbcSha256);
  CHECK(sha256OfFile(root / "empty") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256OfFile(root / "million") == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  CHECK_THROWS_AS(sha256OfFile(root / "nobody"), Error);
  CHECK_THROWS_AS(sha256OfFile(root), Error);  // A folder opens but cannot be read.
}

TEST_CASE_METHOD(ModelStoreTest, "weights that fit their description are handed out", "[model_store][weights]") {
  const auto folder = addModel();
  CHECK(verifiedWeights(folder) == folder / "weights.bin");
  CHECK(verifiedWeights(folder) == folder / "weights.bin");
}

TEST_CASE_METHOD(ModelStoreTest, "damaged weights are named with the way out", "[model_store][weights]") {
  const auto folder = addModel();
  writeFile("face-x/weights.bin", "abd");
  try {
    static_cast<void>(verifiedWeights(folder));
    FAIL("was accepted");
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::BadWeights);
    CHECK_THAT(error.what(),
               Contains((folder / "weights.bin").string()) && Contains(kAbcSha256) && Contains("Reinstall Visagiste"));
  }
  writeFile("face-x/weights.bin", "abcd");
  CHECK_THROWS_WITH(verifiedWeights(folder), Contains("4 bytes instead of 3"));
  std::filesystem::remove(folder / "weights.bin");
  CHECK_THROWS_WITH(verifiedWeights(folder), Contains("missing"));
}

TEST_CASE_METHOD(ModelStoreTest, "weights that change are looked at again", "[model_store][weights]") {
  const auto folder = addModel();
  const auto file = verifiedWeights(folder);
  writeFile("face-x/weights.bin", "xyz");
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(1));
  CHECK_THROWS_AS(verifiedWeights(folder), Error);
}

TEST_CASE_METHOD(ModelStoreTest, "several threads may verify together", "[model_store][weights]") {
  const auto folder = addModel();
  std::vector<std::thread> threads;
  std::vector<std::filesystem::path> found(4);
  for (auto& path : found) {
    threads.emplace_back([&path, &folder] { path = verifiedWeights(folder); });
  }
  for (auto& thread : threads) {
    thread.join();
  }
  for (const auto& path : found) {
    CHECK(path == folder / "weights.bin");
  }
}
