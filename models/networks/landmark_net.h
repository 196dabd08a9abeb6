#pragma once

#include "models/networks/blocks.h"

#include <torch/nn/modules/dropout.h>

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
/// Channels  (B, 53) float: strengths of the head model's expression channels as far as the picture tells, about 0 to 1
///           and not clamped; their names are listed in model.json.
struct LandmarkOutput {
  torch::Tensor points;
  torch::Tensor presence;
  torch::Tensor channels;
};

constexpr int kLandmarkInputSide = 128;
constexpr int kLandmarkPoints = 478;
constexpr int kLandmarkChannels = 53;

/// What the network sees before it answers: the finer map still shows lids and irises, the coarser one the whole face.
struct LandmarkFeatures {
  torch::Tensor fine;    // (B, 96, 16, 16)
  torch::Tensor coarse;  // (B, 144, 8, 8)
};

/// Reads the expression channels off the features. Can be trained by itself on features that are kept.
class ChannelHeadImpl : public torch::nn::Module {
 public:
  ChannelHeadImpl();
  torch::Tensor forward(const LandmarkFeatures& features);  // -> (B, 53)

 private:
  ConvBlock m_fine;
  ConvBlock m_join;
  torch::nn::Dropout m_dropout;
  torch::nn::Linear m_hidden;
  torch::nn::Linear m_strengths;
};
TORCH_MODULE(ChannelHead);

class LandmarkNetImpl : public torch::nn::Module {
 public:
  LandmarkNetImpl();

  LandmarkOutput forward(const torch::Tensor& crops);

  LandmarkFeatures features(const torch::Tensor& crops);
  [[nodiscard]] ChannelHead channelHead() const { return m_channels; }

  /// Mean points in crop units, (478, 3); the network predicts the difference. Kept in float32 with the weights.
  void setMeanShape(const torch::Tensor& points);

 private:
  ConvBlock m_stem;
  torch::nn::ModuleList m_body;
  ConvBlock m_reduce;
  torch::nn::Linear m_hidden;
  torch::nn::Linear m_points;
  torch::nn::Linear m_presence;
  ChannelHead m_channels;
  torch::Tensor m_meanShape;
};
TORCH_MODULE(LandmarkNet);

}  // namespace visagiste::networks
