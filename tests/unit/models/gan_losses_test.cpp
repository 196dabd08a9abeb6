#include <torch/csrc/autograd/autograd.h>
#include <torch/nn/modules/linear.h>
#include <torch/types.h>

#include <cmath>

#include "models/training/adversarial/augmentation.h"
#include "models/training/adversarial/companion_losses.h"
#include "models/training/adversarial/image_pool.h"
#include "models/training/adversarial/penalties.h"
#include "tests/support/gradient_error.h"

#include <catch2/catch.hpp>

using namespace visagiste::training;
using visagiste::test::gradientError;

namespace {

torch::Tensor normal(at::IntArrayRef shape) {
  return torch::randn(shape, torch::kFloat64);
}

/// A curved critic whose weights are the argument: tanh(x W) summed, (B, 3) -> (B).
AnswerFunction criticWith(const torch::Tensor& weights) {
  return [weights](const torch::Tensor& x) { return torch::tanh(x.mm(weights.view({3, 4}))).sum(1); };
}

}  // namespace

TEST_CASE("the gradient penalty of a linear critic is known", "[models][gan]") {
  torch::manual_seed(21);
  const torch::Tensor direction = torch::tensor({3.0, 0.0, 4.0}, torch::kFloat64);  // Of length 5.
  const AnswerFunction critic = [&](const torch::Tensor& x) { return x.mv(direction); };
  const torch::Tensor real = normal({6, 3});
  const torch::Tensor fake = normal({6, 3});
  const torch::Tensor mix = torch::rand({6}, torch::kFloat64);
  CHECK(gradientPenalty(critic, real, fake, mix).item<double>() == Approx(16));  // (5 - 1)^2
  CHECK(realGradientPenalty(critic, real).item<double>() == Approx(12.5));       // 5^2 / 2
  const AnswerFunction unit = [&](const torch::Tensor& x) { return x.mv(direction / 5); };
  CHECK(gradientPenalty(unit, real, fake, mix).item<double>() == Approx(0).margin(1e-12));
  const AnswerFunction flat = [&](const torch::Tensor& x) { return (x * 0).sum(1); };
  CHECK(gradientPenalty(flat, real, fake, mix).item<double>() == Approx(1).epsilon(1e-5));
}

TEST_CASE("the gradient penalty is taken between the pictures", "[models][gan]") {
  // The slope of x^2 at a place tells the place.
  const AnswerFunction square = [](const torch::Tensor& x) { return 0.5 * x.square().sum(1); };
  const torch::Tensor real = torch::full({1, 1}, 5.0, torch::kFloat64);
  const torch::Tensor fake = torch::full({1, 1}, 1.0, torch::kFloat64);
  const torch::Tensor quarter = torch::full({1}, 0.25, torch::kFloat64);
  CHECK(gradientPenalty(square, real, fake, quarter).item<double>() == Approx(1));  // At 2: (2 - 1)^2.
  CHECK(realGradientPenalty(square, real).item<double>() == Approx(12.5));
}

TEST_CASE("penalties agree with differences through the double backward", "[models][gan]") {
  torch::manual_seed(22);
  const torch::Tensor real = normal({5, 3});
  const torch::Tensor fake = normal({5, 3});
  const torch::Tensor mix = torch::rand({5}, torch::kFloat64);
  CHECK(gradientError([&](const torch::Tensor& w) { return gradientPenalty(criticWith(w), real, fake, mix); },
                      normal({12})) < 1e-6);
  CHECK(gradientError([&](const torch::Tensor& w) { return realGradientPenalty(criticWith(w), real); }, normal({12})) <
        1e-6);
  const torch::Tensor noise = normal({5, 1, 2, 2});
  const torch::Tensor styles = normal({5, 3}).set_requires_grad(true);
  const auto pathLength = [&](const torch::Tensor& w) {
    const torch::Tensor made = torch::tanh(styles.mm(w.view({3, 4}))).view({5, 1, 2, 2});
    return pathLengthPenalty(made, styles, noise, 0.3).penalty;
  };
  CHECK(gradientError(pathLength, normal({12})) < 1e-6);
}

