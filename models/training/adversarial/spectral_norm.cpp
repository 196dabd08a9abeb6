#include "models/training/adversarial/spectral_norm.h"

#include <torch/nn/init.h>
#include <torch/types.h>

namespace visagiste::training {
namespace {

torch::Tensor unit(const torch::Tensor& vector) {
  constexpr double kLeast = 1e-12;
  return vector / vector.norm().clamp_min(kLeast);
}

}  // namespace

torch::Tensor convolved(const torch::Tensor& x, const torch::Tensor& weight, const torch::Tensor& bias, int stride) {
  if (weight.size(2) == 1 && x.size(2) == 1 && x.size(3) == 1)
    return torch::linear(x.flatten(1), weight.flatten(1), bias).unsqueeze(2).unsqueeze(3);
  return torch::conv2d(x, weight, bias, stride, weight.size(2) / 2);
}

SpectralConv2dImpl::SpectralConv2dImpl(int inChannels, int outChannels, int kernel, int stride)
    : m_stride(stride),
      m_weight(register_parameter("weight", torch::empty({outChannels, inChannels, kernel, kernel}))),
      m_bias(register_parameter("bias", torch::zeros({outChannels}))),
      m_left(register_buffer("left", unit(torch::randn({outChannels})))),
      m_right(register_buffer("right", unit(torch::randn({inChannels * kernel * kernel})))) {
  torch::nn::init::kaiming_normal_(m_weight, 0.2, torch::kFanOut, torch::kLeakyReLU);
  for (int i = 0; i < kStartSteps; ++i) iterate();
}

void SpectralConv2dImpl::iterate() {
  const torch::NoGradGuard noGrad;
  const torch::Tensor matrix = m_weight.flatten(1);
  m_right.copy_(unit(matrix.t().mv(m_left)));
  m_left.copy_(unit(matrix.mv(m_right)));
}

torch::Tensor SpectralConv2dImpl::largestSingularValue() const {
  // Copies: the next iteration overwrites the vectors while a graph may still need them.
  return m_left.clone().dot(m_weight.flatten(1).mv(m_right.clone()));
}

torch::Tensor SpectralConv2dImpl::forward(const torch::Tensor& x) {
  if (is_training())
    iterate();
  const torch::Tensor weight = (m_weight / largestSingularValue()).contiguous(at::MemoryFormat::ChannelsLast);
  return convolved(x, weight, m_bias, m_stride);
}

}  // namespace visagiste::training
