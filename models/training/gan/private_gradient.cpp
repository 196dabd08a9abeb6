#include "models/training/gan/private_gradient.h"

#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

namespace visagiste::training {

void setPrivateGradient(const std::vector<torch::Tensor>& parameters,
                        const std::function<torch::Tensor(std::int64_t)>& lossOf, std::int64_t samples,
                        const PrivateGradient& how) {
  std::vector<torch::Tensor> sums;
  for (const torch::Tensor& parameter : parameters) sums.push_back(torch::zeros_like(parameter));
  for (std::int64_t sample = 0; sample < samples; ++sample) {
    const auto gradients = torch::autograd::grad({lossOf(sample)}, parameters, {}, /*retain_graph=*/false,
                                                 /*create_graph=*/false, /*allow_unused=*/true);
    double squares = 0;
    for (const torch::Tensor& gradient : gradients)
      squares += gradient.defined() ? gradient.square().sum().item<double>() : 0;
    const double factor = std::min(1.0, how.clip / std::max(std::sqrt(squares), 1e-12));
    for (std::size_t i = 0; i < sums.size(); ++i)
      if (gradients[i].defined())
        sums[i].add_(gradients[i], factor);
  }
  const c10::optional<at::Generator> noiseSource =
      how.noiseSource.defined() ? c10::make_optional(how.noiseSource) : c10::nullopt;
  for (std::size_t i = 0; i < sums.size(); ++i) {
    torch::Tensor parameter = parameters[i];  // A handle of its own; the gradient is shared.
    const torch::Tensor noise = torch::randn(sums[i].sizes(), noiseSource).to(sums[i].device());
    parameter.mutable_grad() = (sums[i] + how.clip * how.noise * noise) / static_cast<double>(how.expectedBatch);
  }
}

}  // namespace visagiste::training
