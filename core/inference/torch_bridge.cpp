#include "core/inference/torch_bridge.h"

#include <ATen/ops/empty.h>
#include <ATen/Parallel.h>
#include <c10/util/Exception.h>

#include <new>
#include <sstream>

#include "models/networks/input_cells.h"

namespace visagiste {
namespace {

constexpr int kCell = networks::kInputCellSide;

/// The cells of one row of cells, whose pixels start at `rows`.
template <int kSide, typename Value>
Value* fillCells(Value* target, const std::array<const std::uint8_t*, kSide>& rows, int cells,
                 const std::array<std::array<Value, 256>, 3>& table) {
  constexpr int kCellBytes = 3 * kSide;  // Of one row of a cell.
  for (int cell = 0; cell < cells; ++cell) {
    for (std::size_t channel = 0; channel < 3; ++channel)
      for (const std::uint8_t* row : rows)
        for (int x = 0; x < kSide; ++x)
          *target++ = table[channel][row[cell * kCellBytes + 3 * x + static_cast<int>(channel)]];
  }
  return target;
}

/// A single pixel is a cell too.
template <int kSide, typename Value>
void fill(Value* target, const std::vector<Image>& pictures, const std::array<std::array<Value, 256>, 3>& table) {
  for (const Image& picture : pictures)
    for (int y = 0; y < picture.height(); y += kSide) {
      std::array<const std::uint8_t*, kSide> rows{};
      for (int i = 0; i < kSide; ++i) rows[static_cast<std::size_t>(i)] = picture.row(y + i);
      target = fillCells<kSide>(target, rows, picture.width() / kSide, table);
    }
}

template <typename Value>
void fill(Value* target, const std::vector<Image>& pictures, const std::array<std::array<Value, 256>, 3>& table,
          InputForm form) {
  if (form == InputForm::Cells)
    fill<kCell>(target, pictures, table);
  else
    fill<1>(target, pictures, table);
}

}  // namespace

c10::Device torchDevice(const ComputeDevice& device) {
  return {device.kind == DeviceKind::Cuda ? c10::DeviceType::CUDA : c10::DeviceType::CPU};
}

c10::ScalarType torchType(const ComputeDevice& device) {
  return device.precision == Precision::BFloat16 ? c10::ScalarType::BFloat16 : c10::ScalarType::Float;
}

InferenceScope::InferenceScope(const ComputeDevice& device) {
  // OpenMP keeps the number per calling thread, so a job and the live view do not disturb each other.
  if (at::get_num_threads() != device.threads)
    at::set_num_threads(device.threads);
}

InputNormalization::InputNormalization(const std::array<float, 3>& mean, const std::array<float, 3>& std) {
  for (std::size_t channel = 0; channel < 3; ++channel) {
    if (!(std[channel] > 0))
      throw Error(ErrorCode::BadWeights, "The model's input std must be above 0. Reinstall the program's model files.");
    for (std::size_t value = 0; value < 256; ++value) {
      const float normalized = (static_cast<float>(value) / 255.0F - mean[channel]) / std[channel];
      m_values[channel][value] = normalized;
      m_narrowValues[channel][value] = c10::BFloat16(normalized);
    }
  }
}

at::Tensor InputNormalization::tensorFrom(const std::vector<Image>& pictures, Size size, const ComputeDevice& device,
                                          std::string_view network, InputForm form) const {
  if (pictures.empty())
    throw Error(ErrorCode::InvalidArgument, "There is no picture for the " + std::string(network) + " network.");
  for (const Image& picture : pictures) {
    if (picture.format() == PixelFormat::Rgb8 && picture.size() == size)
      continue;
    std::ostringstream text;
    text << "The picture for the " << network << " network is " << picture.width() << " × " << picture.height()
         << " with " << picture.channels() << " channels; it must be " << size.width << " × " << size.height << " RGB.";
    throw Error(ErrorCode::InvalidArgument, text.str());
  }
  if (size.width % kCell != 0 || size.height % kCell != 0)
    throw Error(ErrorCode::InvalidArgument, "The sides of pictures for the " + std::string(network) +
                                                " network must be multiples of " + std::to_string(kCell) + ".");
  const auto count = static_cast<std::int64_t>(pictures.size());
  const c10::ScalarType type = torchType(device);
  const std::int64_t side = form == InputForm::Cells ? kCell : 1;
  const at::Tensor cells = at::empty({count, 3 * side * side, size.height / side, size.width / side},
                                     at::TensorOptions().dtype(type).memory_format(at::MemoryFormat::ChannelsLast));
  if (type == c10::ScalarType::BFloat16)
    fill(cells.data_ptr<c10::BFloat16>(), pictures, m_narrowValues, form);
  else
    fill(cells.data_ptr<float>(), pictures, m_values, form);
  return cells.to(torchDevice(device));
}

void requireShape(std::string_view name, const at::Tensor& tensor, std::initializer_list<std::int64_t> shape) {
  if (tensor.defined() && tensor.sizes() == c10::IntArrayRef(shape))
    return;
  std::ostringstream text;
  text << "The network's output \"" << name << "\" has the shape ";
  if (tensor.defined())
    text << tensor.sizes();
  else
    text << "of nothing";
  text << " where " << c10::IntArrayRef(shape) << " belongs. Weights and program are of different versions.";
  throw Error(ErrorCode::Internal, text.str());
}

void rethrowTranslated(std::string_view network) {
  const std::string who = "The " + std::string(network) + " network failed: ";
  try {
    throw;
  } catch (const Error&) {
    throw;
  } catch (const c10::OutOfMemoryError& error) {
    throw Error(ErrorCode::OutOfMemory, who + error.what_without_backtrace());
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::OutOfMemory, who + "memory ran out. Close other programs and try again.");
  } catch (const c10::Error& error) {
    throw Error(ErrorCode::Internal, who + error.what_without_backtrace());
  } catch (const std::exception& error) {
    throw Error(ErrorCode::Internal, who + error.what());
  }
}

}  // namespace visagiste
