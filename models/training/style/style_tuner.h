#pragma once

#include <torch/optim/adamw.h>

#include "models/networks/style_net.h"
#include "models/training/adversarial/adversarial_loss.h"
#include "models/training/adversarial/patch_discriminator.h"
#include "models/training/engine/checkpoint.h"
#include "models/training/gan/step_figures.h"
#include "models/training/style/style_judge.h"

namespace visagiste::training {

/// A network that knows one style, with the vector that it was tuned to; weights by "net." and "vector".
class OneStyleImpl : public torch::nn::Module {
 public:
  OneStyleImpl();

  /// contents (B, 3, H, W) sRGB-coded values in [0, 1]; the result too.
  torch::Tensor repainted(const torch::Tensor& contents);

  networks::StyleNet net;
  torch::Tensor vector;  ///< (1, kStyleVectorLength)
};
TORCH_MODULE(OneStyle);

/// What counts while a style is tuned.
struct TuningWeights {
  double style = 1;        ///< Beside the content.
  double smooth = 0.2;     ///< Of the differences of neighbouring pixels.
  double adversarial = 0.1;  ///< Of the discriminator; 0: there is none.
  AdversarialLoss loss = AdversarialLoss::LeastSquares;
  double rate = 0.0008;
  double average = 0.99;  ///< Final decay of the averaged weights.
};

/// Makes a network of all styles one of a single style: perceptual losses keep the portrait and take the style's texture
/// and colours, a discriminator tells patches of the style's pictures from patches of repainted portraits.
/// One thread. A step follows from the weights and the batch alone.
class StyleTuner {
 public:
  /// features  weights of the judging network.
  StyleTuner(OneStyle style, const std::string& features, const TuningWeights& weights);

  /// Both networks learn from the batch.
  StepFigures step(const StyleBatch& batch, long step, double rateFactor);

  /// With the averaged weights; without a graph.
  [[nodiscard]] torch::Tensor repainted(const torch::Tensor& contents);
  /// "content" and "style" of the averaged weights, and "total", their sum as weighted: smaller is better.
  [[nodiscard]] std::map<std::string, double> measures(const StyleBatch& batch);

  [[nodiscard]] CheckpointParts parts();
  void writeWeights(const std::string& path);  ///< The averaged ones, in half precision.

 private:
  [[nodiscard]] torch::Tensor generatorObjective(const StyleBatch& batch, StepFigures& figures);

  OneStyle m_style;
  PatchDiscriminator m_discriminator;
  StyleJudge m_judge;
  TuningWeights m_weights;
  WeightAverage m_average;
  torch::optim::AdamW m_optimizer;
  torch::optim::AdamW m_discriminatorOptimizer;
  torch::Tensor m_result;  // Of this step, without a graph.
};

}  // namespace visagiste::training
