#pragma once

#include "models/networks/blocks.h"

#include <vector>

namespace visagiste::networks {

/// Finds upright to slanted faces (in-plane roll to 60 degrees) anywhere in a picture.
///
/// Input   (B, 3, H, W) channels-last, H and W multiples of 32, RGB, sRGB-coded values v in [0, 1] as (v - 0.5) / 0.25;
/// or in cells.
///         Live: the picture shrunk by area averaging so that its longer side is 320, padded at the right and below
///         with its border or black. Faces of 24 to 280 input pixels are found, below 64 not all; for smaller
///         faces in a large still run it again on a larger input (640, 1280), for one that overfills the picture on a
///         smaller one.
/// Output  three float maps (B, 6, H / stride, W / stride) for the strides 8, 16, 32; channels and decoding as in
///         face_decode.h (appendFaces(), then withoutDuplicates()). The face square is that of face_crop.h; the
///         landmark network's crop is this square times kLandmarkCropOverFace.
class FaceDetectorNetImpl : public torch::nn::Module {
 public:
  FaceDetectorNetImpl();

  std::vector<torch::Tensor> forward(const torch::Tensor& pictures);

 private:
  ConvBlock m_stem;
  ResidualBlock m_fine;
  ConvBlock m_toMiddle;
  torch::nn::ModuleList m_middle;
  ConvBlock m_toCoarse;
  torch::nn::ModuleList m_coarse;
  ConvBlock m_middleFromCoarse;
  ConvBlock m_fineFromMiddle;
  torch::nn::ModuleList m_heads;
  torch::nn::ModuleList m_outputs;
};
TORCH_MODULE(FaceDetectorNet);

}  // namespace visagiste::networks
