#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

namespace visagiste::training {

/// Changes that every picture, real or made, goes through before a discriminator sees it, so that few real pictures are
/// not learned by heart: brightness, saturation, contrast; a shift by up to an eighth; a square of half the side
/// blanked. Gradients flow back to the pictures. Each of the three kinds happens to a picture with the given
/// probability; 0 leaves the batch as it is. Draws from torch's default generator.
///
/// pictures  (B, C, H, W) in [-1, 1], 0 is blank.
/// Method: DiffAugment, Zhao et al. 2020.
[[nodiscard]] at::Tensor augmented(const at::Tensor& pictures, double probability);

/// The probability as a control loop: it rises while the discriminator is surer of its real pictures than kTarget and
/// falls otherwise. A module, so that checkpoints keep it.
/// Method: the r_t of adaptive discriminator augmentation, Karras et al. 2020.
class AdaptiveProbabilityImpl : public torch::nn::Module {
 public:
  static constexpr double kTarget = 0.6;
  static constexpr double kMost = 0.8;  ///< Beyond this augmentations leak into what is made.

  /// rampPictures  > 0: so many real pictures take it from 0 to 1.
  AdaptiveProbabilityImpl(double start, double rampPictures);

  /// realAnswers  Of one batch; positive means real.
  void update(const torch::Tensor& realAnswers);
  [[nodiscard]] double value() const { return m_value.item<double>(); }

 private:
  double m_rampPictures;
  torch::Tensor m_value;  // float64 scalar
};
TORCH_MODULE(AdaptiveProbability);

}  // namespace visagiste::training
