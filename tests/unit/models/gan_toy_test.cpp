#include <torch/types.h>

#include "models/training/gan/measures.h"
#include "models/training/gan/picture_features.h"
#include "models/training/gan/private_gradient.h"
#include "models/training/gan/toy_training.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

ToySet::Score scoreAfter(const std::string& family, const std::string& set, long steps) {
  ToyTraining toy(toyRecipe(family), set, 3);
  toy.train(steps);
  torch::manual_seed(1);
  return toy.set().scored(toy.trainer().made(2000, 5));
}

torch::Tensor normalRows(std::int64_t count, std::int64_t dimensions) {
  return torch::randn({count, dimensions}, torch::kFloat64);
}

}  // namespace

// Distances of fresh points of the truth to each other are around 0.03; before the first step they are around 0.6.
TEST_CASE("spectral, conditional and InfoGAN learn a ring of Gaussians", "[models][gan]") {
  for (const char* family : {"sngan", "cgan", "infogan"}) {
    CAPTURE(family);
    const ToySet::Score score = scoreAfter(family, "ring", 500);
    CHECK(score.modesFound >= 7);
    CHECK(score.slicedDistance < 0.12);
  }
}

TEST_CASE("every GAN family learns a ring of Gaussians", "[.slow][models][gan]") {
  for (const std::string& family : ganFamilies()) {
    CAPTURE(family);
    const ToySet::Score score = scoreAfter(family, "ring", 1500);
    // Clamped weights make a discriminator too simple for all of the ring: what the gradient penalty was invented for.
    const bool clamps = family == "wgan";
    CHECK(score.modesFound >= (clamps ? 6 : 8));
    CHECK(score.slicedDistance < (clamps ? 0.25 : 0.1));
  }
}

TEST_CASE("measures of samples have known answers", "[models][gan]") {
  torch::manual_seed(41);
  const torch::Tensor real = normalRows(200, 4);
  CHECK(featureFrechetDistance(real, real) == Approx(0).margin(1e-6));
  CHECK(featureFrechetDistance(real, real + 2) == Approx(16));  // 2^2 in each of 4 dimensions.
  const torch::Tensor centred = real - real.mean(0);
  const double variance = centred.square().sum().item<double>() / 199;
  CHECK(featureFrechetDistance(centred, 3 * centred) == Approx(4 * variance));  // (3 - 1)^2 of the trace.
  CHECK(std::abs(featureKernelDistance(real, normalRows(200, 4))) < 0.3);
  CHECK(featureKernelDistance(real, real + 3) > 10);
  CHECK(relativeEnergyDistance(real, normalRows(200, 4)) == Approx(0).margin(0.02));
  CHECK(relativeEnergyDistance(real, real + 1000) > 0.99);
  CHECK(relativeDiversity(real, 0.5 * real) == Approx(0.5));
}

TEST_CASE("manifold figures tell quality from variety", "[models][gan]") {
  torch::manual_seed(42);
  const torch::Tensor near = normalRows(60, 2);
  const torch::Tensor real = torch::cat({near, normalRows(60, 2) + 100});
  const ManifoldFigures same = manifoldFigures(real, real);
  CHECK(same.precision == 1);
  CHECK(same.recall == 1);
  CHECK(same.coverage == 1);
  const ManifoldFigures half = manifoldFigures(real, near);  // Good ones, of one mode only.
  CHECK(half.precision == 1);
  CHECK(half.recall == Approx(0.5));
  CHECK(half.coverage == Approx(0.5));
  CHECK(manifoldFigures(near, near + 1000).precision == 0);
}

TEST_CASE("copies of training pictures are found", "[models][gan]") {
  torch::manual_seed(43);
  const torch::Tensor training = normalRows(100, 3);
  const torch::Tensor order = torch::randperm(100, torch::kLong).slice(0, 0, 20);
  const Nearest nearest = nearestTraining(training.index_select(0, order) + 1e-9, training);
  CHECK(torch::equal(nearest.index, order));
  CHECK(relativeNearest(training.index_select(0, order), training) == 0);
  CHECK(relativeNearest(normalRows(100, 3), training) == Approx(1).margin(0.35));
}

