#pragma once

#include "models/networks/feature_net.h"
#include "models/training/engine/options.h"

#include <torch/types.h>

#include <string>

namespace visagiste::training {

/// The option that names the weights of PictureFeatures: "features".
[[nodiscard]] Options::Option featuresOption();

/// The space in which a run's pictures are compared: that of the project's feature network, in which alike means alike
/// to the eye, or of pictures averaged down to 8 x 8 pixels. One thread.
class PictureFeatures {
 public:
  /// weights  File of networks::FeatureNet, or "none" for 8 x 8 pixels. Throws std::runtime_error if it is missing or
  /// of
  ///          another shape.
  explicit PictureFeatures(const std::string& weights);

  /// pictures  (N, 3, S, S) in [-1, 1]. Returns rows (N, D) on the CPU, without a graph: with the network its coarsest
  ///           layer's mean and deviation over the picture.
  [[nodiscard]] torch::Tensor of(const torch::Tensor& pictures);

 private:
  [[nodiscard]] torch::Tensor byNetwork(const torch::Tensor& pictures);

  networks::FeatureNet m_network{nullptr};
};

}  // namespace visagiste::training