TEST_CASE("the path length of a linear generator is known", "[models][gan]") {
  torch::manual_seed(23);
  const torch::Tensor styles = normal({4, 6}).set_requires_grad(true);
  const torch::Tensor made = (3 * styles).view({4, 6, 1, 1});  // Every direction is stretched by 3.
  const torch::Tensor noise = normal({4, 6, 1, 1});
  const PathLength length = pathLengthPenalty(made, styles, noise, 0);
  CHECK(torch::allclose(length.lengths, 3 * noise.flatten(1).norm(2, 1)));
  CHECK(length.penalty.item<double>() == Approx(length.lengths.square().mean().item<double>()));
}

TEST_CASE("clamped weights stay within the limit", "[models][gan]") {
  torch::manual_seed(24);
  torch::nn::Linear layer(8, 8);
  const torch::NoGradGuard noGrad;
  layer->weight.mul_(10);
  const torch::Tensor before = layer->weight.clone();
  clampWeights(*layer, 0.5);
  CHECK(layer->weight.abs().max().item<double>() == 0.5);
  const torch::Tensor small = before.abs() < 0.5;
  CHECK(torch::equal(layer->weight.masked_select(small), before.masked_select(small)));
}

TEST_CASE("feature matching pulls the made features only", "[models][gan]") {
  torch::manual_seed(25);
  const std::vector<torch::Tensor> real{normal({4, 3}).set_requires_grad(true), normal({4, 2})};
  const std::vector<torch::Tensor> same{real[0].detach().clone(), real[1].clone()};
  CHECK(featureMatchingLoss(real, same).item<double>() == 0);
  CHECK(featureMatchingLoss(real, {same[0] + 2, same[1] - 4}).item<double>() == Approx(3));
  torch::Tensor made = (same[0] + 1).set_requires_grad(true);
  featureMatchingLoss(real, {made, same[1]}).backward();
  CHECK(made.grad().abs().min().item<double>() > 0);
  CHECK_FALSE(real[0].grad().defined());
  CHECK_THROWS_AS(featureMatchingLoss(real, {same[0]}), std::invalid_argument);
  CHECK(gradientError(
            [&](const torch::Tensor& x) {
              return featureMatchingLoss(real, {x, same[1]});
            },
            normal({4, 3})) < 1e-6);
}

TEST_CASE("information losses measure what a guess knows", "[models][gan]") {
  torch::manual_seed(26);
  const torch::Tensor codes = torch::tensor({0, 1, 2, 3, 0, 1}, torch::kLong);
  CHECK(choiceInformationLoss(torch::zeros({6, 4}), codes).item<double>() == Approx(std::log(4.0)));  // Knows nothing.
  const torch::Tensor sure = 50 * torch::one_hot(codes, 4).to(torch::kFloat64);
  CHECK(choiceInformationLoss(sure, codes).item<double>() < 1e-12);  // Knows all.
  CHECK(gradientError([&](const torch::Tensor& x) { return choiceInformationLoss(x, codes); }, normal({6, 4})) < 1e-6);
  const torch::Tensor values = normal({6, 2});
  CHECK(valueInformationLoss(values, values).item<double>() == 0);
  CHECK(valueInformationLoss(values + 1, values).item<double>() == Approx(1));  // Two dimensions, half a square each.
  CHECK(gradientError([&](const torch::Tensor& x) { return valueInformationLoss(x, values); }, normal({6, 2})) < 1e-6);
}

TEST_CASE("patch contrast wants each place to resemble its own", "[models][gan]") {
  torch::manual_seed(27);
  const torch::Tensor keys = torch::eye(5, torch::kFloat64).unsqueeze(0).repeat({2, 1, 1});
  // Orthogonal patches: -1/t + ln(e^(1/t) + 4).
  const double expected = -1 / 0.5 + std::log(std::exp(1 / 0.5) + 4);
  CHECK(patchContrastLoss(keys, keys, 0.5).item<double>() == Approx(expected));
  CHECK(patchContrastLoss(7 * keys, 3 * keys, 0.5).item<double>() == Approx(expected));  // Length does not matter.
  CHECK(patchContrastLoss(torch::ones_like(keys), torch::ones_like(keys), 0.07).item<double>() ==
        Approx(std::log(5.0)));                                                          // All alike: chance.
  CHECK(patchContrastLoss(keys.roll(1, 1), keys, 0.07).item<double>() > std::log(5.0));  // Mistaken places.
  torch::Tensor held = normal({2, 5, 3}).set_requires_grad(true);
  torch::Tensor asked = normal({2, 5, 3}).set_requires_grad(true);
  patchContrastLoss(asked, held, 0.07).backward();
  CHECK_FALSE(held.grad().defined());
  CHECK(asked.grad().defined());
  const torch::Tensor other = normal({2, 4, 3});
  CHECK(gradientError([&](const torch::Tensor& x) { return patchContrastLoss(x, other, 0.2); }, normal({2, 4, 3})) <
        1e-6);
}

