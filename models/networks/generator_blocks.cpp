#include "models/networks/generator_blocks.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include <stdexcept>

namespace visagiste::networks {

void requireMadeSide(int sidePx) {
  if (sidePx < 16 || sidePx > 256 || (sidePx & (sidePx - 1)) != 0)
    throw std::invalid_argument("pictures are made with a side of 16, 32, 64, 128 or 256 pixels, not " +
                                std::to_string(sidePx));
}

torch::Tensor instanceNormalised(const torch::Tensor& x) {
  return torch::group_norm(x, x.size(1));
}

torch::Tensor enlargedTwice(const torch::Tensor& x) {
  return torch::upsample_nearest2d(x, at::IntArrayRef{2 * x.size(2), 2 * x.size(3)});
}

torch::nn::Conv2d plainConvolution(int inChannels, int outChannels, int kernel, int stride) {
  torch::nn::Conv2d convolution(
      torch::nn::Conv2dOptions(inChannels, outChannels, kernel).stride(stride).padding(kernel / 2));
  torch::nn::init::normal_(convolution->weight, 0, 0.02);
  torch::nn::init::zeros_(convolution->bias);
  return convolution;
}

NormedConvImpl::NormedConvImpl(int inChannels, int outChannels, int stride)
    : m_convolution(register_module("convolution", plainConvolution(inChannels, outChannels, 3, stride))) {}

torch::Tensor NormedConvImpl::forward(const torch::Tensor& x) {
  return instanceNormalised(m_convolution->forward(x)).relu();
}

NormedResidualImpl::NormedResidualImpl(int channels)
    : m_first(register_module("first", NormedConv(channels, channels, 1))),
      m_second(register_module("second", plainConvolution(channels, channels, 3, 1))) {}

torch::Tensor NormedResidualImpl::forward(const torch::Tensor& x) {
  return x + instanceNormalised(m_second->forward(m_first->forward(x)));
}

}  // namespace visagiste::networks
