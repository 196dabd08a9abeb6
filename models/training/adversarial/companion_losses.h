#pragma once

/// Losses that go along with an adversarial one. All return scalars.

#include <ATen/core/Tensor.h>

#include <vector>

namespace visagiste::training {

/// Mean over the layers of the mean absolute difference of a discriminator's features; no gradient goes to `real`.
/// Method: feature matching, Salimans et al. 2016, with the layers of Wang et al. 2018.
[[nodiscard]] at::Tensor featureMatchingLoss(const std::vector<at::Tensor>& real, const std::vector<at::Tensor>& fake);

/// The variational bound of InfoGAN (Chen et al. 2016) for one choice: cross-entropy of the guess of the code that the
/// generator was given. Mutual information is at least ln(choices) minus this.
///
/// guesses  (B, choices) unnormalised log-probabilities; codes (B) int64 in [0, choices)
[[nodiscard]] at::Tensor choiceInformationLoss(const at::Tensor& guesses, const at::Tensor& codes);
/// The same for continuous codes under a Gaussian of deviation 1, up to a constant. guesses, codes: (B, D)
[[nodiscard]] at::Tensor valueInformationLoss(const at::Tensor& guesses, const at::Tensor& codes);

/// Mean absolute difference: cycle consistency and identity of CycleGAN (Zhu et al. 2017), reconstruction of pix2pix.
[[nodiscard]] at::Tensor absoluteDifference(const at::Tensor& a, const at::Tensor& b);

/// Contrast of patches: each result patch should resemble the source patch of its own place more than those of other
/// places of that picture. No gradient goes to the keys.
///
/// queries, keys  (B, P, D) features of P places, of any length > 0; they are normalised here.
/// temperature    > 0; 0.07 in the paper.
/// At chance it is ln P. Method: PatchNCE of CUT, Park et al. 2020, eq. 3.
[[nodiscard]] at::Tensor patchContrastLoss(const at::Tensor& queries, const at::Tensor& keys, double temperature);

}  // namespace visagiste::training
