#pragma once

#include <ATen/core/Tensor.h>

#include <string>

namespace visagiste::training {

/// What discriminator and generator of a GAN minimise.
enum class AdversarialLoss {
  NonSaturating = 1,  ///< Logistic; Goodfellow et al. 2014, with the generator's loss that does not saturate.
  LeastSquares,       ///< LSGAN, targets 1 and 0; Mao et al. 2017.
  Hinge,              ///< Lim and Ye 2017.
};

/// "nonsaturating", "lsgan", "hinge". Throws std::invalid_argument that lists them for another name.
[[nodiscard]] AdversarialLoss adversarialLossNamed(const std::string& name);

/// real, fake  The discriminator's raw answers, any shape. Returns a scalar; smaller is better for the discriminator.
[[nodiscard]] at::Tensor discriminatorLoss(AdversarialLoss loss, const at::Tensor& real, const at::Tensor& fake);
/// The same for the generator that made what `fake` answers to.
[[nodiscard]] at::Tensor generatorLoss(AdversarialLoss loss, const at::Tensor& fake);

}  // namespace visagiste::training
