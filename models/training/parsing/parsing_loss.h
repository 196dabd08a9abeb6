#pragma once

#include <torch/types.h>

namespace visagiste::training {

/// Weighted cross-entropy plus overlap loss of region logits, both over the pixels whose region is known.
///
/// blocks   (B, 240, H, W) float, channels-last: what networks::ParsingNet::forward() gives.
/// regions  (B, 4 H, 4 W) bytes: region of every pixel; 15 and more do not count.
/// returns  scalar with gradient: mean over the pixels of the cross-entropy, each pixel weighted by its region's
///          weight, plus the mean over the regions in the batch of 1 - Dice coefficient (Milletari et al. 2016, with
///          the soft sums over the whole batch) times kOverlapWeight.
/// One pass of own code forward: through LibTorch's functions the loss of large crops costs as much as the network.
[[nodiscard]] torch::Tensor parsingLoss(const torch::Tensor& blocks, const torch::Tensor& regions);

constexpr double kOverlapWeight = 1.0;

/// Weight of a region's pixels in the cross-entropy: small regions that make-up follows count more.
[[nodiscard]] torch::Tensor regionWeights();  // (15)

}  // namespace visagiste::training
