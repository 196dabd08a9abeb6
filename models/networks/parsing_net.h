#pragma once

#include "models/networks/blocks.h"
#include "models/networks/parsing_decode.h"

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
///         trained with 128, 192 and 256. Or the same folded by inCells().
/// Guide   (B, 64, S / 4, S / 4) channels-last: what drawGuide() makes of the face's landmarks. Lips, eyes and brows
/// are
///         a few pixels high; the landmarks, found in a crop of their own, know their edges better than these pixels.
/// Output  (B, 240, S / 4, S / 4) logits, channels-last: channel 16 * region + 4 * row + column belongs to that pixel
/// of
///         a block of 4 x 4 pixels. spreadBlocks() makes a plane a region of them, parsing_decode.h 8-bit shares, which
///         is faster.
class ParsingNetImpl : public torch::nn::Module {
 public:
  ParsingNetImpl();

  torch::Tensor forward(const torch::Tensor& crops, const torch::Tensor& guide);

 private:
  static constexpr int kLevels = 4;  // Each half the size of the one before.

  ConvBlock m_stem;
  std::array<torch::nn::ModuleList, kLevels> m_down;
  std::vector<ConvBlock> m_lateral;  // From the level below to this level's width.
  std::array<torch::nn::ModuleList, kLevels - 1> m_up;
  torch::nn::Conv2d m_head = nullptr;
};
TORCH_MODULE(ParsingNet);

/// (B, 240, H, W) to (B, 15, 4 H, 4 W) in float: the logits of the regions at every pixel.
[[nodiscard]] torch::Tensor spreadBlocks(const torch::Tensor& blocks);

}  // namespace visagiste::networks
