#pragma once

#include "models/networks/blocks.h"
#include "models/networks/generator_net.h"

#include <torch/nn/modules/conv.h>

namespace visagiste::networks {

/// DCGAN's generator (Radford et al. 2015): a linear layer to 4 x 4, then doubling, with batch normalisation.
///
/// sidePx  16 ... 256, a power of two. width  Channels of the layer of half the side; each coarser one has twice as
/// many, at most 8 times.
class PictureGenerator : public GeneratorNet {
 public:
  PictureGenerator(int latentSize, int sidePx, int width);

  [[nodiscard]] torch::Tensor make(const torch::Tensor& latents) override;  // -> (B, 3, sidePx, sidePx) in [-1, 1]

 private:
  int m_coarseChannels;
  torch::nn::Linear m_start{nullptr};
  torch::nn::BatchNorm2d m_startNorm{nullptr};
  torch::nn::ModuleList m_stages;
  torch::nn::Conv2d m_end{nullptr};
};

/// A perceptron of two hidden layers, for points instead of pictures.
class PointGenerator : public GeneratorNet {
 public:
  PointGenerator(int latentSize, int width, int dimensions);

  [[nodiscard]] torch::Tensor make(const torch::Tensor& latents) override;  // -> (B, dimensions)

 private:
  torch::nn::Linear m_first, m_second, m_third;
};

}  // namespace visagiste::networks
