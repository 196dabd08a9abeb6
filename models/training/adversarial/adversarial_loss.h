#pragma once

#include <ATen/core/Tensor.h>

#include <string>

namespace visagiste::training {

/// What discriminator and generator of a GAN minimise.
enum class AdversarialLoss {
  NonSaturating = 1,  ///< Logistic; Goodfellow et al. 2014, with the generator's loss that does not saturate.
  LeastSquares,       ///< LSGAN, targets 1 and 0; Mao et al. 2017.
  Hinge,              ///< Lim and Ye 2017.
  Wasserstein,        ///< Difference of means; Arjovsky et al. 2017. Needs clipped weights or a gradient penalty.
};

/// "nonsaturating", "lsgan", "hinge", "wasserstein". Throws std::invalid_argument that lists them for another name.
[[nodiscard]] AdversarialLoss adversarialLossNamed(const std::string& name);

/// real, fake  The discriminator's raw answers, any shape. Returns a scalar; smaller is better for the discriminator.
/// smoothing   One-sided label smoothing: the target of real pictures is 1 - smoothing; [0, 0.5). Only losses that have
///             targets take it: with the hinge and Wasserstein anything but 0 throws std::invalid_argument.
[[nodiscard]] at::Tensor discriminatorLoss(AdversarialLoss loss, const at::Tensor& real, const at::Tensor& fake,
                                           double smoothing = 0);
/// The same for the generator that made what `fake` answers to.
[[nodiscard]] at::Tensor generatorLoss(AdversarialLoss loss, const at::Tensor& fake);

/// The answers as probabilities of being real, as runs tell them: the logistic function, or with LSGAN the answer
/// itself clamped to [0, 1].
[[nodiscard]] at::Tensor asProbability(AdversarialLoss loss, const at::Tensor& answers);

}  // namespace visagiste::training
