#pragma once

#include "models/networks/generator_net.h"
#include "models/training/adversarial/augmentation.h"
#include "models/training/engine/checkpoint.h"
#include "models/training/engine/worker_group.h"
#include "models/training/gan/recipe.h"
#include "models/training/gan/step_figures.h"

#include <torch/optim/adamw.h>

#include <functional>

namespace visagiste::training {

/// Real samples of one step of the discriminator.
struct GanBatch {
  torch::Tensor real;     ///< (B, 3, S, S) in [-1, 1], or points (B, dimensions).
  torch::Tensor classes;  ///< (B, classes) one-hot; undefined without classes.
};

/// Generator and discriminator of one recipe, with their optimisers and the averaged generator. One thread.
///
/// Several workers make the same weights as one would, but for rounding: gradients are averaged, latents are shares of
/// the same draw, batch normalisation sees the whole batch (feature matching and the StyleGAN discriminator's deviation
/// see the share). Figures are means over all, samples and pictures the first one's share.
///
/// Steps follow from the seed, the step's number and the batches: a run that goes on from a checkpoint makes the same
/// numbers to the last bit. Private training draws its noise from the system instead.
class GanTrainer {
 public:
  /// source  The next batch, of expectedBatch samples (on average, in private training).
  struct Setting {
    GanRecipe recipe;
    std::uint64_t seed = 1;
    std::int64_t expectedBatch = 16;
    torch::Device device = torch::kCPU;
    WorkerGroup* workers = nullptr;  ///< Borrowed. Each of them gets the whole batch and learns from its share.
  };
  GanTrainer(const Setting& setting, networks::GeneratorPtr generator, DiscriminatorPtr discriminator,
             std::function<GanBatch()> source);

  /// rateFactor  Of the schedule, >= 0.
  StepFigures step(long step, double rateFactor);

  /// Times the recipe's rates from now on; 0 lets a network stand still.
  void setRateFactors(double generator, double discriminator);

  /// What the averaged generator makes of a seed: (count, ...), without a graph. Classes and codes take turns.
  [[nodiscard]] torch::Tensor made(std::int64_t count, std::uint64_t seed);
  /// The discriminator's answers (B) to real samples, evaluation mode.
  [[nodiscard]] torch::Tensor answers(const GanBatch& batch);

  [[nodiscard]] CheckpointParts parts();
  [[nodiscard]] const GanRecipe& recipe() const { return m_setting.recipe; }
  [[nodiscard]] networks::GeneratorNet& generator() { return *m_generator; }
  [[nodiscard]] DiscriminatorNet& discriminator() { return *m_discriminator; }
  [[nodiscard]] WeightAverage& average() { return m_average; }
  [[nodiscard]] double augmentation() const { return m_augmentation->value(); }

 private:
  void stepDiscriminator(StepFigures& figures);
  [[nodiscard]] GanBatch nextBatch();
  [[nodiscard]] int workerCount() const { return m_setting.workers != nullptr ? m_setting.workers->world() : 1; }
  [[nodiscard]] torch::Tensor shareOf(const torch::Tensor& rows) const;
  void shareGradients(torch::nn::Module& network);
  void shareFigures(StepFigures& figures);
  void stepPrivately(StepFigures& figures, const GanBatch& batch, const torch::Tensor& fake);
  void stepGenerator(StepFigures& figures, long step);
  [[nodiscard]] torch::Tensor discriminatorObjective(StepFigures& figures, const GanBatch& batch,
                                                     const torch::Tensor& fake);
  [[nodiscard]] torch::Tensor penalties(const GanBatch& batch, const torch::Tensor& fake);
  [[nodiscard]] torch::Tensor latentsFor(std::int64_t count, const torch::Tensor& classes);
  [[nodiscard]] Judgement judged(const torch::Tensor& samples, const torch::Tensor& classes);

  Setting m_setting;
  networks::GeneratorPtr m_generator;
  DiscriminatorPtr m_discriminator;
  std::function<GanBatch()> m_source;
  WeightAverage m_average;
  torch::optim::AdamW m_generatorOptimizer;
  torch::optim::AdamW m_discriminatorOptimizer;
  AdaptiveProbability m_augmentation;
  torch::Tensor m_codes;        // int64 (B), of the latents drawn last.
  at::Generator m_noiseSource;  // Of private training; else undefined.
  torch::Tensor m_pathTarget;   // Running mean of path lengths.
  GanBatch m_batch;
  long m_step = 0;
  double m_generatorFactor = 1;
  double m_discriminatorFactor = 1;
};

}  // namespace visagiste::training
