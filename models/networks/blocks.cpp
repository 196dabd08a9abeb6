#include "models/networks/blocks.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include "models/networks/shared_statistics.h"

namespace visagiste::networks {

ConvBlockImpl::ConvBlockImpl(int inChannels, int outChannels, int kernel, int stride, Activation activation)
    : m_stride(stride),
      m_padding(kernel / 2),
      m_activation(activation),
      m_weight(register_parameter("weight", torch::empty({outChannels, inChannels, kernel, kernel}))),
      m_norm(register_module("norm", torch::nn::BatchNorm2d(outChannels))) {
  torch::nn::init::kaiming_normal_(m_weight, 0.0, torch::kFanOut, torch::kReLU);
}

torch::Tensor ConvBlockImpl::forward(const torch::Tensor& x) {
  torch::Tensor y;
  if (m_folded)
    y = torch::conv2d(x, m_weight, m_norm->bias, m_stride, m_padding);
  else
    y = batchNormalised(m_norm, torch::conv2d(x, m_weight, {}, m_stride, m_padding));
  return m_activation == Activation::Relu ? y.relu_() : y;
}

void ConvBlockImpl::foldBatchNorm() {
  if (m_folded)
    return;
  const torch::NoGradGuard noGrad;
  const torch::Tensor scale = m_norm->weight * torch::rsqrt(m_norm->running_var + m_norm->options.eps());
  m_norm->bias.set_data(m_norm->bias - m_norm->running_mean * scale);
  m_weight.set_data(m_weight * scale.view({-1, 1, 1, 1}));
  m_folded = true;
}

ResidualBlockImpl::ResidualBlockImpl(int channels)
    : m_first(register_module("first", ConvBlock(channels, channels, 3, 1, Activation::Relu))),
      m_second(register_module("second", ConvBlock(channels, channels, 3, 1, Activation::None))) {}

torch::Tensor ResidualBlockImpl::forward(const torch::Tensor& x) {
  return m_second->forward(m_first->forward(x)).add_(x).relu_();
}

torch::Tensor denseLayer(torch::nn::Linear& layer, const torch::Tensor& x) {
  // For a product of matrices the library repacks all weights first, which for one row takes five times the product's
  // time. In bfloat16 it does not.
  const bool oneRow = x.size(0) == 1 && x.scalar_type() == torch::kFloat32 && !x.requires_grad();
  return oneRow ? torch::addmv(layer->bias, layer->weight, x[0]).unsqueeze(0) : layer->forward(x);
}

void foldBatchNorm(torch::nn::Module& module) {
  for (const auto& part : module.modules())
    if (auto* block = part->as<ConvBlockImpl>())
      block->foldBatchNorm();
}

void placeOn(torch::nn::Module& module, torch::Device device, torch::ScalarType dtype) {
  for (torch::Tensor& parameter : module.parameters()) {
    const torch::NoGradGuard noGrad;
    torch::Tensor placed = parameter.to(device, dtype);
    if (placed.dim() == 4)
      placed = placed.contiguous(at::MemoryFormat::ChannelsLast);
    parameter.set_data(placed);
  }
  for (torch::Tensor& buffer : module.buffers()) buffer.set_data(buffer.to(device));
}

}  // namespace visagiste::networks
