#pragma once

#include <ATen/core/Tensor.h>

#include <string>
#include <vector>

namespace visagiste::training {

/// Writes pictures side by side as a binary PPM file, beside and renamed: a row for each tensor.
/// rows  each (N, 3, H, W) in [0, 1], all of one size. Throws std::runtime_error if the file cannot be written.
void writeGrid(const std::string& path, const std::vector<at::Tensor>& rows);

}  // namespace visagiste::training
