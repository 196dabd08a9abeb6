#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

#include <functional>

#include "models/training/adversarial/adversarial_loss.h"
#include "models/training/adversarial/patch_discriminator.h"
#include "models/training/adversarial/spectral_norm.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;

namespace {

constexpr AdversarialLoss kLosses[] = {AdversarialLoss::NonSaturating, AdversarialLoss::LeastSquares,
                                       AdversarialLoss::Hinge};

double largestSingularValueBySvd(const torch::Tensor& weight) {
  return std::get<1>(torch::linalg_svd(weight.detach().flatten(1), false, c10::nullopt)).max().item<double>();
}

/// Largest difference of autograd's gradient from central differences.
double gradientError(const std::function<torch::Tensor(const torch::Tensor&)>& loss, torch::Tensor at) {
  constexpr double kStep = 1e-5;
  at.set_requires_grad(true);
  const torch::Tensor gradient = torch::autograd::grad({loss(at)}, {at})[0];
  const torch::NoGradGuard noGrad;
  double worst = 0;
  for (std::int64_t i = 0; i < at.numel(); ++i) {
    torch::Tensor shift = torch::zeros_like(at);
    shift[i] = kStep;
    const double slope = ((loss(at + shift) - loss(at - shift)) / (2 * kStep)).item<double>();
    worst = std::max(worst, std::abs(slope - gradient[i].item<double>()));
  }
  return worst;
}

}  // namespace

TEST_CASE("power iteration finds the largest singular value", "[models][adversarial]") {
  torch::manual_seed(11);
  SpectralConv2d layer(24, 32, 3, 1);
  const torch::Tensor picture = torch::randn({1, 24, 8, 8});
  for (int i = 0; i < 60; ++i) static_cast<void>(layer->forward(picture));
  const double bySvd = largestSingularValueBySvd(layer->weight());
  CHECK(layer->largestSingularValue().item<double>() == Approx(bySvd).epsilon(0.01));
  CHECK(layer->largestSingularValue().item<double>() <= bySvd * (1 + 1e-5));  // A power iteration comes from below.
}

TEST_CASE("a spectrally normalised layer does not stretch", "[models][adversarial]") {
  torch::manual_seed(12);
  SpectralConv2d layer(16, 16, 1, 1);
  const torch::NoGradGuard noGrad;
  for (int i = 0; i < 100; ++i) static_cast<void>(layer->forward(torch::randn({1, 16, 1, 1})));
  layer->eval();
  double largest = 0;
  for (int i = 0; i < 200; ++i) {
    const torch::Tensor a = torch::randn({1, 16, 1, 1});
    const torch::Tensor b = torch::randn({1, 16, 1, 1});
    largest = std::max(largest, ((layer->forward(a) - layer->forward(b)).norm() / (a - b).norm()).item<double>());
  }
  CHECK(largest <= 1.001);
  CHECK(largest > 0.3);  // It is not made of nothing either.
}

TEST_CASE("the size of the learned kernel does not matter", "[models][adversarial]") {
  torch::manual_seed(13);
  SpectralConv2d layer(4, 6, 3, 2);
  layer->eval();
  const torch::NoGradGuard noGrad;
  const torch::Tensor picture = torch::randn({2, 4, 9, 9});
  const torch::Tensor before = layer->forward(picture);
  REQUIRE(before.sizes() == at::IntArrayRef({2, 6, 5, 5}));
  layer->weight().mul_(7.5);
  CHECK((layer->forward(picture) - before).abs().max().item<double>() < 1e-4);
  CHECK((layer->forward(picture) - before).abs().max().item<double>() < 1e-4);  // Evaluation does not iterate.
}

TEST_CASE("gradients of adversarial losses agree with differences", "[models][adversarial]") {
  torch::manual_seed(14);
  const auto values = [] { return torch::randn({12}, torch::kFloat64); };
  const torch::Tensor other = values();
  for (const AdversarialLoss loss : kLosses) {
    CAPTURE(static_cast<int>(loss));
    CHECK(gradientError([&](const torch::Tensor& x) { return discriminatorLoss(loss, x, other); }, values()) < 1e-6);
    CHECK(gradientError([&](const torch::Tensor& x) { return discriminatorLoss(loss, other, x); }, values()) < 1e-6);
    CHECK(gradientError([&](const torch::Tensor& x) { return generatorLoss(loss, x); }, values()) < 1e-6);
  }
}

