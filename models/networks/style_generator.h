#pragma once

#include "models/networks/generator_net.h"

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/linear.h>
#include <torch/nn/pimpl.h>

namespace visagiste::networks {

/// Convolution whose kernel each picture scales with its own style, then to output deviation 1 (demodulation).
/// As the kernel is linear, the scales go onto the input and the output instead, and one convolution serves the batch.
class ModulatedConvImpl : public torch::nn::Module {
 public:
  enum class Demodulation { Off = 1, On };

  /// kernel 1 or 3.
  ModulatedConvImpl(int styleSize, int inChannels, int outChannels, int kernel, Demodulation demodulation);

  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& style);  // (B, in, H, W), (B, styleSize)

  [[nodiscard]] torch::Tensor weight() const { return m_weight; }
  [[nodiscard]] torch::Tensor scales(const torch::Tensor& style) { return m_scales->forward(style); }  // (B, in)

 private:
  Demodulation m_demodulation;
  torch::nn::Linear m_scales;
  torch::Tensor m_weight;
  torch::Tensor m_bias;
};
TORCH_MODULE(ModulatedConv);

/// A small generator after StyleGAN2 (Karras et al. 2020): mapping network, learned constant, modulated convolutions
/// with noise, colours that add up over the resolutions.
///
/// sidePx  16 ... 256, a power of two. width as of PictureGenerator, at most four times on coarse layers.
/// The noise comes from torch's default generator: seed it to make a picture again.
class StyleGenerator : public GeneratorNet {
 public:
  StyleGenerator(int latentSize, int sidePx, int width);

  [[nodiscard]] torch::Tensor make(const torch::Tensor& latents) override;  // -> (B, 3, sidePx, sidePx)

  static constexpr int kStyleSize = 64;
  [[nodiscard]] torch::Tensor styles(const torch::Tensor& latents);   // -> (B, kStyleSize)
  [[nodiscard]] torch::Tensor makeFrom(const torch::Tensor& styles);  // -> (B, 3, sidePx, sidePx)

 private:
  torch::nn::ModuleList m_mapping;
  torch::Tensor m_constant;  // (1, C, 4, 4)
  torch::nn::ModuleList m_convolutions;
  torch::nn::ModuleList m_colours;
  torch::Tensor m_noiseStrength;  // One for each convolution.
};

}  // namespace visagiste::networks
