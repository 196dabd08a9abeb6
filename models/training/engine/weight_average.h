#pragma once

#include <torch/nn/module.h>

#include <vector>

namespace visagiste::training {

/// Exponential moving average of a network's parameters and floating-point buffers.
class WeightAverage {
 public:
  /// Starts as a copy of the network's values.
  explicit WeightAverage(const torch::nn::Module& module);

  /// average = decay * average + (1 - decay) * current.
  void update(double decay);

  /// Exchanges the network's values with the average's: once to evaluate, once more to train on.
  void swap();

  [[nodiscard]] std::vector<torch::Tensor>& values() { return m_average; }

 private:
  std::vector<torch::Tensor> m_current;  // Shares memory with the network.
  std::vector<torch::Tensor> m_average;
};

}  // namespace visagiste::training
