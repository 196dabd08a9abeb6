#include "models/training/adversarial/patch_discriminator.h"

#include <torch/types.h>

namespace visagiste::training {
namespace {

constexpr int kUnshuffle = 4;
constexpr int kFineChannels = 32;
constexpr int kChannels = 48;
constexpr double kLeak = 0.2;

torch::Tensor leaky(const torch::Tensor& x) {
  return torch::leaky_relu(x, kLeak);
}

}  // namespace

PatchDiscriminatorImpl::PatchDiscriminatorImpl(int inChannels)
    : m_stem(register_module("stem", SpectralConv2d(inChannels * kUnshuffle * kUnshuffle, kFineChannels, 1, 1))),
      m_down(register_module("down", SpectralConv2d(kFineChannels, kChannels, 3, 2))),
      m_body(register_module("body", SpectralConv2d(kChannels, kChannels, 3, 1))),
      m_answer(register_module("answer", SpectralConv2d(kChannels, 1, 3, 1))) {}

torch::Tensor PatchDiscriminatorImpl::forward(const torch::Tensor& x) {
  return layers(x).back();
}

std::vector<torch::Tensor> PatchDiscriminatorImpl::layers(const torch::Tensor& x) {
  std::vector<torch::Tensor> all;
  all.push_back(
      leaky(m_stem->forward(torch::pixel_unshuffle(x, kUnshuffle).contiguous(at::MemoryFormat::ChannelsLast))));
  all.push_back(leaky(m_down->forward(all.back())));
  all.push_back(leaky(m_body->forward(all.back())));
  all.push_back(m_answer->forward(all.back()));
  return all;
}

}  // namespace visagiste::training
