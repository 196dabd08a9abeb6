#include <torch/types.h>

#include "models/networks/feature_net.h"
#include "models/networks/style_net.h"
#include "models/training/engine/packed_set.h"
#include "models/training/style/perceptual_loss.h"
#include "models/training/style/style_set.h"
#include "tests/support/temporary_folder.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::training;

namespace {

std::vector<torch::Tensor> maps(const torch::Tensor& first) {
  return {first, first.slice(1, 0, 3), first.slice(2, 0, 6).slice(3, 0, 6), first};
}

PackedSet noiseSet(int side, int pictures, std::uint8_t flags) {
  PackedSet set;
  set.width = set.height = side;
  for (int i = 0; i < pictures; ++i) {
    PackedSample sample;
    sample.id = std::to_string(i);
    sample.flags = flags;
    sample.split = i % 4 == 3 ? Split::Validation : Split::Train;
    for (int k = 0; k < side * side; ++k)
      for (const int value : {37 * i + k, 11 * k, k / 3, k % side < side / 2 ? 4 : 1})
        sample.rgba.push_back(static_cast<std::uint8_t>(value));
    set.samples.push_back(sample);
  }
  return set;
}

}  // namespace

TEST_CASE("style networks have the shapes of their headers", "[models][style]") {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(2);
  networks::StyleNet net;
  networks::StyleEncoderNet encoder;
  encoder->eval();
  const torch::Tensor vector = encoder->forward(torch::randn({2, 3, 256, 256}));
  CHECK(vector.sizes() == at::IntArrayRef({2, networks::kStyleVectorLength}));
  const torch::Tensor made = net->forward(torch::randn({2, 3, 64, 40}), vector);
  CHECK(made.sizes() == at::IntArrayRef({2, 3, 64, 40}));
  CHECK(made.min().item<double>() >= 0);
  CHECK(made.max().item<double>() <= 1);

  networks::FeatureNet features;
  const auto seen = features->forward(torch::rand({1, 3, 64, 64}));
  REQUIRE(seen.size() == networks::kFeatureLayers);
  CHECK(seen[0].sizes() == at::IntArrayRef({1, 64, 32, 32}));
  CHECK(seen[3].sizes() == at::IntArrayRef({1, 384, 4, 4}));
}

TEST_CASE("statistics from outside make a part what it is in the whole", "[models][style]") {
  const torch::NoGradGuard noGrad;
  torch::manual_seed(3);
  networks::StyleNet net;
  const torch::Tensor vector = torch::randn({1, networks::kStyleVectorLength});
  const torch::Tensor picture = torch::randn({1, 3, 64, 320});
  networks::StyleStatistics statistics;
  const torch::Tensor whole = net->forward(picture, vector, statistics);
  CHECK_FALSE(statistics.empty());
  // The left part with what its pixels see to the right.
  const std::int64_t seen = 160 + networks::kStyleNetReachPx;
  const torch::Tensor part = net->forward(picture.slice(3, 0, seen), vector, statistics);
  CHECK((part.slice(3, 0, 160) - whole.slice(3, 0, 160)).abs().max().item<double>() < 1e-4);
  networks::StyleStatistics own;
  const torch::Tensor alone = net->forward(picture.slice(3, 0, seen), vector, own);
  CHECK((alone.slice(3, 0, 160) - whole.slice(3, 0, 160)).abs().max().item<double>() > 1e-3);
}

TEST_CASE("style is blind to places, content is not", "[models][style]") {
  torch::manual_seed(4);
  const torch::Tensor map = torch::rand({2, 5, 8, 8});
  const auto mixed = [](const torch::Tensor& x) {  // The same neighbourhoods elsewhere: mirrored.
    return std::vector<torch::Tensor>{x.flip(3), x.flip(3), x.flip(3), x.flip(3)};
  };
  const std::vector<torch::Tensor> plain = {map, map, map, map};
  CHECK(styleLoss(mixed(map), plain).max().item<double>() < 1e-6);
  const torch::Tensor weight = torch::ones({2, 1, 16, 16});
  CHECK(contentLoss(mixed(map), plain, weight).min().item<double>() > 0.1);
  CHECK(contentLoss(plain, plain, weight).max().item<double>() == 0);
  CHECK(styleLoss({2 * map, map, map, map}, plain).min().item<double>() > 0.1);
}

TEST_CASE("content counts where the weight is", "[models][style]") {
  torch::manual_seed(5);
  const torch::Tensor map = torch::rand({1, 4, 8, 8});
  torch::Tensor changed = map.clone();
  changed.slice(3, 0, 4) += 0.5;
  torch::Tensor left = torch::zeros({1, 1, 16, 16});
  left.slice(3, 0, 8).fill_(1);
  const std::vector<torch::Tensor> truth = {map, map, map, map}, made = {changed, changed, changed, changed};
  CHECK(contentLoss(made, truth, left).item<double>() > 0.1);
  CHECK(contentLoss(made, truth, 1 - left).item<double>() == Approx(0).margin(1e-9));
}

TEST_CASE("gradients of the perceptual losses are those of finite differences", "[models][style]") {
  torch::manual_seed(6);
  const torch::Tensor target = torch::rand({2, 4, 8, 8}, torch::kFloat64);
  const torch::Tensor weight = torch::rand({2, 1, 8, 8}, torch::kFloat64) + 0.5;
  torch::Tensor x = torch::rand({2, 4, 8, 8}, torch::kFloat64).requires_grad_(true);
  const auto loss = [&](const torch::Tensor& value) {
    return (contentLoss(maps(value), maps(target), weight) + styleLoss(maps(value), maps(target)) +
            totalVariation(value))
        .sum();
  };
  loss(x).backward();
  const torch::NoGradGuard noGrad;
  const torch::Tensor direction = torch::randn_like(x);
  constexpr double kStep = 1e-6;
  const double slope =
      (loss(x + kStep * direction) - loss(x - kStep * direction)).item<double>() / (2 * kStep);
  CHECK((x.grad() * direction).sum().item<double>() == Approx(slope).epsilon(1e-5));
}

TEST_CASE("style batches follow from seed and step", "[models][style]") {
  const test::TemporaryFolder folder;
  const std::string portraits = (folder / "p.pack").string(), styles = (folder / "s.pack").string();
  writePackedSet(portraits, noiseSet(48, 8, PackedSample::kHasRegions));
  writePackedSet(styles, noiseSet(40, 8, 0));
  const StyleSet set(portraits, {styles});
  const StyleBatch first = set.trainingBatch(1, 5, 2, 32);
  CHECK(first.contents.sizes() == at::IntArrayRef({2, 3, 32, 32}));
  CHECK(torch::equal(first.contents, set.trainingBatch(1, 5, 2, 32).contents));
  CHECK(torch::equal(first.styles, set.trainingBatch(1, 5, 2, 32).styles));
  CHECK_FALSE(torch::equal(first.contents, set.trainingBatch(1, 6, 2, 32).contents));
  CHECK_FALSE(torch::equal(first.contents, set.trainingBatch(2, 5, 2, 32).contents));
  CHECK(first.faces.max().item<double>() == 1);  // Region 4 is an eye,
  CHECK(first.faces.min().item<double>() == 0);  // 1 is skin.
  CHECK(torch::equal(set.validationBatch(2, 32).contents, set.validationBatch(2, 32).contents));
  CHECK_THROWS_AS(StyleSet(portraits, {(folder / "missing.pack").string()}), std::runtime_error);
}
