#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/model_store/tensor_file.h"

namespace visagiste {

/// One named array of a file to be written.
struct NamedArray {
  std::string name;
  NumberType type = NumberType::Float32;
  std::vector<std::int64_t> shape;
  std::vector<std::uint8_t> bytes;  ///< Little-endian, row-major.
};

[[nodiscard]] NamedArray floatArray(const std::string& name, std::vector<std::int64_t> shape,
                                    const std::vector<float>& values);

/// Writes what TensorFile reads, whole or not at all.
/// metadata  UTF-8; empty: the file has none. Throws Error{Unwritable}, Error{InvalidArgument} for text in another
/// coding.
void writeTensors(const std::filesystem::path& path, const std::vector<NamedArray>& arrays,
                  const std::map<std::string, std::string>& metadata = {});

}  // namespace visagiste
