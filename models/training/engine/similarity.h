#pragma once

#include <ATen/core/Tensor.h>

namespace visagiste::training {

/// How alike pictures are. a, b: (B, C, H, W) in [0, 1]; where: (B, 1, H, W) weights, the pixels that count are 1.
/// Both return (B).

/// Peak signal-to-noise ratio in dB over those pixels and all channels; at most 100, for equal pictures.
[[nodiscard]] at::Tensor peakSignalToNoise(const at::Tensor& a, const at::Tensor& b, const at::Tensor& where);

/// Mean structural similarity over those pixels and all channels, Gaussian window of 11 pixels with sigma 1.5; 1 for
/// equal pictures. Method: Wang, Bovik, Sheikh, Simoncelli, 2004.
[[nodiscard]] at::Tensor structuralSimilarity(const at::Tensor& a, const at::Tensor& b, const at::Tensor& where);

}  // namespace visagiste::training
