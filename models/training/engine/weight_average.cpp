#include "models/training/engine/weight_average.h"

#include <torch/types.h>

namespace visagiste::training {

WeightAverage::WeightAverage(const torch::nn::Module& module) {
  const torch::NoGradGuard noGrad;
  for (const torch::Tensor& parameter : module.parameters()) m_current.push_back(parameter);
  for (const torch::Tensor& buffer : module.buffers())
    if (buffer.is_floating_point())
      m_current.push_back(buffer);
  for (const torch::Tensor& value : m_current) m_average.push_back(value.detach().clone());
}

void WeightAverage::update(double decay) {
  const torch::NoGradGuard noGrad;
  for (std::size_t i = 0; i < m_current.size(); ++i) m_average[i].lerp_(m_current[i], 1.0 - decay);
}

void WeightAverage::swap() {
  const torch::NoGradGuard noGrad;
  for (std::size_t i = 0; i < m_current.size(); ++i) {
    const torch::Tensor kept = m_current[i].detach().clone();
    m_current[i].copy_(m_average[i]);
    m_average[i].copy_(kept);
  }
}

}  // namespace visagiste::training
