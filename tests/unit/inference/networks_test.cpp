#include <algorithm>
#include <filesystem>
#include <fstream>

#include "core/base/error.h"
#include "core/inference/detector_network.h"
#include "core/inference/inference_engine.h"
#include "core/inference/landmark_network.h"
#include "core/inference/parsing_network.h"
#include "core/model_store/manifest.h"
#include "core/types/landmarks.h"
#include "tests/support/error_matchers.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

namespace fs = std::filesystem;

ComputeDevice exactDevice() {
  return chooseDevice(Workload::Live, Precision::Float32);
}

/// One colour everywhere: no face.
Image plain(Size size, std::uint8_t level) {
  return {size, PixelFormat::Rgb8,
          std::vector<std::uint8_t>(std::size_t(size.width) * std::size_t(size.height) * 3, level)};
}

/// Something with structure, the same every time.
Image pattern(int side) {
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      for (int channel = 0; channel < 3; ++channel)
        pixels.push_back(std::uint8_t((x * (channel + 1) + 2 * y + (x / 16 + y / 16) % 2 * 80) % 256));
  return {{side, side}, PixelFormat::Rgb8, std::move(pixels)};
}

/// A copy of a shipped model that a test may spoil.
fs::path copiedModel(const std::string& id, const TemporaryFolder& folder) {
  const fs::path copy = folder / id;
  fs::copy(ModelFolders().folder(id), copy, fs::copy_options::recursive);
  return copy;
}

fs::path weightsIn(const fs::path& model) {
  return readManifest(model).file;
}

}  // namespace

TEST_CASE("the landmark network answers each crop by itself", "[networks]") {
  const auto network = LandmarkNetwork::load(ModelFolders().folder("face-landmarks-v1"), exactDevice());
  const int side = network->inputSidePx();
  const auto both = network->run({pattern(side), plain({side, side}, 90)});
  const auto alone = network->run({plain({side, side}, 90)});
  REQUIRE(both.size() == 2);
  REQUIRE(both[0].points.cols() == 478);
  CHECK(both[0].points.allFinite());
  REQUIRE(both[0].channels.size() == static_cast<Eigen::Index>(network->channelNames().size()));
  CHECK(both[0].channels.minCoeff() >= 0);
  CHECK(both[0].channels.maxCoeff() <= 1);
  // The same sums in another order.
  CHECK((both[1].points - alone[0].points).cwiseAbs().maxCoeff() < 1e-3F);
  CHECK(alone[0].presence < network->presenceThreshold());
}

TEST_CASE("bfloat16 and float32 agree on landmarks", "[networks]") {
  if (!processorHasBFloat16()) {
    WARN("Skipped: this processor has no bfloat16.");
    return;
  }
  const fs::path folder = ModelFolders().folder("face-landmarks-v1");
  const auto exact = LandmarkNetwork::load(folder, exactDevice());
  const auto narrow = LandmarkNetwork::load(folder, chooseDevice(Workload::Live, Precision::BFloat16));
  const Image crop = pattern(exact->inputSidePx());
  const Eigen::Matrix3Xf difference = exact->run({crop})[0].points - narrow->run({crop})[0].points;
  CHECK(difference.cwiseAbs().maxCoeff() < 0.03F);  // Crop units, on a crop without a face: 4 px of 128.
}

