#include "models/training/adversarial/augmentation.h"

#include <torch/types.h>

#include <algorithm>

namespace visagiste::training {
namespace {

/// (B, 1, 1, 1): 1 for the pictures that are changed.
torch::Tensor chosen(const torch::Tensor& x, double probability) {
  return (torch::rand({x.size(0), 1, 1, 1}) < probability).to(x.device(), x.scalar_type());
}

/// (B, 1, 1, 1) uniform in [low, high).
torch::Tensor drawn(const torch::Tensor& x, double low, double high) {
  return (low + (high - low) * torch::rand({x.size(0), 1, 1, 1})).to(x.device(), x.scalar_type());
}

torch::Tensor recoloured(const torch::Tensor& x, double probability) {
  const torch::Tensor change = chosen(x, probability);
  torch::Tensor y = x + change * drawn(x, -0.5, 0.5);
  const torch::Tensor grey = y.mean(1, /*keepdim=*/true);
  y = grey + (y - grey) * (1 + change * drawn(x, -1, 1));  // Saturation by a factor in [0, 2).
  const torch::Tensor level = y.mean({1, 2, 3}, /*keepdim=*/true);
  return level + (y - level) * (1 + change * drawn(x, -0.5, 0.5));
}

/// Positions 0 ... size - 1 moved by one shift a picture: (B, size), and which of them lie inside.
struct Moved {
  torch::Tensor position;
  torch::Tensor inside;
};
Moved moved(const torch::Tensor& x, std::int64_t size, const torch::Tensor& change) {
  const std::int64_t reach = size / 8;
  const torch::Tensor shift = torch::randint(-reach, reach + 1, {x.size(0), 1}).to(x.device());
  const torch::Tensor position = torch::arange(size, shift.options()).unsqueeze(0) + shift * change.to(torch::kLong);
  return {position.clamp(0, size - 1), (position >= 0).logical_and(position < size).to(x.scalar_type())};
}

torch::Tensor shifted(const torch::Tensor& x, double probability) {
  const torch::Tensor change = chosen(x, probability).view({-1, 1});
  const Moved rows = moved(x, x.size(2), change);
  const Moved columns = moved(x, x.size(3), change);
  torch::Tensor y = x.gather(2, rows.position.view({-1, 1, x.size(2), 1}).expand_as(x));
  y = y.gather(3, columns.position.view({-1, 1, 1, x.size(3)}).expand_as(x));
  return y * rows.inside.view({-1, 1, x.size(2), 1}) * columns.inside.view({-1, 1, 1, x.size(3)});
}

/// (B, size): 1 in an interval of half the length around a random middle.
torch::Tensor interval(const torch::Tensor& x, std::int64_t size) {
  const torch::Tensor middle = torch::randint(size, {x.size(0), 1}).to(x.device());
  const torch::Tensor distance = (torch::arange(size, middle.options()).unsqueeze(0) - middle).abs();
  return (4 * distance < size).to(x.scalar_type());
}

torch::Tensor cut(const torch::Tensor& x, double probability) {
  const torch::Tensor change = chosen(x, probability);
  const torch::Tensor rows = interval(x, x.size(2)).view({-1, 1, x.size(2), 1});
  return x * (1 - change * rows * interval(x, x.size(3)).view({-1, 1, 1, x.size(3)}));
}

}  // namespace

at::Tensor augmented(const at::Tensor& pictures, double probability) {
  if (probability <= 0)
    return pictures;
  return cut(shifted(recoloured(pictures, probability), probability), probability);
}

AdaptiveProbabilityImpl::AdaptiveProbabilityImpl(double start, double rampPictures)
    : m_rampPictures(rampPictures), m_value(register_buffer("value", torch::full({}, start, torch::kFloat64))) {}

void AdaptiveProbabilityImpl::update(const torch::Tensor& realAnswers) {
  const double sureness = realAnswers.detach().sign().mean().item<double>();
  const double step = static_cast<double>(realAnswers.size(0)) / m_rampPictures;
  m_value.fill_(std::clamp(value() + (sureness > kTarget ? step : -step), 0.0, kMost));
}

}  // namespace visagiste::training
