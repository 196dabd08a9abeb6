#pragma once

/// What keeps discriminators and generators smooth. All penalties are scalars with a graph: backward() goes through the
/// gradient inside them (double backward).

#include <torch/nn/module.h>

#include <functional>

namespace visagiste::training {

/// From a batch to the discriminator's answers, one or more a picture.
using AnswerFunction = std::function<at::Tensor(const at::Tensor& pictures)>;

/// Mean of (|gradient| - 1)^2 at mix * real + (1 - mix) * fake.
///
/// real, fake  (B, ...) of one shape; mix (B) in [0, 1]. The answers of a picture may depend on that picture only.
/// Method: WGAN-GP, Gulrajani et al. 2017, eq. 3.
[[nodiscard]] at::Tensor gradientPenalty(const AnswerFunction& answers, const at::Tensor& real, const at::Tensor& fake,
                                         const at::Tensor& mix);

/// Half the mean squared gradient at the real pictures. Method: R1, Mescheder et al. 2018.
[[nodiscard]] at::Tensor realGradientPenalty(const AnswerFunction& answers, const at::Tensor& real);

/// Mean over the batch of (length - target)^2, and the lengths (B) themselves.
///
/// made    (B, C, H, W), with its graph to `styles`
/// styles  (B, D)
/// noise   Standard normal numbers of made's shape.
/// The length is that of the gradient of sum(made * noise) / sqrt(H W) by the styles.
/// Method: path length regularisation, Karras et al. 2020.
struct PathLength {
  at::Tensor penalty;
  at::Tensor lengths;
};
[[nodiscard]] PathLength pathLengthPenalty(const at::Tensor& made, const at::Tensor& styles, const at::Tensor& noise,
                                           double target);

/// Clamps every parameter to [-limit, limit], as WGAN does after each step of the critic. Arjovsky et al. 2017.
void clampWeights(torch::nn::Module& module, double limit);

}  // namespace visagiste::training
