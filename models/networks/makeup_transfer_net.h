#pragma once

#include <torch/nn/modules/linear.h>

#include "models/networks/blocks.h"

namespace visagiste::networks {

/// Side of the frame in which faces lie pixel on pixel (core/makeup/face_frame.h).
constexpr int kMakeupFrameSide = 128;
constexpr int kMakeupMapChannels = 6;
constexpr int kMakeupTemplates = 48;

/// How the makeup of one face changes the colours of another, both laid out in the same frame.
///
/// Input   (2 B, 3, 128, 128), or in cells (input_cells.h): source and reference in turn; RGB, sRGB-coded values v in
/// [0, 1] as (v - 0.5) / 0.25. Output  (B, 6, 128, 128) float: gain and offset of each channel, for appliedMaps().
/// Fresh weights give nearly 0: the
///         source stays as it is.
/// The frame's pixels always show the same place of a face: most of the answer is a mix of learned templates of what
/// makeup does to a face, whose shares follow from the whole of both faces. Convolutions with a learned map of places
/// add what is special to this pair.
class MakeupTransferNetImpl : public torch::nn::Module {
 public:
  MakeupTransferNetImpl();

  torch::Tensor forward(const torch::Tensor& faces);

  /// Where learning starts: the first of the templates change colours by these offsets, as an average look does.
  /// offsets  (K, 3, 128, 128), K <= kMakeupTemplates.
  void startFrom(const torch::Tensor& offsets);

 private:
  torch::Tensor mixedTemplates(const torch::Tensor& deep);  // (B, 6, 128, 128)

  ConvBlock m_stem;
  torch::Tensor m_places;
  ConvBlock m_toMiddle;
  ResidualBlock m_middle;
  ConvBlock m_toDeep;
  ResidualBlock m_deep;
  ConvBlock m_reduce;
  torch::nn::Linear m_code;
  torch::nn::Linear m_shares;
  torch::Tensor m_templates;  // (K, 6 * 128 * 128), over kTemplateScale
  ConvBlock m_middleFromDeep;
  ResidualBlock m_middleAgain;
  ConvBlock m_fineFromMiddle;
  ResidualBlock m_fine;
  torch::Tensor m_headWeight;
  torch::Tensor m_headBias;
};
TORCH_MODULE(MakeupTransferNet);

/// coded * (1 + gain) + offset. coded (B, 3, H, W) sRGB-coded values in [0, 1]; the result may leave that range.
[[nodiscard]] torch::Tensor appliedMaps(const torch::Tensor& coded, const torch::Tensor& maps);

}  // namespace visagiste::networks