TEST_CASE("crops of another size or format are refused by name", "[networks]") {
  const auto network = LandmarkNetwork::load(ModelFolders().folder("face-landmarks-v1"), exactDevice());
  CHECK(failsWith(ErrorCode::InvalidArgument, "64", [&] { (void)network->run({plain({64, 64}, 0)}); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "no picture", [&] { (void)network->run({}); }));
}

TEST_CASE("the detector takes any multiple of its cell and sees no face in nothing", "[networks]") {
  const auto network = DetectorNetwork::load(ModelFolders().folder("face-detector-v1"), exactDevice());
  const int cell = network->cellPx();
  for (const Size size :
       {Size{cell, cell}, Size{10 * cell, 6 * cell}, Size{network->usualSidePx(), network->usualSidePx()}})
    CHECK(network->run(plain(size, 128), network->scoreThreshold()).empty());
  CHECK(failsWith(ErrorCode::InvalidArgument, "multiples", [&] {
    (void)network->run(plain({cell + 1, cell}, 0), 0.5F);
  }));
}

TEST_CASE("the detector's boxes come best first and above the score asked for", "[networks]") {
  const auto network = DetectorNetwork::load(ModelFolders().folder("face-detector-v1"), exactDevice());
  const auto boxes = network->run(pattern(network->usualSidePx()), 1e-4F);
  CHECK(
      std::is_sorted(boxes.begin(), boxes.end(), [](const FaceBox& a, const FaceBox& b) { return a.score > b.score; }));
  for (const FaceBox& box : boxes) {
    CHECK(box.score > 1e-4F);
    CHECK(box.sidePx > 0);
  }
}

namespace {

/// A crop whose landmarks all lie in one place.
ParsingNetwork::Crop faceless(Image picture) {
  return {std::move(picture), Eigen::Matrix2Xf::Zero(2, kCanonicalPointCount)};
}

}  // namespace

TEST_CASE("the parsing network answers each crop by itself, planes summing to certainty", "[networks]") {
  const auto network = ParsingNetwork::load(ModelFolders().folder("face-parsing-v1"), exactDevice());
  for (const int side : {network->liveSidePx(), network->usualSidePx()}) {
    const auto both = network->run({faceless(pattern(side)), faceless(plain({side, side}, 90))});
    const auto alone = network->run({faceless(plain({side, side}, 90))});
    REQUIRE(both.size() == 2);
    const auto pixels = std::size_t(side) * std::size_t(side);
    REQUIRE(both[0].size() == 15 * pixels);
    int furthest = 0;
    for (std::size_t i = 0; i < both[1].size(); ++i)
      furthest = std::max(furthest, std::abs(int(both[1][i]) - int(alone[0][i])));
    CHECK(furthest <= 1);  // The same sums in another order, rounded to bytes.
    for (std::size_t i = 0; i < pixels; ++i) {
      int sum = 0;
      for (std::size_t region = 0; region < 15; ++region) sum += both[0][region * pixels + i];
      REQUIRE(std::abs(sum - 255) <= 8);
    }
  }
  CHECK(failsWith(ErrorCode::InvalidArgument, "multiples", [&] {
    (void)network->run({faceless(plain({100, 100}, 0))});
  }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "square", [&] { (void)network->run({faceless(plain({64, 32}, 0))}); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "no picture", [&] { (void)network->run({}); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "468", [&] {
    (void)network->run({{plain({64, 64}, 0), Eigen::Matrix2Xf::Zero(2, 5)}});
  }));
}

TEST_CASE("damaged weights are bad weights", "[networks]") {
  const TemporaryFolder folder;
  const std::string id = GENERATE("face-landmarks-v1", "face-detector-v1", "face-parsing-v1");
  const fs::path model = copiedModel(id, folder);
  const auto load = [&] {
    if (id == "face-landmarks-v1")
      (void)LandmarkNetwork::load(model, exactDevice());
    else if (id == "face-parsing-v1")
      (void)ParsingNetwork::load(model, exactDevice());
    else
      (void)DetectorNetwork::load(model, exactDevice());
  };
  CHECK_NOTHROW(load());
  SECTION("one flipped bit") {
    std::fstream file(weightsIn(model), std::ios::in | std::ios::out | std::ios::binary);
    file.seekg(5000);
    const char byte = char(file.get() ^ 1);
    file.seekp(5000);
    file.put(byte);
    file.close();
    CHECK(failsWith(ErrorCode::BadWeights, "damaged", load));
  }
  SECTION("cut off") {
    fs::resize_file(weightsIn(model), 1000);
    CHECK(failsWith(ErrorCode::BadWeights, "damaged", load));
  }
  SECTION("gone") {
    fs::remove(weightsIn(model));
    CHECK(failsWith(ErrorCode::BadWeights, "missing", load));
  }
}

TEST_CASE("weights of another network are bad weights", "[networks]") {
  const fs::path detector = ModelFolders().folder("face-detector-v1");
  CHECK(failsWith(ErrorCode::BadWeights, "face-detector-v1",
                  [&] { (void)LandmarkNetwork::load(detector, exactDevice()); }));
}

TEST_CASE("the engine loads once and shares", "[networks]") {
  InferenceEngine engine(ModelFolders(), exactDevice());
  CHECK(engine.landmarks() == engine.landmarks());
  CHECK(engine.detector() == engine.detector());
  CHECK(engine.parsing() == engine.parsing());
}

TEST_CASE("an engine without weights says where it looked", "[networks]") {
  const TemporaryFolder folder;
  CHECK(failsWith(ErrorCode::BadWeights, "face-x", [&] { (void)ModelFolders(folder.path()).folder("face-x"); }));
}
