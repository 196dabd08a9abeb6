#pragma once

#include <torch/nn/module.h>

#include <memory>

namespace visagiste::networks {

/// Makes something out of random numbers: pictures (B, 3, S, S) in [-1, 1], or points (B, 2).
/// What is asked for (a class, a code) is part of the latents: one-hot numbers behind the random ones.
class GeneratorNet : public torch::nn::Module {
 public:
  [[nodiscard]] virtual torch::Tensor make(const torch::Tensor& latents) = 0;  // (B, latentSize)
};
using GeneratorPtr = std::shared_ptr<GeneratorNet>;

/// Makes pictures out of pictures: (B, 3, H, W) in [-1, 1] -> same.
class TranslatorNet : public torch::nn::Module {
 public:
  [[nodiscard]] virtual torch::Tensor translate(const torch::Tensor& pictures) = 0;

  /// H and W must be multiples of it.
  [[nodiscard]] virtual int sideMultiple() const = 0;
};
using TranslatorPtr = std::shared_ptr<TranslatorNet>;

}  // namespace visagiste::networks
