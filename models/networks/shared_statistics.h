#pragma once

#include <torch/nn/modules/batchnorm.h>

#include <functional>

namespace visagiste::networks {

/// While one lives, batch normalisation in training takes mean and variance over batches that several processes hold
/// shares of, all of one size, so that a share is normalised as in the whole. At most one at a time; one thread.
class SharedStatistics {
 public:
  /// addUp  Replaces a tensor by its sum over all processes; world of them.
  SharedStatistics(std::function<void(torch::Tensor&)> addUp, int world);
  ~SharedStatistics();
  SharedStatistics(const SharedStatistics&) = delete;
  SharedStatistics& operator=(const SharedStatistics&) = delete;
};

/// norm(x), with shared statistics where they are on. x (B, C, H, W).
[[nodiscard]] torch::Tensor batchNormalised(torch::nn::BatchNorm2d& norm, const torch::Tensor& x);

}  // namespace visagiste::networks
