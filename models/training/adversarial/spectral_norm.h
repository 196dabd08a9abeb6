#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

namespace visagiste::training {

/// Convolution padded by half the kernel; on pictures of one pixel a product of matrices, several times as fast.
[[nodiscard]] torch::Tensor convolved(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias,
                                      int stride);

/// Convolution whose kernel, as a matrix with a row for each output channel, has spectral norm 1.
///
/// The largest singular value is followed by power iteration: one step at every call in training mode, none in
/// evaluation mode, and kStartSteps when made. Gradients flow through the value, not through the iteration.
/// Method: Miyato et al., "Spectral normalization for generative adversarial networks", 2018.
class SpectralConv2dImpl : public torch::nn::Module {
 public:
  static constexpr int kStartSteps = 15;

  /// kernel 1 or 3, padded by kernel / 2.
  SpectralConv2dImpl(int inChannels, int outChannels, int kernel, int stride);

  torch::Tensor forward(const torch::Tensor& x);  // (B, in, H, W) -> (B, out, ceil(H / stride), ceil(W / stride))

  [[nodiscard]] torch::Tensor weight() const { return m_weight; }  ///< As learned, not normalised.
  /// The estimate of the largest singular value of weight() that forward() divides by; a scalar.
  [[nodiscard]] torch::Tensor largestSingularValue() const;

 private:
  void iterate();

  int m_stride;
  torch::Tensor m_weight;
  torch::Tensor m_bias;
  torch::Tensor m_left;   // (out) unit vectors of the power iteration
  torch::Tensor m_right;  // (in * kernel * kernel)
};
TORCH_MODULE(SpectralConv2d);

}  // namespace visagiste::training
