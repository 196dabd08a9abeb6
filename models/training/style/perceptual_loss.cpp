#include "models/training/style/perceptual_loss.h"

#include <torch/types.h>

#include <array>
#include <utility>

namespace visagiste::training {
namespace {

constexpr double kLeastEnergy = 1e-3;

/// Shares of the layers, fine to coarse. What is where shows in the middle; the finest would copy the source's skin.
constexpr std::array<double, 4> kContentShares = {0.0, 0.25, 1.0, 0.5};
constexpr std::array<double, 4> kStyleShares = {1.0, 1.0, 1.0, 0.7};

/// Mean (B, C) and covariance (B, C, C) of the channels over all pixels.
std::pair<torch::Tensor, torch::Tensor> moments(const torch::Tensor& map) {
  const torch::Tensor rows = map.permute({0, 2, 3, 1}).flatten(1, 2);  // (B, N, C)
  const torch::Tensor mean = rows.mean(1, /*keepdim=*/true);
  const torch::Tensor centred = rows - mean;
  return {mean.squeeze(1), centred.transpose(1, 2).bmm(centred) / static_cast<double>(rows.size(1))};
}

/// Squared error over the target's own size, half of it taken from the batch's mean: a nearly black style picture, whose
/// size is next to nothing, must not outweigh all others.
torch::Tensor relative(const torch::Tensor& value, const torch::Tensor& target) {
  const torch::Tensor error = (value - target).square().flatten(1).sum(1);
  const torch::Tensor size = target.square().flatten(1).sum(1);
  return error / (0.5 * (size + size.mean()) + kLeastEnergy);
}

}  // namespace

torch::Tensor contentLoss(const std::vector<torch::Tensor>& result, const std::vector<torch::Tensor>& source,
                          const torch::Tensor& weight) {
  torch::Tensor sum = torch::zeros(weight.size(0), weight.options());
  for (std::size_t i = 0; i < result.size(); ++i) {
    if (kContentShares.at(i) <= 0)
      continue;
    const torch::Tensor local = torch::adaptive_avg_pool2d(weight, {source[i].size(2), source[i].size(3)});
    const torch::Tensor error = ((result[i] - source[i]).square() * local).mean({1, 2, 3}) / local.mean({1, 2, 3});
    sum = sum + kContentShares.at(i) * error / (source[i].square().mean({1, 2, 3}) + kLeastEnergy);
  }
  return sum;
}

torch::Tensor styleLoss(const std::vector<torch::Tensor>& result, const std::vector<torch::Tensor>& style) {
  torch::Tensor sum = torch::zeros(result.at(0).size(0), result[0].options());
  for (std::size_t i = 0; i < result.size(); ++i) {
    const auto [mean, covariance] = moments(result[i]);
    const auto [wantedMean, wantedCovariance] = moments(style[i]);
    sum = sum + kStyleShares.at(i) * (relative(mean, wantedMean) + relative(covariance, wantedCovariance));
  }
  return sum;
}

torch::Tensor totalVariation(const torch::Tensor& pictures) {
  const auto along = [&](int dimension) {
    const std::int64_t length = pictures.size(dimension);
    return (pictures.slice(dimension, 1) - pictures.slice(dimension, 0, length - 1)).abs().mean({1, 2, 3});
  };
  return along(2) + along(3);
}

}  // namespace visagiste::training
