#include "core/style/style_pack.h"

#include <fstream>
#include <iterator>
#include <limits>
#include <random>

#include "core/model_store/tensor_writer.h"
#include "tests/fuzz/mutation.h"
#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/style/sample_styles.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

namespace fs = std::filesystem;

using Metadata = std::map<std::string, std::string>;

const Metadata kMetadata{{"kind", "visagiste-style"}, {"format", "1"}, {"name", "Oil"}};

NamedArray vectorArray(const std::string& name = "vector", std::size_t length = kStyleVectorLength, float value = 1) {
  return floatArray(name, {std::int64_t(length)}, std::vector<float>(length, value));
}

std::vector<std::uint8_t> bytesIn(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void overwrite(const fs::path& file, const std::vector<std::uint8_t>& bytes) {
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(bytes.data()), std::streamsize(bytes.size()));
}

}  // namespace

TEST_CASE("a style pack comes back as it was saved", "[style]") {
  const TemporaryFolder folder;
  const StylePack pack = samplePack("Oil \"thick\" 油画");
  writeStylePack(folder / "oil.vstyle", pack);
  const StylePack read = readStylePack(folder / "oil.vstyle");
  CHECK(read.card.name == pack.card.name);
  CHECK(read.card.nameZh == pack.card.nameZh);
  CHECK(read.card.author == pack.card.author);
  CHECK(read.card.licence == pack.card.licence);
  CHECK(read.card.description == pack.card.description);
  CHECK(read.card.source == pack.card.source);
  CHECK(read.card.fingerprint == pack.card.fingerprint);
  CHECK(read.vectors == pack.vectors);
  CHECK(read.network == nullptr);
  CHECK(largestDifference(read.thumbnail, pack.thumbnail) == 0);
}

TEST_CASE("a pack's vectors are found by name", "[style]") {
  StylePack pack = samplePack("Oil");
  CHECK(pack.vector("") == pack.vectors.at(""));
  CHECK(pack.vector("night") == pack.vectors.at("night"));
  CHECK(failsWith(ErrorCode::NotFound, "night", [&] { static_cast<void>(pack.vector("day")); }));
  pack.vectors.erase("");
  CHECK(pack.vector("") == pack.vectors.at("night"));
}

TEST_CASE("a network in a pack survives being saved again", "[style]") {
  const TemporaryFolder folder;
  const NamedArray half{"net.weight", NumberType::Float16, {1, 2}, {0x00, 0x3C, 0x00, 0xC0}};  // 1, -2
  writeTensors(folder / "a.vstyle", {vectorArray(), half}, kMetadata);
  const StylePack pack = readStylePack(folder / "a.vstyle");
  REQUIRE(pack.network != nullptr);
  writeStylePack(folder / "b.vstyle", pack);
  const StylePack again = readStylePack(folder / "b.vstyle");
  REQUIRE(again.network != nullptr);
  CHECK(again.network->at("net.weight", {1, 2}).floats() == std::vector<float>{1, -2});
}

