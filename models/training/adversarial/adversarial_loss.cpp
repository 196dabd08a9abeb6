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
  throw std::invalid_argument("there is no adversarial loss \"" + name + "\": nonsaturating, lsgan or hinge");
}

at::Tensor discriminatorLoss(AdversarialLoss loss, const at::Tensor& real, const at::Tensor& fake) {
  switch (loss) {
    case AdversarialLoss::NonSaturating:
      return torch::softplus(-real).mean() + torch::softplus(fake).mean();
    case AdversarialLoss::LeastSquares:
      return 0.5 * ((real - 1).square().mean() + fake.square().mean());
    case AdversarialLoss::Hinge:
      return (1 - real).relu().mean() + (1 + fake).relu().mean();
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
      return -fake.mean();
  }
  throw std::invalid_argument("there is no such adversarial loss");
}

}  // namespace visagiste::training
