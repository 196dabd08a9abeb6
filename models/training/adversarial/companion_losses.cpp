#include "models/training/adversarial/companion_losses.h"

#include <torch/nn/functional/loss.h>
#include <torch/nn/functional/normalization.h>
#include <torch/types.h>

#include <stdexcept>

namespace visagiste::training {

namespace F = torch::nn::functional;

at::Tensor featureMatchingLoss(const std::vector<at::Tensor>& real, const std::vector<at::Tensor>& fake) {
  if (real.empty() || real.size() != fake.size())
    throw std::invalid_argument("feature matching needs the same layers of both, at least one");
  torch::Tensor sum = absoluteDifference(real[0].detach(), fake[0]);
  for (std::size_t i = 1; i < real.size(); ++i) sum = sum + absoluteDifference(real[i].detach(), fake[i]);
  return sum / static_cast<double>(real.size());
}

at::Tensor choiceInformationLoss(const at::Tensor& guesses, const at::Tensor& codes) {
  return F::cross_entropy(guesses, codes);
}

at::Tensor valueInformationLoss(const at::Tensor& guesses, const at::Tensor& codes) {
  return 0.5 * (guesses - codes).square().sum(1).mean();
}

at::Tensor absoluteDifference(const at::Tensor& a, const at::Tensor& b) {
  return (a - b).abs().mean();
}

at::Tensor patchContrastLoss(const at::Tensor& queries, const at::Tensor& keys, double temperature) {
  const auto unit = [](const torch::Tensor& x) { return F::normalize(x, F::NormalizeFuncOptions().dim(2)); };
  const torch::Tensor alike = unit(queries).bmm(unit(keys.detach()).transpose(1, 2)) / temperature;  // (B, P, P)
  const torch::Tensor own = torch::arange(queries.size(1), at::TensorOptions(queries.device()).dtype(torch::kLong));
  return F::cross_entropy(alike.flatten(0, 1), own.repeat({queries.size(0)}));
}

}  // namespace visagiste::training
