#include "models/networks/blocks.h"

#include <torch/types.h>

#include <cstdint>
#include <filesystem>
#include <fstream>

#include "models/networks/face_decode.h"
#include "models/networks/face_detector_net.h"
#include "models/networks/input_cells.h"
#include "models/networks/landmark_net.h"
#include "models/networks/weights_file.h"
#include "models/training/detector/detector_targets.h"
#include "models/training/engine/run_state.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::networks;

namespace {

/// Running statistics as after some training: not the neutral 0 and 1.
void disturbStatistics(torch::nn::Module& module) {
  const torch::NoGradGuard noGrad;
  for (auto& item : module.named_buffers()) {
    if (item.key().find("running_mean") != std::string::npos)
      item.value().normal_(0.0, 0.3);
    if (item.key().find("running_var") != std::string::npos)
      item.value().uniform_(0.5, 2.0);
  }
}

double largestDifference(const torch::Tensor& a, const torch::Tensor& b) {
  return (a - b).abs().max().item<double>();
}

}  // namespace

TEST_CASE("folding keeps a network's answers", "[models][blocks]") {
  torch::manual_seed(4);
  const torch::NoGradGuard noGrad;
  LandmarkNet net;
  disturbStatistics(*net);
  net->eval();
  const torch::Tensor crops = torch::randn({2, 3, kLandmarkInputSide, kLandmarkInputSide});
  const LandmarkOutput before = net->forward(crops);
  networks::foldBatchNorm(*net);
  const LandmarkOutput after = net->forward(crops);
  networks::foldBatchNorm(*net);  // changes nothing
  const LandmarkOutput again = net->forward(crops);
  const double scale = before.points.abs().max().item<double>();
  CHECK(largestDifference(before.points, after.points) < 1e-4 * scale);  // float32 round-off through 15 layers
  CHECK(largestDifference(after.points, again.points) == 0.0);
  CHECK(largestDifference(before.channels, after.channels) < 1e-4 * before.channels.abs().max().item<double>());
}

TEST_CASE("networks have the shapes of their headers", "[models][networks]") {
  const torch::NoGradGuard noGrad;
  LandmarkNet landmarks;
  landmarks->eval();
  const LandmarkOutput output = landmarks->forward(torch::zeros({2, 3, kLandmarkInputSide, kLandmarkInputSide}));
  CHECK(output.points.sizes() == torch::IntArrayRef{2, 478, 3});
  CHECK(output.presence.sizes() == torch::IntArrayRef{2});
  CHECK(output.channels.sizes() == torch::IntArrayRef{2, 53});

  FaceDetectorNet detector;
  detector->eval();
  const auto maps = detector->forward(torch::zeros({1, 3, 96, 160}));
  REQUIRE(maps.size() == 3);
  for (std::size_t i = 0; i < maps.size(); ++i)
    CHECK(maps[i].sizes() ==
          torch::IntArrayRef{1, kDetectorChannels, 96 / kDetectorStrides[i], 160 / kDetectorStrides[i]});
}

TEST_CASE("a dense layer answers one row as it answers several", "[models][blocks]") {
  torch::manual_seed(6);
  const torch::NoGradGuard noGrad;
  torch::nn::Linear layer(300, 40);
  const torch::Tensor rows = torch::randn({3, 300});
  const torch::Tensor all = denseLayer(layer, rows);
  for (int row = 0; row < 3; ++row)
    CHECK(largestDifference(denseLayer(layer, rows.slice(0, row, row + 1)), all.slice(0, row, row + 1)) < 1e-5);
}

TEST_CASE("networks take pictures and their cells alike", "[models][networks]") {
  torch::manual_seed(5);
  const torch::NoGradGuard noGrad;
  const torch::Tensor pictures = torch::randn({2, 3, kLandmarkInputSide, kLandmarkInputSide});
  const torch::Tensor cells = inCells(pictures);
  CHECK(cells.sizes() == torch::IntArrayRef{2, kInputCellChannels, kLandmarkInputSide / 4, kLandmarkInputSide / 4});
  CHECK(cells.is_contiguous(torch::MemoryFormat::ChannelsLast));
  // Colour 2 of the pixel (3, 1) of the cell (5, 7).
  CHECK(cells[1][(2 * 4 + 1) * 4 + 3][7][5].item<float>() == pictures[1][2][7 * 4 + 1][5 * 4 + 3].item<float>());
  CHECK(torch::equal(inCells(cells), cells));

  LandmarkNet landmarks;
  landmarks->eval();
  CHECK(torch::equal(landmarks->forward(pictures).points, landmarks->forward(cells).points));
  FaceDetectorNet detector;
  detector->eval();
  CHECK(torch::equal(detector->forward(pictures)[0], detector->forward(cells)[0]));
}

TEST_CASE("placing narrows parameters and leaves the mean shape alone", "[models][blocks]") {
  LandmarkNet net;
  placeOn(*net, torch::kCPU, torch::kBFloat16);
  for (const torch::Tensor& parameter : net->parameters()) {
    CHECK(parameter.scalar_type() == torch::kBFloat16);
    if (parameter.dim() == 4)
      CHECK(parameter.is_contiguous(at::MemoryFormat::ChannelsLast));
  }
  CHECK(net->named_buffers()["mean_shape"].scalar_type() == torch::kFloat32);
}

