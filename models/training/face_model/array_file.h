#pragma once

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace visagiste::training {

/// Writes named arrays as safetensors (8 bytes little-endian header length, JSON header, raw arrays) beside `path` and
/// renames. Number types: float32, float16, int32, uint8.
/// metadata  texts under "__metadata__"; plain ASCII.
/// Throws std::runtime_error naming the file or the array.
void writeArrays(const std::filesystem::path& path, const std::vector<std::pair<std::string, at::Tensor>>& arrays,
                 const std::map<std::string, std::string>& metadata);

}  // namespace visagiste::training
