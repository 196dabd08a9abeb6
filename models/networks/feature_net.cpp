#include "models/networks/feature_net.h"

#include <torch/nn/init.h>
#include <torch/types.h>

#include <string>
#include <utility>

namespace visagiste::networks {
namespace {

/// Weight and bias of a convolution, registered in the owner.
std::pair<torch::Tensor, torch::Tensor> convolution(torch::nn::Module& owner, const std::string& name, int inChannels,
                                                    int outChannels, int side) {
  torch::Tensor weight = owner.register_parameter(name + "_weight", torch::empty({outChannels, inChannels, side, side}));
  torch::nn::init::kaiming_normal_(weight, 0.0, torch::kFanIn, torch::kReLU);
  return {weight, owner.register_parameter(name + "_bias", torch::zeros(outChannels))};
}

torch::Tensor pooled(const torch::Tensor& x) { return torch::max_pool2d(x, 3, 2, 1); }

}  // namespace

FireImpl::FireImpl(int inChannels, int squeezed, int expandedEach) {
  std::tie(m_squeezeWeight, m_squeezeBias) = convolution(*this, "squeeze", inChannels, squeezed, 1);
  std::tie(m_pointWeight, m_pointBias) = convolution(*this, "point", squeezed, expandedEach, 1);
  std::tie(m_areaWeight, m_areaBias) = convolution(*this, "area", squeezed, expandedEach, 3);
}

torch::Tensor FireImpl::forward(const torch::Tensor& x) {
  const torch::Tensor squeezed = torch::conv2d(x, m_squeezeWeight, m_squeezeBias).relu_();
  return torch::cat({torch::conv2d(squeezed, m_pointWeight, m_pointBias),
                     torch::conv2d(squeezed, m_areaWeight, m_areaBias, 1, 1)},
                    1)
      .relu_();
}

FeatureNetImpl::FeatureNetImpl()
    : m_fire2(register_module("fire2", Fire(64, 16, 64))),
      m_fire3(register_module("fire3", Fire(128, 16, 64))),
      m_fire4(register_module("fire4", Fire(128, 32, 128))),
      m_fire5(register_module("fire5", Fire(256, 32, 128))),
      m_fire6(register_module("fire6", Fire(256, 48, 192))),
      m_fire7(register_module("fire7", Fire(384, 48, 192))) {
  std::tie(m_firstWeight, m_firstBias) = convolution(*this, "first", 3, 64, 3);
}

std::vector<torch::Tensor> FeatureNetImpl::forward(const torch::Tensor& pictures) {
  // Where the first layer's published weights want their values: BGR, 0 to 255, less a mean.
  static const torch::Tensor mean = torch::tensor({104.0F, 117.0F, 123.0F}).view({1, 3, 1, 1});
  const torch::Tensor x =
      (pictures.flip(1) * 255.0 - mean.to(pictures.device())).contiguous(at::MemoryFormat::ChannelsLast);
  const torch::Tensor fine = torch::conv2d(x.to(m_firstWeight.scalar_type()), m_firstWeight, m_firstBias, 2, 1).relu_();
  const torch::Tensor quarter = m_fire3->forward(m_fire2->forward(pooled(fine)));
  const torch::Tensor eighth = m_fire5->forward(m_fire4->forward(pooled(quarter)));
  const torch::Tensor coarse = m_fire7->forward(m_fire6->forward(pooled(eighth)));
  return {fine, quarter, eighth, coarse};
}

}  // namespace visagiste::networks
