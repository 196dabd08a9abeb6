#pragma once

#include <torch/nn/module.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "models/training/engine/options.h"

namespace visagiste::training {

/// The options that every training run has; minutes and seed are defaults of the task.
[[nodiscard]] std::vector<Options::Option> trainingLoopOptions(const std::string& folder, const std::string& minutes,
                                                               const std::string& batch, const std::string& seed);

/// A second network that learns against the first one, with an optimiser of its own: a GAN's discriminator.
struct Opponent {
  torch::nn::Module& network;
  std::function<torch::Tensor()> nextLoss;  ///< Called after the first network's step, on the same batch. Its graph
                                            ///< ends before the first network's weights.
  double rateFactor = 1.0;                  ///< Its learning rate over the first one's: two time scales.
};

/// What one task adds to the loop.
struct TrainingTask {
  std::function<void(long step)> begin;  ///< May be empty. Called once, with the number of steps made before: batches
                                         ///< that follow from it go on exactly after a resume.
  std::function<torch::Tensor()>
      nextLoss;                    ///< Loss of the next batch, with its graph. The network is in training mode.
  std::function<void()> evaluate;  ///< Tells figures; the network holds its averaged weights, evaluation mode.
  double maxGradient = 1.0;        ///< Norm to which gradients are clipped.
  double firstMoment = 0.9;        ///< AdamW's beta1; GANs want less.
  std::optional<Opponent> opponent;
};

/// AdamW with warm-up and cosine over the time given by the options, averaged weights, log.csv, and at every evaluation
/// run.pt (to resume) and weights.safetensors (averaged, half precision) in the folder `out`.
/// With --steps the learning rate follows the steps, not the time: a run that is stopped and resumed then ends with the
/// same weights to the last bit as one that is not, where the task's batches follow from begin().
/// Throws std::runtime_error if a file cannot be read or written.
void runTrainingLoop(torch::nn::Module& network, const Options& options, const TrainingTask& task);

}  // namespace visagiste::training
