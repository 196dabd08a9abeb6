#pragma once

/// What loading any network has in common. LibTorch shows here: include it from .cpp files of core/inference only.

#include <array>
#include <string>

#include "core/inference/torch_bridge.h"
#include "core/model_store/manifest.h"
#include "core/model_store/tensor_file.h"
#include "core/types/image.h"

namespace torch::nn {
class Module;
}

namespace visagiste {

/// Verifies and reads the weights, puts them into the module and makes it ready to run: evaluation mode, batch
/// normalisation folded, placed on the device. Throws Error{BadWeights} that names file and way out.
void loadNetwork(torch::nn::Module& module, const ModelManifest& manifest, const ComputeDevice& device);

/// The same with the arrays of a file from elsewhere whose names start with `prefix`, without it. `who` is how messages
/// call the file. Throws Error{Unreadable} where the arrays are not exactly the module's.
void loadNetwork(torch::nn::Module& module, const TensorFile& file, const std::string& prefix, const std::string& who,
                 const ComputeDevice& device);

/// The side S of the one input {any, 3, S, S}. Throws Error{BadWeights} if that is not what the manifest describes.
[[nodiscard]] int squareInputSide(const ModelManifest& manifest);

/// Throws Error{BadWeights} unless the input has this side, which the program's crops have.
void requireInputSide(const ModelManifest& manifest, int sidePx);

/// From mean and std of the one input that is a picture. Throws Error{BadWeights} unless they are three numbers each.
[[nodiscard]] InputNormalization inputNormalization(const ModelManifest& manifest);

/// The manifest's number at this path, above 0. Throws Error{BadWeights} if there is none.
[[nodiscard]] float positiveNumber(const ModelManifest& manifest, const std::string& keyPath);

/// A plain grey picture for a network's first call, which prepares its kernels (30 to 90 ms): nobody should wait for
/// that in a live view.
[[nodiscard]] Image warmUpPicture(int sidePx);

}  // namespace visagiste