TEST_CASE("adversarial losses pull their ways", "[models][adversarial]") {
  for (const AdversarialLoss loss : kLosses) {
    CAPTURE(static_cast<int>(loss));
    torch::Tensor real = torch::zeros({4}, torch::requires_grad());
    torch::Tensor fake = torch::zeros({4}, torch::requires_grad());
    const auto gradients = torch::autograd::grad({discriminatorLoss(loss, real, fake)}, {real, fake});
    CHECK((gradients[0] < 0).all().item<bool>());   // Descent raises the answers to real pictures.
    CHECK((gradients[1] >= 0).all().item<bool>());  // LSGAN is already at its target 0 here.
    CHECK((torch::autograd::grad({generatorLoss(loss, fake)}, {fake})[0] < 0).all().item<bool>());
  }
}

TEST_CASE("LSGAN is content at its targets and pulls harder the farther away", "[models][adversarial]") {
  constexpr auto kLoss = AdversarialLoss::LeastSquares;
  CHECK(discriminatorLoss(kLoss, torch::ones({3}), torch::zeros({3})).item<double>() == 0);
  CHECK(generatorLoss(kLoss, torch::ones({3})).item<double>() == 0);
  // Even an answer on the right side is pulled back: 0.5 (3 - 1)^2.
  CHECK(generatorLoss(kLoss, torch::full({3}, 3.0)).item<double>() == Approx(2));
}

TEST_CASE("the hinge leaves answers beyond its margin alone", "[models][adversarial]") {
  constexpr auto kLoss = AdversarialLoss::Hinge;
  CHECK(discriminatorLoss(kLoss, torch::full({2}, 1.5), torch::full({2}, -2.0)).item<double>() == 0);
  CHECK(discriminatorLoss(kLoss, torch::zeros({2}), torch::zeros({2})).item<double>() == Approx(2));
}

TEST_CASE("the logistic loss does not saturate for a beaten generator", "[models][adversarial]") {
  torch::Tensor fake = torch::full({1}, -40.0, torch::requires_grad());
  const auto gradient =
      torch::autograd::grad({generatorLoss(AdversarialLoss::NonSaturating, fake)}, {fake})[0].item<double>();
  CHECK(gradient == Approx(-1));
  CHECK(discriminatorLoss(AdversarialLoss::NonSaturating, torch::zeros({1}), torch::zeros({1})).item<double>() ==
        Approx(2 * std::log(2.0)));
}

TEST_CASE("adversarial losses have names", "[models][adversarial]") {
  CHECK(adversarialLossNamed("lsgan") == AdversarialLoss::LeastSquares);
  CHECK(adversarialLossNamed("hinge") == AdversarialLoss::Hinge);
  CHECK(adversarialLossNamed("nonsaturating") == AdversarialLoss::NonSaturating);
  CHECK_THROWS_AS(adversarialLossNamed("wgan?"), std::invalid_argument);
}

TEST_CASE("a patch discriminator judges patches", "[models][adversarial]") {
  torch::manual_seed(15);
  PatchDiscriminator judge(3);
  judge->eval();
  const torch::NoGradGuard noGrad;
  torch::Tensor picture = torch::rand({1, 3, 64, 64});
  const torch::Tensor before = judge->forward(picture);
  REQUIRE(before.sizes() == at::IntArrayRef({1, 1, 8, 8}));
  picture.select(2, 2).select(2, 2) += 1;  // One pixel in the corner.
  const torch::Tensor changed = (judge->forward(picture) - before).abs().squeeze();
  CHECK(changed[0][0].item<double>() > 0);
  // A patch reaches 44 pixels: answer i sees pixels from 8 i - 20 on.
  CHECK(changed.slice(0, 3).max().item<double>() == 0);
  CHECK(changed.slice(1, 3).max().item<double>() == 0);
}