TEST_CASE("weights survive their file", "[models][weights]") {
  const test::TemporaryFolder folder;
  const std::string path = (folder / "net.safetensors").string();
  LandmarkNet net;
  LandmarkNet other;
  writeWeights(path, *net, StoredAs::Float32);
  loadWeights(*other, readWeights(path));
  CHECK(folder.entryCount() == 1);
  for (const auto& item : net->named_parameters())
    CHECK(largestDifference(item.value(), other->named_parameters()[item.key()]) == 0.0);

  SECTION("half precision rounds weights, not vectors") {
    writeWeights(path, *net, StoredAs::Float16);
    const NamedTensors tensors = readWeights(path);
    CHECK(tensors.at("stem.weight").scalar_type() == torch::kFloat16);
    CHECK(tensors.at("stem.norm.bias").scalar_type() == torch::kFloat32);
    CHECK(tensors.at("mean_shape").scalar_type() == torch::kFloat32);
    loadWeights(*other, tensors);
    const torch::Tensor exact = net->named_parameters()["stem.weight"];
    CHECK(largestDifference(exact, other->named_parameters()["stem.weight"]) < 1e-3 * exact.abs().max().item<double>());
  }
  SECTION("another network") {
    FaceDetectorNet detector;
    CHECK_THROWS_AS(loadWeights(*detector, readWeights(path)), std::runtime_error);
  }
  SECTION("missing, left over, misshapen") {
    NamedTensors tensors = readWeights(path);
    tensors.erase("stem.weight");
    CHECK_THROWS_WITH(loadWeights(*other, tensors), Catch::Contains("lack stem.weight"));
    tensors["stem.weight"] = torch::zeros({1});
    CHECK_THROWS_WITH(loadWeights(*other, tensors), Catch::Contains("another shape"));
    tensors = readWeights(path);
    tensors["more"] = torch::zeros({1});
    CHECK_THROWS_WITH(loadWeights(*other, tensors), Catch::Contains("hold more"));
  }
}

TEST_CASE("damaged weights files are refused", "[models][weights]") {
  const test::TemporaryFolder folder;
  const std::string path = (folder / "bad.safetensors").string();
  const auto write = [&](const std::string& header, std::size_t bytes) {
    std::ofstream file(path, std::ios::binary);
    const std::uint64_t length = header.size();
    file.write(reinterpret_cast<const char*>(&length), sizeof length);
    file << header << std::string(bytes, '\0');
  };
  write(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8);
  CHECK(readWeights(path).at("a").numel() == 2);

  const std::pair<const char*, std::size_t> lies[] = {
      {R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 4},   // truncated
      {R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 12},  // too long
      {R"({"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})", 8},   // shape against bytes
      {R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})", 8},   // backwards
      {R"({"a":{"dtype":"F32","shape":[999999999999999,999999999999999],"data_offsets":[0,8]}})", 8},
      {R"({"a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}})", 8},   // unknown type
      {R"({"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})", 8},  // no number
      {R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8])", 8},     // broken off
      {R"(not json)", 8},
  };
  for (const auto& [header, bytes] : lies) {
    INFO(header);
    write(header, bytes);
    CHECK_THROWS_AS(readWeights(path), std::runtime_error);
  }
  std::ofstream(path, std::ios::binary) << "abc";
  CHECK_THROWS_AS(readWeights(path), std::runtime_error);
  CHECK_THROWS_AS(readWeights((folder / "none").string()), std::runtime_error);
}

TEST_CASE("detector targets decode to the faces they were made from", "[training][detector]") {
  const FaceSquare face{70.0F, 52.0F, 60.0F, 0.4F};  // a size of the middle stride
  const auto targets = training::detectorTargets({face}, {}, 128, 96);
  CHECK(targets[0].score.eq(1.0).sum().item<int>() == 0);
  CHECK(targets[2].score.eq(1.0).sum().item<int>() == 0);
  REQUIRE(targets[1].score.eq(1.0).sum().item<int>() > 0);
  const torch::Tensor logits = torch::where(targets[1].score.eq(1.0), torch::full({}, 5.0), torch::full({}, -5.0));
  const torch::Tensor map = torch::cat({logits.unsqueeze(0), targets[1].shape}).contiguous();
  std::vector<FoundFace> faces;
  appendFaces(map.data_ptr<float>(), 6, 8, 16, 0.5F, faces);
  faces = withoutDuplicates(faces, 0.35F);
  REQUIRE(faces.size() == 1);
  CHECK(faces[0].square.centreX == Approx(70.0F));
  CHECK(faces[0].square.centreY == Approx(52.0F));
  CHECK(faces[0].square.sidePx == Approx(60.0F));
  CHECK(faces[0].square.rollRad == Approx(0.4F));
}

TEST_CASE("averaged weights follow and change places", "[training][average]") {
  torch::nn::Linear linear(1, 1);
  const torch::NoGradGuard noGrad;
  linear->weight.fill_(1.0);
  training::WeightAverage average(*linear);
  linear->weight.fill_(3.0);
  average.update(0.75);
  average.swap();
  CHECK(linear->weight.item<float>() == Approx(1.5F));  // 0.75 * 1 + 0.25 * 3
  average.swap();
  CHECK(linear->weight.item<float>() == Approx(3.0F));
}
