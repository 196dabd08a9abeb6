#include "models/training/engine/checkpoint.h"

#include <torch/types.h>

#include <filesystem>

namespace visagiste::training {
namespace {

template <class Part>
void writePart(torch::serialize::OutputArchive& archive, const std::string& name, const Part& part) {
  torch::serialize::OutputArchive inner;
  part.save(inner);
  archive.write(name, inner);
}

template <class Part>
void readPart(torch::serialize::InputArchive& archive, const std::string& name, Part& part) {
  torch::serialize::InputArchive inner;
  archive.read(name, inner);
  part.load(inner);
}

}  // namespace

void writeParts(torch::serialize::OutputArchive& archive, const CheckpointParts& parts) {
  for (const auto& [name, module] : parts.modules) writePart(archive, name, *module);
  for (const auto& [name, optimizer] : parts.optimizers) writePart(archive, name, *optimizer);
  for (const auto& [name, average] : parts.averages)
    for (std::size_t i = 0; i < average->values().size(); ++i)
      archive.write(name + std::to_string(i), average->values()[i], /*is_buffer=*/true);
  for (const auto& [name, tensor] : parts.tensors) archive.write(name, *tensor, /*is_buffer=*/true);
}

void saveCheckpoint(const std::string& path, const CheckpointParts& parts) {
  torch::serialize::OutputArchive archive;
  writeParts(archive, parts);
  archive.save_to(path + ".part");
  std::filesystem::rename(path + ".part", path);
}

void readParts(torch::serialize::InputArchive& archive, const CheckpointParts& parts) {
  for (const auto& [name, module] : parts.modules) readPart(archive, name, *module);
  for (const auto& [name, optimizer] : parts.optimizers) readPart(archive, name, *optimizer);
  const torch::NoGradGuard noGrad;
  for (const auto& [name, average] : parts.averages)
    for (std::size_t i = 0; i < average->values().size(); ++i) {
      torch::Tensor value;
      archive.read(name + std::to_string(i), value, /*is_buffer=*/true);
      average->values()[i].copy_(value);
    }
  for (const auto& [name, tensor] : parts.tensors) archive.read(name, *tensor, /*is_buffer=*/true);
}

void loadCheckpoint(const std::string& path, const CheckpointParts& parts) {
  torch::serialize::InputArchive archive;
  archive.load_from(path);
  readParts(archive, parts);
}

}  // namespace visagiste::training
