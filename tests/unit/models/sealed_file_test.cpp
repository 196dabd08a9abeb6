#include "models/training/engine/sealed_file.h"

#include <algorithm>
#include <cstring>
#include <filesystem>
#include <random>

#include "tests/support/temporary_folder.h"
#include "tests/unit/models/trainer_program.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;
using visagiste::test::TemporaryFolder;
using visagiste::test::textOf;

namespace {

Passphrase passphraseOf(std::string words) {
  return Passphrase(words);
}

const Passphrase& passphrase() {
  static const Passphrase shared = passphraseOf("four small brown bears");
  return shared;
}

const SealingKey& key() {
  static const SealingKey shared = SealingKey::fresh(passphrase(), SealStrength::Quick);
  return shared;
}

std::vector<char> noise(std::size_t size) {
  std::mt19937 random(5);
  std::vector<char> bytes(size);
  for (char& byte : bytes) byte = static_cast<char>(random());
  return bytes;
}

std::string seal(const TemporaryFolder& folder, const std::vector<char>& contents) {
  const std::string path = (folder / "sealed").string();
  SealedWriter file(path, key());
  // In uneven parts, as archives write.
  for (std::size_t i = 0; i < contents.size(); i += 1000)
    file.write(&contents[i], std::min<std::size_t>(1000, contents.size() - i));
  file.finish();
  return path;
}

void put(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

bool isDamaged(const std::string& path) {
  try {
    static_cast<void>(readSealed(path, key()));
  } catch (const SealError& error) {
    return true;
  }
  return false;
}

constexpr std::size_t kPiece = 64 << 10;
constexpr std::size_t kHeader = 96;
constexpr std::size_t kSealedPiece = kPiece + 17;

}  // namespace

TEST_CASE("what was sealed comes back", "[models][seal]") {
  const TemporaryFolder folder;
  for (const std::size_t size :
       {std::size_t{0}, std::size_t{1}, kPiece - 1, kPiece, kPiece + 1, 3 * kPiece, std::size_t{200000}}) {
    INFO(size);
    const std::vector<char> contents = noise(size);
    const std::string path = seal(folder, contents);
    CHECK(isSealed(path));
    CHECK(readSealed(path, key()) == contents);
  }
}

TEST_CASE("a file opens with its passphrase and no other", "[models][seal]") {
  const TemporaryFolder folder;
  const std::vector<char> contents = noise(5000);
  const std::string path = seal(folder, contents);
  CHECK(readSealed(path, SealingKey::of(path, passphrase())) == contents);
  const auto reasonOf = [&](const std::string& words) {
    try {
      static_cast<void>(SealingKey::of(path, passphraseOf(words)));
    } catch (const SealError& error) {
      return static_cast<int>(error.reason());
    }
    return 0;
  };
  CHECK(reasonOf("four small brown bear") == static_cast<int>(SealError::Reason::WrongPassphrase));
  CHECK(reasonOf("Four small brown bears") == static_cast<int>(SealError::Reason::WrongPassphrase));
  const SealingKey other = SealingKey::fresh(passphrase(), SealStrength::Quick);
  CHECK_THROWS_AS(readSealed(path, other), SealError);
}

TEST_CASE("a sealed file shows nothing of what it holds", "[models][seal]") {
  const TemporaryFolder folder;
  const std::string secret = "the weights of somebody's face";
  std::vector<char> contents(secret.begin(), secret.end());
  const std::string first = textOf(seal(folder, contents)), second = textOf(seal(folder, contents));
  CHECK(first.find("weights") == std::string::npos);
  CHECK(first != second);
  CHECK(first.substr(kHeader) != second.substr(kHeader));
}

TEST_CASE("every damage to a sealed file is noticed", "[models][seal]") {
  const TemporaryFolder folder;
  const std::string path = seal(folder, noise(3 * kPiece + 500));
  const std::string whole = textOf(path);
  REQUIRE(whole.size() == kHeader + 3 * kSealedPiece + 517);
  SECTION("changed bytes") {
    for (std::size_t at = 0; at < whole.size(); at += at < kHeader ? 1 : 9973) {
      std::string changed = whole;
      changed[at] = static_cast<char>(changed[at] ^ 1);
      put(path, changed);
      INFO(at);
      CHECK(isDamaged(path));
    }
  }
  SECTION("cut off, also between two pieces") {
    for (const std::size_t length : {std::size_t{0}, std::size_t{7}, kHeader - 1, kHeader, kHeader + 16,
                                     kHeader + kSealedPiece, kHeader + 3 * kSealedPiece, whole.size() - 1}) {
      put(path, whole.substr(0, length));
      INFO(length);
      CHECK(isDamaged(path));
    }
  }
  SECTION("more behind its end") {
    put(path, whole + "x");
    CHECK(isDamaged(path));
  }
  SECTION("pieces that changed places") {
    put(path, whole.substr(0, kHeader) + whole.substr(kHeader + kSealedPiece, kSealedPiece) +
                  whole.substr(kHeader, kSealedPiece) + whole.substr(kHeader + 2 * kSealedPiece));
    CHECK(isDamaged(path));
  }
  SECTION("a key that would take all memory") {
    std::string hostile = whole;
    hostile[8 + 8 + 5] = 0x7F;  // The memory, a little-endian number.
    put(path, hostile);
    CHECK_THROWS_AS(SealingKey::of(path, passphrase()), SealError);
  }
}

TEST_CASE("a file that was not finished leaves the older one", "[models][seal]") {
  const TemporaryFolder folder;
  const std::vector<char> contents = noise(2000);
  const std::string path = seal(folder, contents);
  {
    SealedWriter broken(path, key());
    broken.write("new", 3);
  }
  CHECK(readSealed(path, key()) == contents);
  CHECK_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_CASE("a passphrase is the first line, and its source is wiped", "[models][seal]") {
  const TemporaryFolder folder;
  put((folder / "file").string(), "four small brown bears\r\nand more\n");
  CHECK(Passphrase::readFrom((folder / "file").string()).words() == "four small brown bears");
  std::string words = "secret words that are long enough not to lie in the string itself";
  const char* place = words.data();
  const Passphrase taken(words);
  CHECK(words.empty());
  CHECK(std::strcmp(place, "") == 0);
  CHECK(taken.words().substr(0, 6) == "secret");
  std::string none, much(Passphrase::kLongest + 1, 'x');
  CHECK_THROWS_AS(Passphrase(none), std::invalid_argument);
  CHECK_THROWS_AS(Passphrase(much), std::invalid_argument);
  put((folder / "empty").string(), "\n");
  CHECK_THROWS_AS(Passphrase::readFrom((folder / "empty").string()), std::invalid_argument);
  CHECK_THROWS_AS(Passphrase::readFrom((folder / "missing").string()), std::runtime_error);
}
