#include "models/training/gan/step_figures.h"

#include <cmath>

namespace visagiste::training {

bool StepFigures::finite() const {
  bool good = std::isfinite(generatorGradient) && std::isfinite(discriminatorGradient);
  for (const auto& [name, loss] : losses) good = good && std::isfinite(loss);
  return good;
}

void tellAnswers(StepFigures& figures, AdversarialLoss loss, const torch::Tensor& real, const torch::Tensor& fake) {
  const torch::NoGradGuard noGrad;
  // Of patches the mean of a picture's answers counts.
  const torch::Tensor ofReal = real.detach().reshape({real.size(0), -1}).mean(1);
  const torch::Tensor ofFake = fake.detach().reshape({fake.size(0), -1}).mean(1);
  const torch::Tensor middle =
      loss == AdversarialLoss::Wasserstein ? 0.5 * (ofReal.mean() + ofFake.mean()) : torch::zeros({}, ofReal.options());
  figures.realProbability = asProbability(loss, ofReal - middle).mean().item<double>();
  figures.fakeProbability = asProbability(loss, ofFake - middle).mean().item<double>();
  const torch::Tensor differences = ofReal.unsqueeze(1) - ofFake.unsqueeze(0);
  figures.separation = (0.5 * (differences.sign() + 1)).mean().item<double>();
}

void seedStep(std::uint64_t seed, long step, int purpose) {
  // SplitMix64: neighbouring steps get unrelated numbers.
  std::uint64_t x =
      seed * 0x9E3779B97F4A7C15ULL + static_cast<std::uint64_t>(step) * 4096U + static_cast<std::uint64_t>(purpose);
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  torch::manual_seed(x ^ (x >> 31U));
}

}  // namespace visagiste::training
