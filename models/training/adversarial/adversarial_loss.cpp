#include "models/training/adversarial/adversarial_loss.h"

#include <torch/types.h>

#include <stdexcept>

namespace visagiste::training {

AdversarialLoss adversarialLossNamed(const std::string& name) {
  if (name == "nonsaturating")
    return AdversarialLoss::NonSaturating;
  if (name == "lsgan")
    return AdversarialLoss::LeastSquares;
  if (name == "hinge")
    return AdversarialLoss::Hinge;
  if (name == "wasserstein")
    return AdversarialLoss::Wasserstein;
  throw std::invalid_argument("there is no adversarial loss \"" + name +
                              "\": nonsaturating, lsgan, hinge or wasserstein");
}

at::Tensor discriminatorLoss(AdversarialLoss loss, const at::Tensor& real, const at::Tensor& fake, double smoothing) {
  const bool hasTargets = loss == AdversarialLoss::NonSaturating || loss == AdversarialLoss::LeastSquares;
  if (smoothing < 0 || smoothing >= 0.5 || (smoothing > 0 && !hasTargets))
    throw std::invalid_argument("labels are smoothed by [0, 0.5), and only those of nonsaturating and lsgan");
  switch (loss) {
    case AdversarialLoss::NonSaturating:
      // Cross-entropy with target t is softplus(-x) + (1 - t) x.
      return (torch::softplus(-real) + smoothing * real).mean() + torch::softplus(fake).mean();
    case AdversarialLoss::LeastSquares:
      return 0.5 * ((real - (1 - smoothing)).square().mean() + fake.square().mean());
    case AdversarialLoss::Hinge:
      return (1 - real).relu().mean() + (1 + fake).relu().mean();
    case AdversarialLoss::Wasserstein:
      return fake.mean() - real.mean();
  }
  throw std::invalid_argument("there is no such adversarial loss");
}

at::Tensor generatorLoss(AdversarialLoss loss, const at::Tensor& fake) {
  switch (loss) {
    case AdversarialLoss::NonSaturating:
      return torch::softplus(-fake).mean();
    case AdversarialLoss::LeastSquares:
      return 0.5 * (fake - 1).square().mean();
    case AdversarialLoss::Hinge:
    case AdversarialLoss::Wasserstein:
      return -fake.mean();
  }
  throw std::invalid_argument("there is no such adversarial loss");
}

at::Tensor asProbability(AdversarialLoss loss, const at::Tensor& answers) {
  return loss == AdversarialLoss::LeastSquares ? answers.clamp(0, 1) : answers.sigmoid();
}

}  // namespace visagiste::training
