#pragma once

#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

#include <algorithm>
#include <functional>

namespace visagiste::test {

/// Largest difference of autograd's gradient from central differences, at a float64 tensor of any shape. The loss may
/// itself take gradients.
inline double gradientError(const std::function<torch::Tensor(const torch::Tensor&)>& loss, torch::Tensor place) {
  constexpr double kStep = 1e-5;
  place = place.detach().clone().set_requires_grad(true);
  const torch::Tensor gradient = torch::autograd::grad({loss(place)}, {place})[0].flatten();
  double worst = 0;
  for (std::int64_t i = 0; i < place.numel(); ++i) {
    torch::Tensor shift = torch::zeros({place.numel()}, torch::kFloat64);
    shift[i] = kStep;
    shift = shift.view(place.sizes());
    const double above = loss((place.detach() + shift).set_requires_grad(true)).item<double>();
    const double below = loss((place.detach() - shift).set_requires_grad(true)).item<double>();
    worst = std::max(worst, std::abs((above - below) / (2 * kStep) - gradient[i].item<double>()));
  }
  return worst;
}

}  // namespace visagiste::test
