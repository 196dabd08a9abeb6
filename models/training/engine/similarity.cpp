#include "models/training/engine/similarity.h"

#include <torch/types.h>

namespace visagiste::training {
namespace {

/// Gaussian mean of each channel; beyond the border the window is cut and its weights made to sum to 1 again.
torch::Tensor windowed(const torch::Tensor& x, const torch::Tensor& window) {
  const std::int64_t channels = x.size(1);
  const std::int64_t reach = window.numel() / 2;
  const auto both = [&](const torch::Tensor& y, std::int64_t groups) {
    const torch::Tensor kernel = window.repeat({groups, 1, 1, 1});  // (C, 1, 1, 11)
    const torch::Tensor rows = torch::conv2d(y, kernel, {}, 1, at::IntArrayRef{0, reach}, 1, groups);
    return torch::conv2d(rows, kernel.transpose(2, 3).contiguous(), {}, 1, at::IntArrayRef{reach, 0}, 1, groups);
  };
  const torch::Tensor share = both(torch::ones({1, 1, x.size(2), x.size(3)}), 1);
  return both(x, channels) / share;
}

torch::Tensor meanWhere(const torch::Tensor& values, const torch::Tensor& where) {
  const torch::Tensor weights = where.expand_as(values);
  return (values * weights).flatten(1).sum(1) / weights.flatten(1).sum(1).clamp_min(1e-6);
}

}  // namespace

at::Tensor peakSignalToNoise(const at::Tensor& a, const at::Tensor& b, const at::Tensor& where) {
  constexpr double kLeastError = 1e-10;
  return -10 * torch::log10(meanWhere((a - b).square(), where).clamp_min(kLeastError));
}

at::Tensor structuralSimilarity(const at::Tensor& a, const at::Tensor& b, const at::Tensor& where) {
  constexpr double kSigma = 1.5;
  constexpr double kC1 = 0.01 * 0.01;
  constexpr double kC2 = 0.03 * 0.03;
  torch::Tensor window = torch::exp(torch::arange(-5.0, 6.0).square() / (-2 * kSigma * kSigma)).to(torch::kFloat32);
  window = (window / window.sum()).view({1, 1, 1, 11});
  const torch::Tensor meanA = windowed(a, window);
  const torch::Tensor meanB = windowed(b, window);
  const torch::Tensor varianceA = windowed(a * a, window) - meanA * meanA;
  const torch::Tensor varianceB = windowed(b * b, window) - meanB * meanB;
  const torch::Tensor covariance = windowed(a * b, window) - meanA * meanB;
  const torch::Tensor map = (2 * meanA * meanB + kC1) * (2 * covariance + kC2) /
                            ((meanA.square() + meanB.square() + kC1) * (varianceA + varianceB + kC2));
  return meanWhere(map, where);
}

}  // namespace visagiste::training
