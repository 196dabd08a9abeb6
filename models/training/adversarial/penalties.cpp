#include "models/training/adversarial/penalties.h"

#include <torch/csrc/autograd/autograd.h>
#include <torch/types.h>

#include <cmath>

namespace visagiste::training {
namespace {

torch::Tensor gradientAt(const torch::Tensor& value, const torch::Tensor& where) {
  return torch::autograd::grad({value}, {where}, {}, /*retain_graph=*/true, /*create_graph=*/true)[0];
}

/// Squared length of each row of the batch.
torch::Tensor squaredLengths(const torch::Tensor& gradients) {
  return gradients.flatten(1).square().sum(1);
}

/// The root has no slope at 0.
constexpr double kLeastSquare = 1e-12;

}  // namespace

at::Tensor gradientPenalty(const AnswerFunction& answers, const at::Tensor& real, const at::Tensor& fake,
                           const at::Tensor& mix) {
  std::vector<std::int64_t> shape(static_cast<std::size_t>(real.dim()), 1);
  shape[0] = real.size(0);
  const torch::Tensor between = torch::lerp(fake.detach(), real.detach(), mix.view(shape)).set_requires_grad(true);
  const torch::Tensor gradients = gradientAt(answers(between).sum(), between);
  return ((squaredLengths(gradients) + kLeastSquare).sqrt() - 1).square().mean();
}

at::Tensor realGradientPenalty(const AnswerFunction& answers, const at::Tensor& real) {
  const torch::Tensor place = real.detach().clone().set_requires_grad(true);
  return 0.5 * squaredLengths(gradientAt(answers(place).sum(), place)).mean();
}

PathLength pathLengthPenalty(const at::Tensor& made, const at::Tensor& styles, const at::Tensor& noise, double target) {
  const double pixels = static_cast<double>(made.size(2) * made.size(3));
  const torch::Tensor gradients = gradientAt((made * noise).sum() / std::sqrt(pixels), styles);
  const torch::Tensor lengths = (squaredLengths(gradients) + kLeastSquare).sqrt();
  return {(lengths - target).square().mean(), lengths.detach()};
}

void clampWeights(torch::nn::Module& module, double limit) {
  const torch::NoGradGuard noGrad;
  for (torch::Tensor& parameter : module.parameters()) parameter.clamp_(-limit, limit);
}

}  // namespace visagiste::training
