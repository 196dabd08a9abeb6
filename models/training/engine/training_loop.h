#pragma once

#include <torch/nn/module.h>

#include <functional>
#include <string>
#include <vector>

#include "models/training/engine/options.h"

namespace visagiste::training {

/// The options that every training run has; minutes and seed are defaults of the task.
[[nodiscard]] std::vector<Options::Option> trainingLoopOptions(const std::string& folder, const std::string& minutes,
                                                               const std::string& batch, const std::string& seed);

/// What one task adds to the loop.
struct TrainingTask {
  std::function<torch::Tensor()>
      nextLoss;                    ///< Loss of the next batch, with its graph. The network is in training mode.
  std::function<void()> evaluate;  ///< Tells figures; the network holds its averaged weights, evaluation mode.
  double maxGradient = 1.0;        ///< Norm to which gradients are clipped.
};

/// AdamW with warm-up and cosine over the time given by the options, averaged weights, log.csv, and at every evaluation
/// run.pt (to resume) and weights.safetensors (averaged, half precision) in the folder `out`.
/// Throws std::runtime_error if a file cannot be read or written.
void runTrainingLoop(torch::nn::Module& network, const Options& options, const TrainingTask& task);

}  // namespace visagiste::training
