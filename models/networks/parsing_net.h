#pragma once

#include "models/networks/blocks.h"

#include <torch/nn/modules/conv.h>

#include <array>
#include <vector>

namespace visagiste::networks {

/// Which of the regions of core/types/face_region.h each pixel around a face shows.
///
/// Crop    faceSquare() of the face's landmarks, side times kParsingCropOverFace (models/networks/face_crop.h), turned
///         with the face; shrinking averages over areas. What lies outside the picture repeats the border or is of one
///         colour: both were seen in training, and the answer there means nothing.
/// Input   (B, 3, S, S) channels-last, RGB, sRGB-coded values v in [0, 1] as (v - 0.5) / 0.25. S is a multiple of 32;
///         trained with 128, 192 and 256.
/// Output  (B, 15, S, S) logits of the regions at every pixel.
class ParsingNetImpl : public torch::nn::Module {
 public:
  ParsingNetImpl();

  torch::Tensor forward(const torch::Tensor& crops);

  /// The same logits before they are spread over the pixels: (B, 240, S / 4, S / 4), channels-last, where channel
  /// 16 * region + 4 * row + column belongs to a pixel of the 4 x 4 block. Spreading is slow where only the best region
  /// or 8-bit shares are wanted.
  torch::Tensor forwardBlocks(const torch::Tensor& crops);

 private:
  static constexpr int kLevels = 4;  // Each half the size of the one before.

  ConvBlock m_stem;
  std::array<torch::nn::ModuleList, kLevels> m_down;
  std::vector<ConvBlock> m_lateral;  // From the level below to this level's width.
  std::array<torch::nn::ModuleList, kLevels - 1> m_up;
  torch::nn::Conv2d m_head = nullptr;
};
TORCH_MODULE(ParsingNet);

constexpr int kParsingRegions = 15;
constexpr int kParsingBlock = 4;  ///< Side of the block of pixels that one place of forwardBlocks() answers for.

}  // namespace visagiste::networks
