#pragma once

/// What every network wrapper of this folder is made of. LibTorch shows here: include it from .cpp files of
/// core/inference only.

#include <ATen/Tensor.h>

#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "core/inference/network_folder.h"

namespace visagiste {

/// A network of models/networks with its weights, on its device, and the way in and out of it.
///
/// Net  the module's holder (TORCH_MODULE), whose forward() takes a batch of pictures. Any thread.
template <typename Net>
class LoadedNetwork {
 public:
  /// name  for messages, in the middle of a sentence: "detector".
  /// Throws Error{BadWeights} when a file is missing, damaged or of another architecture.
  LoadedNetwork(std::string name, const ModelManifest& manifest, const ComputeDevice& device)
      : m_name(std::move(name)),
        m_device(device),
        m_inputSide(squareInputSide(manifest)),
        m_normalization(inputNormalization(manifest)) {
    const InferenceScope scope(device);
    loadNetwork(*m_net, manifest, device);
  }

  [[nodiscard]] const ComputeDevice& device() const { return m_device; }
  [[nodiscard]] int inputSidePx() const { return m_inputSide; }  ///< Of the usual input, from model.json.

  /// Runs the network over the pictures and returns what `read` makes of its output.
  ///
  /// pictures  Rgb8, all of this size. Throws Error{InvalidArgument} otherwise or if there is none.
  /// read      runs on the calling thread within the call; what it throws is translated like a failure of the network.
  /// more      what forward() takes besides the pictures, float on the processor; goes where the pictures go.
  /// Calls wait for each other: the network's memory is shared.
  template <typename Read, typename... More>
  auto run(const std::vector<Image>& pictures, Size size, const Read& read, const More&... more) {
    try {
      const std::lock_guard<std::mutex> lock(m_mutex);
      const InferenceScope scope(m_device);
      return read(m_net->forward(m_normalization.tensorFrom(pictures, size, m_device, m_name),
                                 more.to(torchDevice(m_device), torchType(m_device))...));
    } catch (...) {
      rethrowTranslated(m_name);
    }
  }

 private:
  std::string m_name;
  ComputeDevice m_device;
  int m_inputSide;
  InputNormalization m_normalization;
  Net m_net;  // Guarded by m_mutex.
  std::mutex m_mutex;
};

}  // namespace visagiste
