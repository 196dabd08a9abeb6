#include "core/inference/network_folder.h"

#include <torch/types.h>

#include "models/networks/blocks.h"
#include "models/networks/weights_file.h"

namespace visagiste {
namespace {

[[noreturn]] void failDescription(const ModelManifest& manifest, const std::string& what) {
  throw Error(ErrorCode::BadWeights, "The description of the model '" + manifest.id +
                                         "' does not fit this program: " + what + ". Reinstall Visagiste.");
}

std::array<float, 3> threeOf(const std::vector<double>& values, const ModelManifest& manifest, const char* name) {
  if (values.size() != 3)
    failDescription(manifest, std::string("its input's ") + name + " must be three numbers");
  return {static_cast<float>(values[0]), static_cast<float>(values[1]), static_cast<float>(values[2])};
}

const ModelInput& onlyInput(const ModelManifest& manifest) {
  if (manifest.inputs.size() != 1)
    failDescription(manifest, "it must have one input");
  return manifest.inputs.front();
}

/// The one that has colours; others may stand beside it.
const ModelInput& pictureInput(const ModelManifest& manifest) {
  const ModelInput* found = nullptr;
  for (const ModelInput& input : manifest.inputs) {
    if (input.colour.empty())
      continue;
    if (found != nullptr)
      failDescription(manifest, "it must have one picture as input");
    found = &input;
  }
  return found != nullptr ? *found : onlyInput(manifest);
}

void makeReady(torch::nn::Module& module, const std::string& who, const ComputeDevice& device) {
  try {
    module.eval();
    networks::foldBatchNorm(module);
    networks::placeOn(module, torchDevice(device), torchType(device));
  } catch (...) {
    rethrowTranslated(who);
  }
}

torch::Tensor tensorOf(const TensorView& view) {
  std::vector<float> values = view.floats();
  return torch::from_blob(values.data(), view.shape, torch::kFloat32).clone();
}

}  // namespace

void loadNetwork(torch::nn::Module& module, const ModelManifest& manifest, const ComputeDevice& device) {
  const std::filesystem::path file = verifiedWeights(manifest);
  try {
    networks::loadWeights(module, networks::readWeights(file.string()));
  } catch (const std::exception& error) {
    throw Error(ErrorCode::BadWeights, "The weights of the model '" + manifest.id +
                                           "' cannot be used: " + error.what() + ". Reinstall Visagiste.");
  }
  makeReady(module, manifest.id, device);
}

void loadNetwork(torch::nn::Module& module, const TensorFile& file, const std::string& prefix, const std::string& who,
                 const ComputeDevice& device) {
  networks::NamedTensors tensors;
  for (const std::string& name : file.names())
    if (name.compare(0, prefix.size(), prefix) == 0)
      tensors[name.substr(prefix.size())] = tensorOf(file.at(name));
  try {
    networks::loadWeights(module, tensors);
  } catch (const std::exception& error) {
    throw Error(ErrorCode::Unreadable, "The network in " + who + " cannot be used: " + error.what() + ".");
  }
  makeReady(module, who, device);
}

int squareInputSide(const ModelManifest& manifest) {
  const std::vector<std::int64_t>& shape = onlyInput(manifest).shape;
  if (shape.size() != 4 || shape[1] != 3 || shape[2] != shape[3] || shape[2] < 1 || shape[2] > 4096)
    failDescription(manifest, "its input must have the shape {any, 3, side, side}");
  return static_cast<int>(shape[2]);
}

void requireInputSide(const ModelManifest& manifest, int sidePx) {
  if (squareInputSide(manifest) != sidePx)
    failDescription(manifest, "it takes crops of another size than this program gives");
}

InputNormalization inputNormalization(const ModelManifest& manifest) {
  const ModelInput& input = pictureInput(manifest);
  return {threeOf(input.mean, manifest, "mean"), threeOf(input.std, manifest, "std")};
}

float positiveNumber(const ModelManifest& manifest, const std::string& keyPath) {
  const std::optional<double> number = manifest.number(keyPath);
  if (!number || !(*number > 0))
    failDescription(manifest, "it does not say " + keyPath);
  return static_cast<float>(*number);
}

Image warmUpPicture(int sidePx) {
  const auto side = static_cast<std::size_t>(sidePx);
  return {{sidePx, sidePx}, PixelFormat::Rgb8, std::vector<std::uint8_t>(side * side * 3, 128)};
}

}  // namespace visagiste
