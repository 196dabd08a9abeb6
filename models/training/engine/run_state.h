#pragma once

#include "models/training/engine/canvas.h"
#include "models/training/engine/weight_average.h"

#include <torch/optim/optimizer.h>

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace visagiste::training {

/// Everything that a training run needs to go on after a stop.
struct RunState {
  torch::nn::Module& network;
  torch::optim::Optimizer& optimizer;
  WeightAverage& average;
  torch::nn::Module* opponent = nullptr;  ///< With its optimiser, or neither.
  torch::optim::Optimizer* opponentOptimizer = nullptr;
  long step = 0;
  double trainedSeconds = 0;
};

/// Writes beside and renames.
void saveRun(const std::string& path, const RunState& state);

/// Throws c10::Error or std::runtime_error if the file does not fit the state's network.
void resumeRun(const std::string& path, RunState& state);

/// Sets the learning rate of all groups.
void setLearningRate(torch::optim::Optimizer& optimizer, double rate);

/// Seconds since it was made.
class Stopwatch {
 public:
  [[nodiscard]] double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
  }

 private:
  std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
};

/// Median time of 200 calls after 10 that do not count.
[[nodiscard]] double medianMilliseconds(const std::function<void()>& work);

/// The pictures, all of one size, in the networks' common normalisation (v - 0.5) / 0.25: (N, 3, H, W), channels-last.
[[nodiscard]] torch::Tensor normalised(const std::vector<Canvas>& pictures);

/// bfloat16 autocast on the CPU while in scope; float32 on processors that would only imitate it, many times slower.
class AutocastScope {
 public:
  AutocastScope();
  ~AutocastScope();
  AutocastScope(const AutocastScope&) = delete;
  AutocastScope& operator=(const AutocastScope&) = delete;
};

}  // namespace visagiste::training