TEST_CASE("cycle losses agree with differences", "[models][gan]") {
  torch::manual_seed(28);
  const torch::Tensor source = normal({2, 3});
  CHECK(absoluteDifference(source, source).item<double>() == 0);
  CHECK(absoluteDifference(source + 2, source).item<double>() == Approx(2));
  CHECK(gradientError([&](const torch::Tensor& x) { return absoluteDifference(x, source); }, normal({2, 3})) < 1e-6);
}

TEST_CASE("an image pool gives back what it got or remembers", "[models][gan]") {
  torch::manual_seed(29);
  ImagePool pool(4, at::IntArrayRef({1, 1, 1}));
  const auto numbered = [](int from) {
    return torch::arange(double(from), double(from) + 4).to(torch::kFloat32).view({4, 1, 1, 1});
  };
  CHECK(torch::equal(pool->exchange(numbered(0)), numbered(0)));  // Fills up.
  CHECK(pool->size() == 4);
  int older = 0;
  int seen = 0;
  for (int from = 4; from < 404; from += 4) {
    const torch::Tensor given = pool->exchange(numbered(from)).flatten();
    for (int i = 0; i < 4; ++i, ++seen) {
      const float value = given[i].item<float>();
      CHECK(value <= float(from + i));  // Never one that was not shown yet.
      older += value != float(from + i) ? 1 : 0;
    }
  }
  CHECK(older > 0.4 * seen);
  CHECK(older < 0.6 * seen);
  ImagePool none(0, at::IntArrayRef({1, 1, 1}));
  CHECK(torch::equal(none->exchange(numbered(8)), numbered(8)));
}

TEST_CASE("augmentation changes pictures with its probability and passes gradients", "[models][gan]") {
  torch::manual_seed(30);
  const torch::Tensor pictures = torch::rand({64, 3, 16, 16}) * 2 - 1;
  CHECK(torch::equal(augmented(pictures, 0), pictures));
  const auto changedShare = [&](double probability) {
    const torch::Tensor changed = augmented(pictures, probability);
    REQUIRE(changed.sizes() == pictures.sizes());
    return ((changed - pictures).abs().amax({1, 2, 3}) > 1e-4).to(torch::kFloat32).mean().item<double>();
  };
  CHECK(changedShare(1) == 1);
  const double half = changedShare(0.3);
  CHECK(half > 0.45);  // 1 - 0.7^3 = 0.66; a shift may be by 0.
  CHECK(half < 0.85);
  torch::Tensor leaf = pictures.clone().set_requires_grad(true);
  augmented(leaf, 1).square().sum().backward();
  CHECK((leaf.grad().abs().amax({1, 2, 3}) > 0).all().item<bool>());
}

TEST_CASE("augmentation in float64 agrees with differences", "[models][gan]") {
  torch::manual_seed(31);
  const torch::Tensor weights = normal({2, 3, 8, 8});
  const auto loss = [&](const torch::Tensor& x) {
    torch::manual_seed(7);
    return (augmented(x, 1) * weights).sum();
  };
  CHECK(gradientError(loss, 0.3 * normal({2, 3, 8, 8})) < 1e-6);
}

TEST_CASE("the probability of augmentation follows how sure the discriminator is", "[models][gan]") {
  AdaptiveProbability probability(0.2, 1000);
  probability->update(torch::ones({100}));
  CHECK(probability->value() == Approx(0.3));
  for (int i = 0; i < 20; ++i) probability->update(torch::ones({100}));
  CHECK(probability->value() == Approx(AdaptiveProbabilityImpl::kMost));
  for (int i = 0; i < 20; ++i) probability->update(torch::randn({100}));
  CHECK(probability->value() == 0);
}
