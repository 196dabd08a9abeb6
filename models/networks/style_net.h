#pragma once

#include <torch/nn/modules/linear.h>

#include <cstddef>
#include <vector>

#include "models/networks/blocks.h"

namespace visagiste::networks {

/// Numbers that stand for a style: what a StyleEncoderNet reads from a picture and a StyleNet paints with. A mix of two
/// vectors is a mix of two styles.
constexpr int kStyleVectorLength = 128;

/// Sides of pictures for a StyleNet are multiples of this.
constexpr int kStyleNetStep = 8;

/// How far a pixel of the answer looks, in pixels of the picture: tiles that overlap by this have no seams.
constexpr int kStyleNetReachPx = 96;

/// Mean and spread of every normalised layer's channels over a whole picture.
///
/// A StyleNet normalises with them. Tiles of a large picture use those of a small copy of the whole, frames of a video
/// a slow average: else every tile and frame would come out in a light of its own.
struct StyleStatistics {
  std::vector<at::Tensor> means;       ///< (B, C) for each normalised layer, in the order of the network.
  std::vector<at::Tensor> deviations;  ///< Same, at least a little over 0.

  [[nodiscard]] bool empty() const { return means.empty(); }
};

/// Convolution 3 x 3, then an instance normalisation whose scale and shift belong to the style (AdaIN).
class StyledConvImpl : public torch::nn::Module {
 public:
  StyledConvImpl(int inChannels, int outChannels, int stride);

  /// x (B, in, H, W); vector (B, kStyleVectorLength). If `statistics` has an entry `index`, it is used; else this
  /// picture's own are used and appended.
  torch::Tensor forward(const torch::Tensor& x, const torch::Tensor& vector, StyleStatistics& statistics,
                        std::size_t index, Activation activation);

 private:
  int m_stride;
  int m_channels;
  torch::Tensor m_weight;
  torch::nn::Linear m_fromVector;  // Scale less 1, and shift.
};
TORCH_MODULE(StyledConv);

/// Repaints a picture in the style that a vector stands for; one network for all styles.
///
/// Input   pictures (B, 3, H, W), RGB, sRGB-coded values v in [0, 1] as (v - 0.5) / 0.25, sides multiples of
///         kStyleNetStep; vectors (B, kStyleVectorLength).
/// Output  (B, 3, H, W) float, sRGB-coded values in [0, 1].
/// Methods: Dumoulin et al., "A learned representation for artistic style", 2017 (one network, styles as scale and
/// shift of normalised channels); Ghiasi et al., "Exploring the structure of a real-time, arbitrary neural artistic
/// stylization network", 2017 (a second network tells them from a picture). Most of the work is done on an eighth of
/// the sides, with a finer path beside it that keeps eyes and edges.
class StyleNetImpl : public torch::nn::Module {
 public:
  StyleNetImpl();

  /// statistics  Empty: measured here and returned in it. Otherwise used, as measured on another picture of this batch
  ///             size by the same network.
  torch::Tensor forward(const torch::Tensor& pictures, const torch::Tensor& vectors, StyleStatistics& statistics);
  torch::Tensor forward(const torch::Tensor& pictures, const torch::Tensor& vectors);

 private:
  torch::Tensor m_stemWeight;
  torch::Tensor m_stemBias;
  StyledConv m_half;
  StyledConv m_quarter;
  torch::nn::ModuleList m_blocks;  // Pairs of StyledConv.
  StyledConv m_up;
  StyledConv m_fineFirst;
  StyledConv m_fineSecond;
  StyledConv m_out;
  torch::Tensor m_headWeight;
  torch::Tensor m_headBias;
};
TORCH_MODULE(StyleNet);

/// Side of the square pictures that a StyleEncoderNet reads.
constexpr int kStylePictureSide = 256;

/// Reads the style of pictures.
///
/// Input   (B, 3, 256, 256) in the same normalisation as above, or in cells (input_cells.h).
/// Output  (B, kStyleVectorLength) float.
/// Only means and spreads of channels over the whole picture reach the answer: what is where does not count.
class StyleEncoderNetImpl : public torch::nn::Module {
 public:
  StyleEncoderNetImpl();

  torch::Tensor forward(const torch::Tensor& pictures);

 private:
  ConvBlock m_stem;
  ConvBlock m_fine;
  ConvBlock m_middle;
  ConvBlock m_deep;
  torch::nn::Linear m_mix;
  torch::nn::Linear m_vector;
};
TORCH_MODULE(StyleEncoderNet);

}  // namespace visagiste::networks