TEST_CASE("private gradients clip each sample by itself", "[models][gan]") {
  torch::Tensor weights = torch::zeros({3}, torch::requires_grad());
  const torch::Tensor samples = torch::tensor({3.0F, 0.0F, 4.0F, 0.3F, 0.0F, 0.4F}).view({2, 3});  // Norms 5 and 0.5.
  const auto loss = [&](std::int64_t i) { return weights.dot(samples[i]); };
  setPrivateGradient({weights}, loss, 2, {1, 0, 4, {}});
  CHECK(torch::allclose(weights.grad(), (samples[0] / 5 + samples[1]) / 4));
}

TEST_CASE("private noise has the deviation that was asked for", "[models][gan]") {
  torch::manual_seed(44);
  torch::Tensor weights = torch::zeros({20000}, torch::requires_grad());
  setPrivateGradient({weights}, [&](std::int64_t) { return weights.sum(); }, 0, {2, 1.5, 10, {}});
  CHECK(weights.grad().std().item<double>() == Approx(2 * 1.5 / 10).epsilon(0.03));
}

TEST_CASE("recipes that do not go together are refused", "[models][gan]") {
  for (const std::string& family : ganFamilies()) CHECK_NOTHROW(ganRecipe(family).check());
  CHECK_THROWS_AS(ganRecipe("began"), std::invalid_argument);
  GanRecipe recipe = ganRecipe("stylegan");
  recipe.privacyNoise = 1;
  CHECK_THROWS_AS(recipe.check(), std::invalid_argument);
  recipe = ganRecipe("wgan-gp");
  recipe.privacyNoise = 1;
  CHECK_THROWS_AS(recipe.check(), std::invalid_argument);
}

TEST_CASE("copies are told from new samples by held-out ones", "[models][gan]") {
  torch::manual_seed(3);
  const torch::Tensor training = normalRows(300, 2), heldOut = normalRows(100, 2);
  CHECK(copiedShare(normalRows(400, 2), training, heldOut) == Approx(0).margin(0.25));  // 3 deviations
  CHECK(copiedShare(training.slice(0, 0, 100) + 1e-6, training, heldOut) == 1);
  // Many samples in the middle of the set lie near to both kinds: that is collapse, not copying.
  CHECK(copiedShare(0.1 * normalRows(400, 2), training, heldOut) < 0.6);
  CHECK(std::isnan(copiedShare(training, training, heldOut.slice(0, 0, 7))));
  CHECK(std::isnan(copiedShare(training, training, {})));
}

TEST_CASE("the feature network tells noise from stripes, 8 x 8 pixels do not", "[models][gan]") {
  torch::manual_seed(4);
  const auto grey = [](const torch::Tensor& one) { return one.expand({one.size(0), 3, 64, 64}); };
  const auto noise = [&] { return grey(torch::rand({12, 1, 64, 64}) * 2 - 1); };
  const auto stripes = [&] {
    const torch::Tensor phase = torch::rand({12, 1, 1, 1}) * 6.28;
    return grey((torch::arange(64).view({1, 1, 1, 64}) * 1.57 + phase).sin().expand({12, 1, 64, 64}));
  };
  PictureFeatures network(std::string(VISAGISTE_SOURCE_DIR) + "/models/weights/feature-net-v1/feature-net.safetensors");
  const auto apart = [](PictureFeatures& features, const torch::Tensor& a, const torch::Tensor& b) {
    return relativeEnergyDistance(features.of(a), features.of(b));
  };
  CHECK(apart(network, noise(), stripes()) > 0.5);
  CHECK(std::abs(apart(network, noise(), noise())) < 0.2);
  PictureFeatures pixels("none");
  CHECK(pixels.of(noise()).size(1) == 3 * 8 * 8);
  CHECK(network.of(torch::zeros({2, 3, 16, 16})).size(0) == 2);  // Small pictures are enlarged.
  CHECK_THROWS_AS(PictureFeatures("/nowhere"), std::runtime_error);
}
