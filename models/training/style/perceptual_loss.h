#pragma once

#include <ATen/core/Tensor.h>

#include <vector>

namespace visagiste::training {

/// Losses between pictures in the space of feature maps, as networks::FeatureNet gives them; all return (B), relative to
/// the target's size, so that layers and pictures count about alike.

/// How far the result is from what the source shows.
///
/// weight  (B, 1, H, W) over the picture, >= 0; shrunk to each map.
/// Method: Johnson et al., "Perceptual losses for real-time style transfer and super-resolution", 2016.
[[nodiscard]] at::Tensor contentLoss(const std::vector<at::Tensor>& result, const std::vector<at::Tensor>& source,
                                     const at::Tensor& weight);

/// How far colours and texture are from those of the style picture: means and covariances of the channels in every
/// layer. 0 for the same picture or one whose pixels lie elsewhere in the same neighbourhoods.
/// Method: Gatys et al., "Image style transfer using convolutional neural networks", 2016, with centred matrices.
[[nodiscard]] at::Tensor styleLoss(const std::vector<at::Tensor>& result, const std::vector<at::Tensor>& style);

/// Mean absolute difference of neighbouring pixels. pictures (B, C, H, W).
[[nodiscard]] at::Tensor totalVariation(const at::Tensor& pictures);

}  // namespace visagiste::training
