#include "core/inference/style_network.h"

#include <fstream>

#include "core/image/encode.h"
#include "core/inference/style_encoder_network.h"
#include "core/model_store/tensor_writer.h"
#include "core/style/style_library.h"
#include "core/style/style_of_picture.h"
#include "core/style/style_reader.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"
#include "tests/support/style_models.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/style/sample_styles.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

ComputeDevice exactDevice() {
  return chooseDevice(Workload::Live, Precision::Float32);
}

Image pattern(Size size) {
  return paintedImage(size, [](int x, int y) -> std::array<int, 3> {
    return {(3 * x + y) % 256, (x / 8 + y / 8) % 2 * 200, (5 * y) % 256};
  });
}

/// A pack whose own network has these seeded weights.
void writePackWithNetwork(const std::filesystem::path& file, const TemporaryFolder& folder, unsigned seed,
                          bool isWhole) {
  writeStyleNetworkWeights(folder / "weights", seed);
  const TensorFile weights = TensorFile::read(folder / "weights");
  std::vector<NamedArray> arrays;
  for (const std::string& name : weights.names())
    arrays.push_back(floatArray("net." + name, weights.at(name).shape, weights.at(name).floats()));
  if (!isWhole)
    arrays.pop_back();
  const StyleVector vector = randomVector(3);
  arrays.push_back(floatArray("vector", {128}, {vector.begin(), vector.end()}));
  writeTensors(file, arrays, {{"kind", "visagiste-style"}, {"format", "1"}, {"name", "Own"}});
}

}  // namespace

TEST_CASE("the style network follows its vector and its statistics", "[style]") {
  const auto network = StyleNetwork::load(randomStyleModels().folder("style-net-v1"), exactDevice());
  const Image picture = pattern({64, 48});
  const auto own = network->run(picture, randomVector(1));
  CHECK(own.picture.size() == picture.size());
  CHECK(own.statistics.means.size() == own.statistics.deviations.size());
  CHECK(largestDifference(network->run(picture, randomVector(1), own.statistics).picture, own.picture) <= 1);
  CHECK(largestDifference(network->run(picture, randomVector(2)).picture, own.picture) > 8);
  const auto other = network->run(pattern({128, 96}), randomVector(1));
  const auto lent = network->run(picture, randomVector(1), other.statistics);
  CHECK(largestDifference(lent.picture, own.picture) > 1);
  CHECK(lent.statistics.means == other.statistics.means);
}

TEST_CASE("statistics run from one picture to another", "[style]") {
  const StyleStatistics a{{{1, 2}}, {{3, 4}}};
  const StyleStatistics b{{{5, 2}}, {{3, 8}}};
  CHECK(blended(a, b, 0).means == a.means);
  CHECK(blended(a, b, 1).deviations == b.deviations);
  CHECK(blended(a, b, 0.25F).means[0][0] == 2);
}

TEST_CASE("what does not fit the style network is refused", "[style]") {
  const auto network = StyleNetwork::load(randomStyleModels().folder("style-net-v1"), exactDevice());
  CHECK(failsWith(ErrorCode::InvalidArgument, "multiples", [&] {
    static_cast<void>(network->run(pattern({60, 64}), randomVector(1)));
  }));
  StyleStatistics part = network->run(pattern({64, 64}), randomVector(1)).statistics;
  part.means.pop_back();
  part.deviations.pop_back();
  CHECK(failsWith(ErrorCode::InvalidArgument, "another one", [&] {
    static_cast<void>(network->run(pattern({64, 64}), randomVector(1), part));
  }));
}

TEST_CASE("a pack's own network paints, and one that is none is refused", "[style]") {
  const TemporaryFolder folder;
  StyleReader reader(randomStyleModels(), exactDevice(), {folder / "shipped", folder / "own"});
  writePackWithNetwork(folder / "own.vstyle", folder, 99, true);
  const Style own = reader.read((folder / "own.vstyle").string());
  writeStylePack(folder / "plain.vstyle", samplePack("Plain"));
  const Style plain = reader.read((folder / "plain.vstyle").string());
  CHECK(own.name == "Own");
  CHECK(own.network != plain.network);
  const Image picture = pattern({64, 64});
  CHECK(largestDifference(own.network->run(picture, own.vector).picture,
                          plain.network->run(picture, own.vector).picture) > 8);
  CHECK(reader.read((folder / "own.vstyle").string()).network == own.network);  // Loaded once.
  writePackWithNetwork(folder / "half.vstyle", folder, 99, false);
  CHECK(failsWith(ErrorCode::Unreadable, "lack",
                  [&] { static_cast<void>(reader.read((folder / "half.vstyle").string())); }));
}

TEST_CASE("styles are read by name, from packs and from pictures", "[style]") {
  const TemporaryFolder folder;
  StyleLibrary({}, folder / "own").save(samplePack("Thick oil", 4));
  StyleReader reader(randomStyleModels(), exactDevice(), {folder / "shipped", folder / "own"});
  CHECK(reader.read("thick-oil").vector == randomVector(4));
  CHECK(reader.read("thick oil", "night").vector == randomVector(5));
  CHECK(failsWith(ErrorCode::NotFound, "Thick oil", [&] { static_cast<void>(reader.read("Ink")); }));
  CHECK(failsWith(ErrorCode::NotFound, "missing.vstyle", [&] { static_cast<void>(reader.read("missing.vstyle")); }));
  const std::string file = (folder / "painting.png").string();
  encodeImageFile(pattern({160, 120}), file);
  const Style painting = reader.read(file);
  CHECK(painting.name == "painting");
  CHECK(painting.vector == reader.readPictures({pattern({160, 120})}).vector);
  encodeImageFile(quadrants({160, 120}), file);  // Changed on the disk, under the same name.
  std::filesystem::last_write_time(file, std::filesystem::last_write_time(file) + std::chrono::seconds(2));
  CHECK(reader.read(file).vector != painting.vector);
  CHECK(failsWith(ErrorCode::InvalidArgument, "variant", [&] { static_cast<void>(reader.read(file, "night")); }));
  std::ofstream(folder / "no.png") << "nothing";
  CHECK(failsWith(ErrorCode::Unreadable, "no.png",
                  [&] { static_cast<void>(reader.read((folder / "no.png").string())); }));
}

TEST_CASE("several pictures have the mean of their styles", "[style]") {
  const auto encoder = StyleEncoderNetwork::load(randomStyleModels().folder("style-encoder-v1"), exactDevice());
  const Image one = pattern({128, 128});
  const Image other = quadrants({128, 128});
  const StyleVector mean = styleOfPictures({one, other}, *encoder);
  const StyleVector a = styleOfPicture(one, *encoder);
  const StyleVector b = styleOfPicture(other, *encoder);
  CHECK(a != b);
  for (std::size_t i = 0; i < mean.size(); ++i) CHECK(mean[i] == Approx(0.5 * (a[i] + b[i])).margin(1e-5));
  CHECK(
      failsWith(ErrorCode::InvalidArgument, "at least one", [&] { static_cast<void>(styleOfPictures({}, *encoder)); }));
}
