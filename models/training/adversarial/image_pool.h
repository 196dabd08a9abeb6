#pragma once

#include <torch/nn/module.h>
#include <torch/nn/pimpl.h>

namespace visagiste::training {

/// Remembers made pictures, so that a discriminator also sees older ones and does not chase the generator.
///
/// Until it is full it gives back what it gets; then each picture is, with probability 1/2, exchanged for a remembered
/// one. Draws from torch's default generator. A module, so that checkpoints keep it.
/// Method: Shrivastava et al. 2017, as CycleGAN uses it.
class ImagePoolImpl : public torch::nn::Module {
 public:
  /// capacity  >= 0 pictures of the shape (C, H, W); with 0 it never remembers.
  ImagePoolImpl(std::int64_t capacity, at::IntArrayRef shape);

  torch::Tensor exchange(const torch::Tensor& made);  // (B, C, H, W) -> same, without a graph

  [[nodiscard]] std::int64_t size() const { return m_count.item<std::int64_t>(); }

 private:
  torch::Tensor m_pictures;  // (capacity, C, H, W)
  torch::Tensor m_count;     // int64 scalar
};
TORCH_MODULE(ImagePool);

}  // namespace visagiste::training