TEST_CASE("packs that cannot be used say why", "[style]") {
  const TemporaryFolder folder;
  const fs::path file = folder / "bad.vstyle";
  const auto refused = [&](const std::string& why, const std::vector<NamedArray>& arrays, const Metadata& metadata) {
    writeTensors(file, arrays, metadata);
    return failsWith(ErrorCode::Unreadable, why, [&] { static_cast<void>(readStylePack(file)); });
  };
  const auto changed = [](const std::string& key, const std::string& value) {
    Metadata metadata = kMetadata;
    metadata[key] = value;
    return metadata;
  };
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
  constexpr float kInfinity = std::numeric_limits<float>::infinity();
  CHECK(refused("something else", {vectorArray()}, {{"name", "Oil"}}));
  CHECK(refused("something else", {vectorArray()}, changed("kind", "weights")));
  CHECK(refused("format '2'", {vectorArray()}, changed("format", "2")));
  CHECK(refused("no name", {vectorArray()}, changed("name", "")));
  CHECK(refused("name", {vectorArray()}, changed("name", std::string(201, 'x'))));
  CHECK(refused("no style vector", {}, kMetadata));
  CHECK(refused("shape", {vectorArray("vector", 127)}, kMetadata));
  CHECK(refused("no numbers", {vectorArray("vector", 128, kNan)}, kMetadata));
  CHECK(refused("no numbers", {vectorArray("vector", 128, -kInfinity)}, kMetadata));
  CHECK(refused("no numbers", {vectorArray("vector", 128, 1e30F)}, kMetadata));
  CHECK(refused("no numbers", {vectorArray(), floatArray("net.a", {1}, {kNan})}, kMetadata));
  CHECK(refused("no numbers",
                {vectorArray(), {"net.a", NumberType::Float16, {1}, {0x00, 0x7C}}},  // Infinity in half precision.
                kMetadata));
  CHECK(refused("whole numbers", {vectorArray(), {"net.a", NumberType::UInt8, {1}, {1}}}, kMetadata));
  CHECK(refused("whole numbers", {{"vector", NumberType::UInt8, {128}, std::vector<std::uint8_t>(128)}}, kMetadata));
  CHECK(refused("unknown array", {vectorArray(), floatArray("pickle", {1}, {0})}, kMetadata));
  CHECK(refused("thumbnail", {vectorArray(), {"thumbnail", NumberType::UInt8, {2, 2}, {1, 2, 3, 4}}}, kMetadata));
  CHECK(refused("thumbnail", {vectorArray(), {"thumbnail", NumberType::UInt8, {0, 9, 3}, {}}}, kMetadata));
  CHECK(refused("thumbnail",
                {vectorArray(), {"thumbnail", NumberType::UInt8, {1025, 1, 3}, std::vector<std::uint8_t>(3075)}},
                kMetadata));
  std::vector<NamedArray> many;
  for (int i = 0; i < 33; ++i) many.push_back(vectorArray("vector." + std::to_string(i)));
  CHECK(refused("more vectors", many, kMetadata));
}

TEST_CASE("no damage to a pack gets past its reader", "[style][fuzz]") {
  const TemporaryFolder folder;
  const fs::path file = folder / "fuzzed.vstyle";
  writeStylePack(file, samplePack("Oil"));
  const std::vector<std::uint8_t> whole = bytesIn(file);
  std::mt19937 random(7);
  int refusals = 0;
  constexpr int kRounds = 1500;
  for (int round = 0; round < kRounds; ++round) {
    std::vector<std::uint8_t> bytes = mutated(whole, random);
    if (round % 3 == 0)
      bytes.resize(bytes.size() * std::size_t(round) / kRounds);  // Cut off.
    overwrite(file, bytes);
    try {
      const StylePack pack = readStylePack(file);
      REQUIRE_FALSE(pack.vectors.empty());
      for (const auto& [name, vector] : pack.vectors)
        for (const float value : vector) REQUIRE(std::isfinite(value));
    } catch (const Error& error) {
      ++refusals;
      REQUIRE(error.code() == ErrorCode::Unreadable);
      REQUIRE(std::string(error.what()).find("fuzzed.vstyle") != std::string::npos);
    }
  }
  CHECK(refusals > kRounds / 3);  // All that were cut off, at least.
}

TEST_CASE("a pack that nobody could read is not written", "[style]") {
  const TemporaryFolder folder;
  const auto refused = [&](const StylePack& pack, const std::string& why) {
    return failsWith(ErrorCode::InvalidArgument, why, [&] { writeStylePack(folder / "bad.vstyle", pack); });
  };
  StylePack pack = samplePack(" ");
  CHECK(refused(pack, "no name"));
  pack = samplePack("Oil");
  pack.vectors.clear();
  CHECK(refused(pack, "vectors"));
  pack = samplePack("Oil");
  pack.vectors[""][5] = std::numeric_limits<float>::quiet_NaN();
  CHECK(refused(pack, "no numbers"));
  pack = samplePack("Oil");
  pack.thumbnail = Image({2000, 1}, PixelFormat::Rgb8, std::vector<std::uint8_t>(6000));
  CHECK(refused(pack, "thumbnail"));
  CHECK(folder.entryCount() == 0);
}
