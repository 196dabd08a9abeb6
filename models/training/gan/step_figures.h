#pragma once

#include "models/training/adversarial/adversarial_loss.h"

#include <torch/types.h>

#include <map>
#include <string>

namespace visagiste::training {

/// What one step tells of itself.
struct StepFigures {
  std::map<std::string, double> losses;  ///< By name: "generator", "discriminator" and those of the task.
  double realProbability = 0;            ///< Mean of D(x) as a probability.
  double fakeProbability = 0;            ///< Mean of D(G(z)).
  double separation = 0.5;               ///< Share of pairs (real, made) in which the real one has the larger answer.
  double generatorGradient = 0;          ///< Norm before clipping.
  double discriminatorGradient = 0;
  torch::Tensor real;  ///< The last batch, and what was made beside it; without graphs.
  torch::Tensor made;

  [[nodiscard]] bool finite() const;
};

/// Fills the three figures of the answers. Those of the Wasserstein loss mean something by their differences only:
/// their probabilities are told from the middle of both means.
void tellAnswers(StepFigures& figures, AdversarialLoss loss, const torch::Tensor& real, const torch::Tensor& fake);

/// Seeds torch's default generator with a number that follows from the run's seed, the step and the purpose: what a
/// step draws does not depend on how the run came there.
void seedStep(std::uint64_t seed, long step, int purpose);

}  // namespace visagiste::training
