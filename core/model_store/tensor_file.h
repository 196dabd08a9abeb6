#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/base/error.h"

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

/// What a reader of a TensorFile puts up with, and how it talks about the file.
struct TensorFileRules {
  ErrorCode code = ErrorCode::BadWeights;  ///< Of a damaged file.
  std::string kind = "weights file";       ///< For messages.
  std::string advice = "Fetch the file again or reinstall Visagiste.";
  std::uint64_t mostBytes = std::uint64_t{8} << 30U;
  std::uint64_t mostHeaderBytes = 16U << 20U;
  std::size_t mostTensors = 100'000;
};

/// Arrays with names: the safetensors format (8 bytes little-endian header length, JSON header, raw arrays), which can
/// hold no code. Immutable; any thread.
class TensorFile {
 public:
  /// Reads and checks the whole file: header, number types, and that the arrays fill the file without gap or overlap.
  /// Throws Error{NotFound}, Error{TooLarge} before anything is read, or an Error of the rules' code that names the
  /// file and what is wrong.
  [[nodiscard]] static TensorFile read(const std::filesystem::path& path, const TensorFileRules& rules = {});

  TensorFile(TensorFile&&) = default;
  TensorFile& operator=(TensorFile&&) = default;
  TensorFile(const TensorFile&) = delete;  // views point into the file
  TensorFile& operator=(const TensorFile&) = delete;
  ~TensorFile() = default;

  /// Throws the rules' Error naming file and array if it is absent.
  [[nodiscard]] const TensorView& at(const std::string& name) const;
  /// The same, and throws it unless the shape is `shape` (-1: any length).
  [[nodiscard]] const TensorView& at(const std::string& name, const std::vector<std::int64_t>& shape) const;
  [[nodiscard]] bool has(const std::string& name) const { return m_tensors.count(name) != 0; }
  [[nodiscard]] std::vector<std::string> names() const;

  /// Text under the header's "__metadata__"; throws the rules' Error if it is absent.
  [[nodiscard]] const std::string& metadata(const std::string& key) const;
  [[nodiscard]] std::string metadataOr(const std::string& key, const std::string& absent) const;

 private:
  TensorFile() = default;

  TensorFileRules m_rules;
  std::string m_path;
  std::vector<std::uint8_t> m_bytes;
  std::map<std::string, TensorView> m_tensors;
  std::map<std::string, std::string> m_metadata;
};

}  // namespace visagiste
