#pragma once

#include <torch/types.h>

#include <functional>
#include <vector>

namespace visagiste::training {

/// DP-SGD's gradient: each sample's gradient is clipped by itself, then the sum gets noise.
struct PrivateGradient {
  double clip = 1;                 ///< Norm over all parameters to which each sample's gradient is cut; > 0.
  double noise = 1;                ///< Deviation of the Gaussian noise in units of clip; >= 0.
  std::int64_t expectedBatch = 1;  ///< What the sum is divided by: the mean number of samples, not this batch's.
  at::Generator noiseSource;       ///< Whoever knows its seed knows the noise. Undefined: torch's default generator.
};

/// Sets the parameters' gradients; samples may be 0, then there is noise only.
///
/// lossOf  Loss of one sample with its graph.
/// Method: Abadi et al., "Deep learning with differential privacy", 2016, algorithm 1.
void setPrivateGradient(const std::vector<torch::Tensor>& parameters,
                        const std::function<torch::Tensor(std::int64_t sample)>& lossOf, std::int64_t samples,
                        const PrivateGradient& how);

}  // namespace visagiste::training
