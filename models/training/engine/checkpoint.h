#pragma once

#include "models/training/engine/weight_average.h"

#include <torch/optim/optimizer.h>
#include <torch/serialize/archive.h>

#include <string>
#include <utility>
#include <vector>

namespace visagiste::training {

/// The parts of a run that a checkpoint file holds, by name. Borrowed: they outlive this.
struct CheckpointParts {
  template <class Part>
  using Named = std::vector<std::pair<std::string, Part*>>;

  Named<torch::nn::Module> modules;
  Named<torch::optim::Optimizer> optimizers;
  Named<WeightAverage> averages;
  Named<torch::Tensor> tensors;
};

/// Puts the parts into an archive, and takes them out of one. Reading throws c10::Error or std::runtime_error if the
/// archive does not fit them.
void writeParts(torch::serialize::OutputArchive& archive, const CheckpointParts& parts);
void readParts(torch::serialize::InputArchive& archive, const CheckpointParts& parts);

/// Writes beside and renames: a run that is killed meanwhile leaves the older file whole.
void saveCheckpoint(const std::string& path, const CheckpointParts& parts);

/// Throws c10::Error or std::runtime_error if the file is missing or does not fit the parts.
void loadCheckpoint(const std::string& path, const CheckpointParts& parts);

}  // namespace visagiste::training
