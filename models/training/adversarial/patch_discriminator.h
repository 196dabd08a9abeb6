#pragma once

#include "models/training/adversarial/spectral_norm.h"

#include <vector>

namespace visagiste::training {

/// Tells real pictures from made ones, patch by patch (PatchGAN), every layer spectrally normalised.
///
/// Input   (B, inChannels, S, S), S a multiple of 8: the picture and what it was made from, stacked.
/// Output  (B, 1, S / 8, S / 8) raw answers; each sees a patch of 44 pixels.
/// Method: Isola et al., "Image-to-image translation with conditional adversarial networks", 2017; the first stride is
/// a pixel unshuffle by 4, which costs a fraction of strided convolutions on a processor.
class PatchDiscriminatorImpl : public torch::nn::Module {
 public:
  explicit PatchDiscriminatorImpl(int inChannels);

  torch::Tensor forward(const torch::Tensor& x);
  [[nodiscard]] std::vector<torch::Tensor> layers(const torch::Tensor& x);  ///< Every layer's output, the answer last.

 private:
  SpectralConv2d m_stem;
  SpectralConv2d m_down;
  SpectralConv2d m_body;
  SpectralConv2d m_answer;
};
TORCH_MODULE(PatchDiscriminator);

}  // namespace visagiste::training
