#include "models/training/style/picture_grid.h"

#include <torch/types.h>

#include "models/training/engine/picture_file.h"

namespace visagiste::training {

void writeGrid(const std::string& path, const std::vector<torch::Tensor>& rows) {
  std::vector<torch::Tensor> lines;
  for (const torch::Tensor& row : rows) lines.push_back(torch::cat(row.detach().to(torch::kCPU, torch::kFloat32).unbind(0), 2));
  const torch::Tensor picture =
      (torch::cat(lines, 1).clamp(0, 1) * 255.0).round().to(torch::kUInt8).permute({1, 2, 0}).contiguous();
  writePictureFile(path, picture.data_ptr<std::uint8_t>(), picture.size(1), picture.size(0));
}

}  // namespace visagiste::training
