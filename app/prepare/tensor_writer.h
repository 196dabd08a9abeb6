#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace visagiste::prepare {

/// One named array of a safetensors file.
struct NamedArray {
  std::string name;
  std::string dtype;  ///< "U8", "F32".
  std::vector<std::int64_t> shape;
  std::vector<std::uint8_t> bytes;  ///< Little-endian, row-major.
};

[[nodiscard]] NamedArray floatArray(const std::string& name, std::vector<std::int64_t> shape,
                                    const std::vector<float>& values);

/// Writes a safetensors file beside `path` and renames it. Throws Error{Unwritable}.
void writeTensors(const std::filesystem::path& path, const std::vector<NamedArray>& arrays);

}  // namespace visagiste::prepare
