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

/// Whether a network takes pictures of one square size, or of any.
enum class InputSides { Square = 1, Any };

/// A network of models/networks with its weights, on its device, and the way in and out of it.
///
/// Net  the module's holder (TORCH_MODULE), whose forward() takes a batch of pictures. Any thread.
template <typename Net>
class LoadedNetwork {
 public:
  /// name  for messages, in the middle of a sentence: "detector".
  /// Throws Error{BadWeights} when a file is missing, damaged or of another architecture.
  LoadedNetwork(std::string name, const ModelManifest& manifest, const ComputeDevice& device,
                InputSides sides = InputSides::Square)
      : m_name(std::move(name)),
        m_device(device),
        m_inputSide(sides == InputSides::Square ? squareInputSide(manifest) : 0),
        m_normalization(inputNormalization(manifest)) {
    const InferenceScope scope(device);
    loadNetwork(*m_net, manifest, device);
  }

  /// The same network on the same device with weights from elsewhere: those of a file whose names start with `prefix`.
  /// who  how messages call the file. Throws Error{Unreadable} where they are those of another architecture.
  LoadedNetwork(const LoadedNetwork& shipped, const TensorFile& file, const std::string& prefix, const std::string& who)
      : m_name(shipped.m_name),
        m_device(shipped.m_device),
        m_inputSide(shipped.m_inputSide),
        m_normalization(shipped.m_normalization) {
    const InferenceScope scope(m_device);
    loadNetwork(*m_net, file, prefix, who, m_device);
  }

  [[nodiscard]] const ComputeDevice& device() const { return m_device; }
  [[nodiscard]] int inputSidePx() const { return m_inputSide; }  ///< Of the usual input, from model.json; 0 for any.

  /// Runs the network over the pictures and returns what `read` makes of its output.
  ///
  /// pictures  Rgb8, all of this size. Throws Error{InvalidArgument} otherwise or if there is none.
  /// read      runs on the calling thread within the call; what it throws is translated like a failure of the network.
  /// more      what forward() takes besides the pictures, float on the processor; goes where the pictures go.
  /// Calls wait for each other: the network's memory is shared.
  template <typename Read, typename... More>
  auto run(const std::vector<Image>& pictures, Size size, const Read& read, const More&... more) {
    return runFreely(pictures, size, InputForm::Cells,
                     [&](auto& net, const at::Tensor& input) { return read(net.forward(input, onDevice(more)...)); });
  }

  /// The same for networks whose forward() takes and gives more than tensors: `use` gets the module and the pictures in
  /// the form asked for.
  template <typename Use>
  auto runFreely(const std::vector<Image>& pictures, Size size, InputForm form, const Use& use) {
    try {
      const std::lock_guard<std::mutex> lock(m_mutex);
      const InferenceScope scope(m_device);
      return use(*m_net, m_normalization.tensorFrom(pictures, size, m_device, m_name, form));
    } catch (...) {
      rethrowTranslated(m_name);
    }
  }

  [[nodiscard]] at::Tensor onDevice(const at::Tensor& tensor) const {
    return tensor.to(torchDevice(m_device), torchType(m_device));
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
