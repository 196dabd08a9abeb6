#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace visagiste {

/// How the numbers of an array are stored.
enum class NumberType { Float32 = 1, Float16, BFloat16, Int32, UInt8 };

/// One array of a TensorFile; valid as long as the file.
struct TensorView {
  NumberType type = NumberType::Float32;
  std::vector<std::int64_t> shape;      ///< Row-major (last index runs fastest).
  const std::uint8_t* bytes = nullptr;  ///< Little-endian, not aligned.

  [[nodiscard]] std::size_t elementCount() const;
  /// Float types widened to float; throws Error{BadWeights} for integers.
  [[nodiscard]] std::vector<float> floats() const;
  /// Integer types widened to int; throws Error{BadWeights} for floats.
  [[nodiscard]] std::vector<int> integers() const;
};

/// Arrays with names: the safetensors format (8 bytes little-endian header length, JSON header, raw arrays), which can
/// hold no code. Immutable; any thread.
class TensorFile {
 public:
  /// Reads and checks the whole file: header, number types, and that the arrays fill the file without gap or overlap.
  /// Throws Error{NotFound} or Error{BadWeights} that names the file and what is wrong.
  [[nodiscard]] static TensorFile read(const std::filesystem::path& path);

  TensorFile(TensorFile&&) = default;
  TensorFile& operator=(TensorFile&&) = default;
  TensorFile(const TensorFile&) = delete;  // views point into the file
  TensorFile& operator=(const TensorFile&) = delete;
  ~TensorFile() = default;

  /// Throws Error{BadWeights} naming file and array if it is absent.
  [[nodiscard]] const TensorView& at(const std::string& name) const;
  /// The same, and throws Error{BadWeights} unless the shape is `shape` (-1: any length).
  [[nodiscard]] const TensorView& at(const std::string& name, const std::vector<std::int64_t>& shape) const;
  [[nodiscard]] bool has(const std::string& name) const { return m_tensors.count(name) != 0; }
  [[nodiscard]] std::vector<std::string> names() const;

  /// Text under the header's "__metadata__"; throws Error{BadWeights} if it is absent.
  [[nodiscard]] const std::string& metadata(const std::string& key) const;

 private:
  TensorFile() = default;

  std::string m_path;
  std::vector<std::uint8_t> m_bytes;
  std::map<std::string, TensorView> m_tensors;
  std::map<std::string, std::string> m_metadata;
};

}  // namespace visagiste
