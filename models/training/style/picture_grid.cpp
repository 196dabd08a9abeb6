#include "models/training/style/picture_grid.h"

#include <torch/types.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

namespace visagiste::training {

void writeGrid(const std::string& path, const std::vector<torch::Tensor>& rows) {
  std::vector<torch::Tensor> lines;
  for (const torch::Tensor& row : rows) lines.push_back(torch::cat(row.detach().to(torch::kCPU, torch::kFloat32).unbind(0), 2));
  const torch::Tensor picture =
      (torch::cat(lines, 1).clamp(0, 1) * 255.0).round().to(torch::kUInt8).permute({1, 2, 0}).contiguous();
  const std::string beside = path + ".part";
  {
    std::ofstream file(beside, std::ios::binary);
    file << "P6\n" << picture.size(1) << ' ' << picture.size(0) << "\n255\n";
    file.write(static_cast<const char*>(picture.data_ptr()), static_cast<std::streamsize>(picture.numel()));
    if (!file.flush())
      throw std::runtime_error("cannot write " + beside);
  }
  std::filesystem::rename(beside, path);
}

}  // namespace visagiste::training
