#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

#include "models/training/adversarial/adversarial_loss.h"
#include "models/training/adversarial/patch_discriminator.h"
#include "models/training/adversarial/spectral_norm.h"
#include "tests/support/gradient_error.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;
using visagiste::test::gradientError;

namespace {

constexpr AdversarialLoss kLosses[] = {AdversarialLoss::NonSaturating, AdversarialLoss::LeastSquares,
                                       AdversarialLoss::Hinge, AdversarialLoss::Wasserstein};

double largestSingularValueBySvd(const torch::Tensor& weight) {
  return std::get<1>(torch::linalg_svd(weight.detach().flatten(1), false, c10::nullopt)).max().item<double>();
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

TEST_CASE("the Wasserstein loss is blind to a shift of all answers", "[models][adversarial]") {
  constexpr auto kLoss = AdversarialLoss::Wasserstein;
  const torch::Tensor real = torch::arange(4.0);
  const torch::Tensor fake = torch::arange(4.0) - 3;
  CHECK(discriminatorLoss(kLoss, real, fake).item<double>() == Approx(-3));
  CHECK(discriminatorLoss(kLoss, real + 7, fake + 7).item<double>() == Approx(-3));
}

TEST_CASE("smoothed labels move the targets of real pictures only", "[models][adversarial]") {
  const torch::Tensor none = torch::zeros({3});
  CHECK(discriminatorLoss(AdversarialLoss::LeastSquares, torch::full({3}, 0.9), none, 0.1).item<double>() ==
        Approx(0).margin(1e-12));
  // The logistic loss is least where the probability is the target: at ln(0.9 / 0.1).
  torch::Tensor real = torch::full({3}, std::log(9.0), torch::kFloat64).set_requires_grad(true);
  const torch::Tensor loss = discriminatorLoss(AdversarialLoss::NonSaturating, real, none, 0.1);
  CHECK(torch::autograd::grad({loss}, {real})[0].abs().max().item<double>() < 1e-12);
  CHECK_THROWS_AS(discriminatorLoss(AdversarialLoss::Hinge, none, none, 0.1), std::invalid_argument);
  CHECK_THROWS_AS(discriminatorLoss(AdversarialLoss::LeastSquares, none, none, 0.5), std::invalid_argument);
}

TEST_CASE("adversarial losses have names", "[models][adversarial]") {
  CHECK(adversarialLossNamed("lsgan") == AdversarialLoss::LeastSquares);
  CHECK(adversarialLossNamed("hinge") == AdversarialLoss::Hinge);
  CHECK(adversarialLossNamed("nonsaturating") == AdversarialLoss::NonSaturating);
  CHECK(adversarialLossNamed("wasserstein") == AdversarialLoss::Wasserstein);
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
