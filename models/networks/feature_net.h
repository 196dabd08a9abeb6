#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

#include <vector>

namespace visagiste::networks {

/// One fire module: a squeeze to few channels, then 1 x 1 and 3 x 3 convolutions side by side.
class FireImpl : public torch::nn::Module {
 public:
  FireImpl(int inChannels, int squeezed, int expandedEach);

  torch::Tensor forward(const torch::Tensor& x);  // (B, in, H, W) -> (B, 2 * expandedEach, H, W)

 private:
  torch::Tensor m_squeezeWeight, m_squeezeBias;
  torch::Tensor m_pointWeight, m_pointBias;
  torch::Tensor m_areaWeight, m_areaBias;
};
TORCH_MODULE(Fire);

/// Features of pictures in which alike means alike to the eye: for perceptual losses and feature distances.
///
/// Input   (B, 3, H, W), RGB, sRGB-coded values in [0, 1]; not the other networks' normalisation.
/// Output  kFeatureLayers maps, fine to coarse: (B, 64, H / 2), (B, 128, H / 4), (B, 256, H / 8), (B, 384, H / 16), none
///         negative.
/// Architecture: Iandola et al., "SqueezeNet", 2016, version 1.1 up to its seventh module.
class FeatureNetImpl : public torch::nn::Module {
 public:
  FeatureNetImpl();

  std::vector<torch::Tensor> forward(const torch::Tensor& pictures);

 private:
  torch::Tensor m_firstWeight, m_firstBias;
  Fire m_fire2, m_fire3, m_fire4, m_fire5, m_fire6, m_fire7;
};
TORCH_MODULE(FeatureNet);

constexpr int kFeatureLayers = 4;

}  // namespace visagiste::networks
