#pragma once

/// Layers that the generators share. Enlarging is nearest and pixel shuffle, shrinking a pixel unshuffle: on a
/// processor transposed and strided convolutions at full size cost several times as much, and leave checkerboards.

#include <torch/nn/module.h>
#include <torch/nn/modules/conv.h>
#include <torch/nn/pimpl.h>

namespace visagiste::networks {

/// Throws std::invalid_argument unless the side of pictures to make is 16, 32, 64, 128 or 256 pixels.
void requireMadeSide(int sidePx);

/// Each channel of each picture to mean 0 and deviation 1, without learned numbers; keeps channels-last.
[[nodiscard]] torch::Tensor instanceNormalised(const torch::Tensor& x);

/// Twice the height and width, each pixel repeated; keeps channels-last.
[[nodiscard]] torch::Tensor enlargedTwice(const torch::Tensor& x);

/// Convolution padded by kernel / 2 with bias, weights from a normal distribution of deviation 0.02 (DCGAN, Radford et
/// al. 2015).
[[nodiscard]] torch::nn::Conv2d plainConvolution(int inChannels, int outChannels, int kernel, int stride);

/// 3 x 3 convolution, instance normalisation, ReLU.
class NormedConvImpl : public torch::nn::Module {
 public:
  NormedConvImpl(int inChannels, int outChannels, int stride);
  torch::Tensor forward(const torch::Tensor& x);  // (B, in, H, W) -> (B, out, ceil(H / stride), ceil(W / stride))

 private:
  torch::nn::Conv2d m_convolution;
};
TORCH_MODULE(NormedConv);

/// x + convolution(NormedConv(x)), instance-normalised before the sum.
class NormedResidualImpl : public torch::nn::Module {
 public:
  explicit NormedResidualImpl(int channels);
  torch::Tensor forward(const torch::Tensor& x);  // (B, C, H, W) -> same

 private:
  NormedConv m_first;
  torch::nn::Conv2d m_second;
};
TORCH_MODULE(NormedResidual);

}  // namespace visagiste::networks
