#pragma once

#include <torch/nn/module.h>

#include <map>
#include <string>

namespace visagiste::networks {

/// Weights of a network by name: parameters and floating-point buffers, names as torch::nn::Module gives them.
using NamedTensors = std::map<std::string, torch::Tensor>;

/// How convolution and matrix weights are stored. Vectors and buffers are always float32.
enum class StoredAs { Float32 = 1, Float16 };

/// Writes the safetensors format (8 bytes little-endian header length, JSON header, raw tensors) beside and renames.
/// Throws std::runtime_error if the file cannot be written.
void writeWeights(const std::string& path, const torch::nn::Module& module, StoredAs storedAs);

/// Reads such a file. Number types float32, float16, bfloat16. Throws std::runtime_error if the file is missing,
/// truncated, or its header lies about sizes.
[[nodiscard]] NamedTensors readWeights(const std::string& path);

/// Copies the values into the module. Throws std::runtime_error naming the first tensor that is missing, left over, or
/// of another shape; the module is then unchanged.
void loadWeights(torch::nn::Module& module, const NamedTensors& tensors);

}  // namespace visagiste::networks
