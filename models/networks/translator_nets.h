#pragma once

#include "models/networks/generator_blocks.h"
#include "models/networks/generator_net.h"

#include <torch/nn/modules/container/modulelist.h>
#include <torch/nn/modules/dropout.h>

#include <vector>

namespace visagiste::networks {

/// The ResNet generator of CycleGAN and CUT (Johnson et al. 2016), at a quarter of the resolution: unshuffle by 4,
/// residual blocks with instance normalisation, shuffle by 4.
class ResnetTranslator : public TranslatorNet {
 public:
  /// width  Channels, a multiple of 16. blocks >= 1.
  ResnetTranslator(int width, int blocks);

  [[nodiscard]] torch::Tensor translate(const torch::Tensor& pictures) override;
  [[nodiscard]] int sideMultiple() const override { return 4; }

  /// What CUT compares: behind the unshuffle, the stem and the first half of the blocks; each (B, C, H / 4, W / 4).
  [[nodiscard]] std::vector<torch::Tensor> features(const torch::Tensor& pictures);
  [[nodiscard]] std::vector<int> featureChannels() const;

 private:
  int m_width;
  NormedConv m_stem;
  torch::nn::ModuleList m_blocks;
  torch::nn::Conv2d m_end;
};

/// The U-Net generator of pix2pix (Isola et al. 2017): unshuffle by 2, halved three times, skips that add, dropout in
/// the two innermost stages of the way up.
class UnetTranslator : public TranslatorNet {
 public:
  explicit UnetTranslator(int width);

  [[nodiscard]] torch::Tensor translate(const torch::Tensor& pictures) override;
  [[nodiscard]] int sideMultiple() const override { return 16; }

 private:
  torch::nn::Conv2d m_stem;
  torch::nn::ModuleList m_down;
  torch::nn::ModuleList m_up;
  torch::nn::Dropout2d m_dropout;
  torch::nn::Conv2d m_end;
};

}  // namespace visagiste::networks
