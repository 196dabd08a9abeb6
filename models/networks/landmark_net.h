#pragma once

#include "models/networks/blocks.h"

namespace visagiste::networks {

/// Dense face landmarks from an aligned square crop.
///
/// Crop      faceSquare() of the last known points (or the detector's square), side times kLandmarkCropOverFace
///           (models/networks/face_crop.h), resampled to 128 x 128; shrinking averages over areas. What lies outside
///           the picture repeats the border or is black: both were seen in training.
/// Input     (B, 3, 128, 128) channels-last, RGB, sRGB-coded values v in [0, 1] as (v - 0.5) / 0.25; or in cells.
/// Points    (B, 478, 3) float: x, y in crop units, (0, 0) the crop's middle, (-0.5, -0.5) its top-left corner, x
/// right,
///           y down along the crop's own axes; picture position by pictureFromCrop(). z in crop units too (times the
///           crop's side gives pixels), smaller is nearer to the camera, 0 near the head's centre.
///           Order: the canonical face mesh (0 to 467), then centre and four edge points (image right, top, image left,
///           bottom, of an upright face) of the person's right iris (468 to 472) and left iris (473 to 477).
/// Presence  (B) logit: is the crop centred on a face? Threshold in model.json.
struct LandmarkOutput {
  torch::Tensor points;
  torch::Tensor presence;
};

constexpr int kLandmarkInputSide = 128;
constexpr int kLandmarkPoints = 478;

class LandmarkNetImpl : public torch::nn::Module {
 public:
  LandmarkNetImpl();

  LandmarkOutput forward(const torch::Tensor& crops);

  /// Mean points in crop units, (478, 3); the network predicts the difference. Kept in float32 with the weights.
  void setMeanShape(const torch::Tensor& points);

 private:
  ConvBlock m_stem;
  torch::nn::ModuleList m_body;
  ConvBlock m_reduce;
  torch::nn::Linear m_hidden;
  torch::nn::Linear m_points;
  torch::nn::Linear m_presence;
  torch::Tensor m_meanShape;
};
TORCH_MODULE(LandmarkNet);

}  // namespace visagiste::networks
