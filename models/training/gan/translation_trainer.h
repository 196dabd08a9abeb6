#pragma once

#include "models/networks/translator_nets.h"
#include "models/training/adversarial/image_pool.h"
#include "models/training/engine/checkpoint.h"
#include "models/training/gan/recipe.h"
#include "models/training/gan/step_figures.h"

#include <torch/optim/adamw.h>

#include <functional>
#include <memory>
#include <optional>

namespace visagiste::training {

/// How pictures of one set learn to look like those of another.
struct TranslationRecipe {
  enum class Family { CycleGan = 1, Cut, Pix2pix };

  Family family = Family::CycleGan;
  AdversarialLoss loss = AdversarialLoss::LeastSquares;
  double cycle = 10;    ///< CycleGAN: weight of source to target and back.
  double identity = 5;  ///< CycleGAN: of leaving target pictures alone.
  double contrast = 1;  ///< CUT: weight of PatchNCE, on source and on target pictures.
  double temperature = 0.07;
  double absolute = 100;  ///< pix2pix: weight of the absolute difference to the known answer.
  double featureMatching = 0;
  std::int64_t pool = 50;  ///< Made pictures that the discriminators remember.
  int width = 64;
  int blocks = 6;  ///< Residual blocks of the ResNet.
  int scales = 2;  ///< Of the discriminators.
  double rate = 0.0002;
  double discriminatorRateFactor = 1;
  double maxGradient = 10;
  double average = 0.999;
  void check() const;  ///< Throws std::invalid_argument.
};

/// "cyclegan", "cut", "pix2pix". Throws std::invalid_argument that lists them for another name.
[[nodiscard]] TranslationRecipe translationRecipe(const std::string& family);

/// A batch of each set: (B, 3, S, S) in [-1, 1]. With pix2pix picture i of the target is what picture i of the source
/// should become.
struct TranslationBatch {
  torch::Tensor source;
  torch::Tensor target;
};

/// Trains a translator from source to target (with CycleGAN also one back). Steps follow from the seed, the step's
/// number and the batches, to the last bit. One thread.
class TranslationTrainer {
 public:
  struct Setting {
    TranslationRecipe recipe;
    std::uint64_t seed = 1;
    int sidePx = 64;
    torch::Device device = torch::kCPU;
  };
  /// Throws std::invalid_argument where the recipe's networks cannot take the side.
  TranslationTrainer(const Setting& setting, std::function<TranslationBatch()> source);

  StepFigures step(long step, double rateFactor);

  /// What the averaged translator makes of pictures; without a graph.
  [[nodiscard]] torch::Tensor translated(const torch::Tensor& pictures);

  [[nodiscard]] CheckpointParts parts();
  [[nodiscard]] networks::TranslatorNet& translator() { return *m_forward; }
  [[nodiscard]] WeightAverage& average() { return m_average; }

 private:
  [[nodiscard]] torch::Tensor generatorObjective(StepFigures& figures);
  [[nodiscard]] torch::Tensor cycleObjective(StepFigures& figures);
  [[nodiscard]] torch::Tensor contrastObjective(StepFigures& figures);
  [[nodiscard]] torch::Tensor pairedObjective(StepFigures& figures);
  [[nodiscard]] torch::Tensor contrastOf(const torch::Tensor& from, const torch::Tensor& result);
  [[nodiscard]] torch::Tensor fooled(DiscriminatorNet& discriminator, const torch::Tensor& made);
  [[nodiscard]] torch::Tensor discriminatorObjective(StepFigures& figures);
  [[nodiscard]] std::vector<torch::Tensor> generatorParameters();
  [[nodiscard]] std::vector<torch::Tensor> discriminatorParameters();
  [[nodiscard]] torch::Tensor shown(const torch::Tensor& source, const torch::Tensor& result) const;

  Setting m_setting;
  std::function<TranslationBatch()> m_source;
  networks::TranslatorPtr m_forward;
  networks::TranslatorPtr m_back;          // CycleGAN only.
  torch::nn::ModuleList m_projections;     // CUT only: two layers for each layer of features.
  DiscriminatorPtr m_discriminator;        // Of the target.
  DiscriminatorPtr m_sourceDiscriminator;  // CycleGAN only.
  ImagePool m_pool, m_sourcePool;
  WeightAverage m_average;
  torch::optim::AdamW m_generatorOptimizer;
  torch::optim::AdamW m_discriminatorOptimizer;
  TranslationBatch m_batch;
  torch::Tensor m_made, m_madeSource;  // Of this step, with graphs until the generators' step is done.
};

}  // namespace visagiste::training
