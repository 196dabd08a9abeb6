#pragma once

/// Building blocks that all networks of the project share, and how a network is placed for running.

#include <torch/nn/module.h>
#include <torch/nn/modules/batchnorm.h>
#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>

namespace visagiste::networks {

enum class Activation { None = 1, Relu };

/// Convolution without bias, batch normalisation, activation.
/// Once folded, the normalisation sits in the convolution's weight and in norm.bias; folding is for inference only.
class ConvBlockImpl : public torch::nn::Module {
 public:
  /// kernel 1 or 3 (padded by kernel / 2).
  ConvBlockImpl(int inChannels, int outChannels, int kernel, int stride, Activation activation);

  torch::Tensor forward(const torch::Tensor& x);  // (B, in, H, W) -> (B, out, ceil(H / stride), ceil(W / stride))

  /// Folds the running statistics into the weights. A second call changes nothing.
  void foldBatchNorm();

 private:
  int m_stride;
  int m_padding;
  Activation m_activation;
  bool m_folded = false;
  torch::Tensor m_weight;
  torch::nn::BatchNorm2d m_norm;
};
TORCH_MODULE(ConvBlock);

/// relu(x + conv(conv(x))), two 3 x 3 convolutions of equal width.
class ResidualBlockImpl : public torch::nn::Module {
 public:
  explicit ResidualBlockImpl(int channels);
  torch::Tensor forward(const torch::Tensor& x);  // (B, C, H, W) -> same

 private:
  ConvBlock m_first;
  ConvBlock m_second;
};
TORCH_MODULE(ResidualBlock);

/// layer->forward(x), x (B, in), for layers whose weights are many and whose rows are few.
[[nodiscard]] torch::Tensor denseLayer(torch::nn::Linear& layer, const torch::Tensor& x);

/// Folds every ConvBlock inside.
void foldBatchNorm(torch::nn::Module& module);

/// Moves everything to the device and the parameters to the number type; four-dimensional parameters become
/// channels-last. Buffers keep their type: a mean shape in bfloat16 would cost a quarter of a pixel.
void placeOn(torch::nn::Module& module, torch::Device device, torch::ScalarType dtype);

}  // namespace visagiste::networks
