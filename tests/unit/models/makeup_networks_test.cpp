#include <torch/types.h>

#include "models/networks/makeup_code.h"
#include "models/networks/makeup_encoder_net.h"
#include "models/networks/makeup_transfer_net.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::networks;

TEST_CASE("makeup networks have the shapes of their headers", "[models][makeup]") {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(8);
  const torch::Tensor faces = torch::randn({4, 3, kMakeupFrameSide, kMakeupFrameSide});
  MakeupTransferNet transfer;
  CHECK(transfer->forward(faces).sizes() ==
        at::IntArrayRef({2, kMakeupMapChannels, kMakeupFrameSide, kMakeupFrameSide}));
  MakeupEncoderNet encoder;
  CHECK(encoder->forward(faces).sizes() == at::IntArrayRef({4, kEncodedProductCount, makeup_answer::kFloats}));
}

TEST_CASE("a fresh transfer network leaves the source nearly as it is", "[models][makeup]") {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(9);
  MakeupTransferNet net;
  const torch::Tensor coded = torch::rand({2, 3, kMakeupFrameSide, kMakeupFrameSide});
  const torch::Tensor maps = net->forward((coded - 0.5) / 0.25);
  const torch::Tensor source = coded.slice(0, 0, 1);
  const double change = (appliedMaps(source, maps) - source).abs().mean().item<double>();
  CHECK(change < 0.1);
  CHECK(change > 0);
}

TEST_CASE("the templates start from the changes that they are given", "[models][makeup]") {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(11);
  MakeupTransferNet net;
  net->eval();
  const torch::Tensor faces = torch::randn({2, 3, kMakeupFrameSide, kMakeupFrameSide});
  torch::Tensor offsets = torch::zeros({kMakeupTemplates, 3, kMakeupFrameSide, kMakeupFrameSide});
  net->startFrom(offsets);
  const torch::Tensor without = net->forward(faces);
  // Only the red of one corner changes, whatever the shares are.
  offsets.select(1, 0).slice(1, 0, 8).slice(2, 0, 8).fill_(0.5);
  net->startFrom(offsets);
  const torch::Tensor change = (net->forward(faces) - without).abs();
  CHECK(change[0][3][2][2].item<double>() > 1e-6);  // Offset of red.
  CHECK(change.slice(2, 8).max().item<double>() == 0);
  CHECK(change.slice(1, 0, 3).max().item<double>() == 0);  // No gain.
  CHECK(change.slice(1, 4).max().item<double>() == 0);     // No other colour.
}

TEST_CASE("gain and offset change colours as told", "[models][makeup]") {
  const torch::Tensor coded = torch::full({1, 3, 2, 2}, 0.5);
  torch::Tensor maps = torch::zeros({1, 6, 2, 2});
  CHECK(torch::equal(appliedMaps(coded, maps), coded));
  maps.select(1, 0) = 0.2;   // Gain of red.
  maps.select(1, 5) = -0.1;  // Offset of blue.
  const torch::Tensor result = appliedMaps(coded, maps);
  CHECK(result[0][0][1][1].item<double>() == Approx(0.6));
  CHECK(result[0][1][1][1].item<double>() == Approx(0.5));
  CHECK(result[0][2][1][1].item<double>() == Approx(0.4));
}

TEST_CASE("source and reference are told apart", "[models][makeup]") {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(10);
  MakeupTransferNet net;
  net->eval();
  const torch::Tensor faces = torch::randn({2, 3, kMakeupFrameSide, kMakeupFrameSide});
  CHECK_FALSE(torch::allclose(net->forward(faces), net->forward(faces.flip(0)), 1e-4, 1e-6));
}
