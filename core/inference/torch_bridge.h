#pragma once

/// What the network wrappers of this folder share. LibTorch shows here: include it from .cpp files of core/inference
/// only.

#include <ATen/core/Tensor.h>
#include <c10/core/InferenceMode.h>

#include <array>
#include <exception>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/inference/device.h"
#include "core/types/image.h"

namespace visagiste {

[[nodiscard]] c10::Device torchDevice(const ComputeDevice& device);
[[nodiscard]] c10::ScalarType torchType(const ComputeDevice& device);

/// Holds for one call: no autograd bookkeeping, and the device's number of threads. Both are per calling thread.
class InferenceScope {
 public:
  explicit InferenceScope(const ComputeDevice& device);

 private:
  c10::InferenceMode m_mode;
};

/// How pictures lie before a network.
enum class InputForm {
  Cells = 1,  ///< (B, 48, height / 4, width / 4) as networks::inCells() gives it.
  Pixels,     ///< (B, 3, height, width), channels-last.
};

/// 8-bit values to what a network takes: (v / 255 - mean) / std for each channel, by table.
class InputNormalization {
 public:
  InputNormalization(const std::array<float, 3>& mean, const std::array<float, 3>& std);

  /// pictures  Rgb8, all of this size, sides multiples of networks::kInputCellSide. Throws Error{InvalidArgument}
  ///           naming `network` otherwise or if there is none.
  /// returns   in that form, on the device, in its number type: one pass over the pixels, where tensor, normalisation
  ///           and folding one by one took a fifth of a network's time.
  [[nodiscard]] at::Tensor tensorFrom(const std::vector<Image>& pictures, Size size, const ComputeDevice& device,
                                      std::string_view network, InputForm form = InputForm::Cells) const;

 private:
  std::array<std::array<float, 256>, 3> m_values{};
  std::array<std::array<c10::BFloat16, 256>, 3> m_narrowValues{};
};

/// Throws Error{Internal} naming the tensor unless it has this shape.
void requireShape(std::string_view name, const at::Tensor& tensor, std::initializer_list<std::int64_t> shape);

/// Throws Error{OutOfMemory} or Error{Internal} in place of an exception of LibTorch. Errors of ours pass.
[[noreturn]] void rethrowTranslated(std::string_view network);

}  // namespace visagiste
