#pragma once

#include <string>

#include "models/networks/feature_net.h"
#include "models/training/style/style_set.h"

namespace visagiste::training {

/// Says how well a repainted portrait keeps its content and takes on its style, by the features of a fixed network.
class StyleJudge {
 public:
  /// features  weights file of networks::FeatureNet. Throws std::runtime_error if it is missing or of another shape.
  explicit StyleJudge(const std::string& features);

  /// (2, B): contentLoss() and styleLoss() of each picture, with a graph back to `result`.
  /// result  (B, 3, S, S) in [0, 1], what became of batch.contents. Eyes, nose and mouth count kFaceWeight times.
  [[nodiscard]] at::Tensor operator()(const StyleBatch& batch, const at::Tensor& result);

  static constexpr double kFaceWeight = 3.0;

 private:
  networks::FeatureNet m_features;
};

/// sRGB-coded values in [0, 1] as the networks take them.
[[nodiscard]] at::Tensor inNetworkRange(const at::Tensor& coded);

}  // namespace visagiste::training
