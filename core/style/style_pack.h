#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "core/model_store/tensor_file.h"
#include "core/types/image.h"
#include "core/types/style_vector.h"

namespace visagiste {

/// What a style pack says about itself, for people. UTF-8.
struct StyleCard {
  std::string name;
  std::string nameZh;  ///< Simplified Chinese; empty: the same name.
  std::string author;
  std::string licence;  ///< SPDX id, or empty.
  std::string description;
  std::string source;       ///< What it was learned from, e.g. "one painting" or a collection's name.
  std::string fingerprint;  ///< SHA-256 over the pictures it was learned from; empty where there is none.
};

/// A style to share: one file NAME.vstyle in the safetensors format, which can hold no code.
///
/// The header's "__metadata__" holds kind ("visagiste-style"), format ("1"), name, and where known name_zh, author,
/// licence, description, source, fingerprint. Arrays: "vector" and "vector.NAME" (128 numbers each), "thumbnail"
/// (U8, height × width × 3), and "net.*" of a pack that brings a StyleNet of its own.
struct StylePack {
  StyleCard card;
  std::map<std::string, StyleVector> vectors;  ///< By name, at least one; "" is the main one where there is such.
  Image thumbnail;                             ///< Rgb8; empty where there is none.
  std::shared_ptr<const TensorFile> network;   ///< The file with the arrays "net.*"; null: the program's own paints.

  static constexpr int kMostVectors = 32;
  static constexpr int kMostThumbnailPx = 1024;  ///< Of a side.
  static constexpr const char* kNetworkPrefix = "net.";
  static constexpr const char* kExtension = ".vstyle";

  /// The vector of that name; "" gives the main one, or the first. Throws Error{NotFound} listing the names.
  [[nodiscard]] const StyleVector& vector(const std::string& variant) const;
};

/// Reads a pack of unknown honesty: at most 64 MiB, sizes checked before use, numbers finite.
/// Throws Error{NotFound}, Error{TooLarge}, Error{Unreadable} naming the file and what is wrong. Any thread.
[[nodiscard]] StylePack readStylePack(const std::filesystem::path& file);

/// Writes a pack, whole or not at all; the arrays of `network` are copied. Throws Error{InvalidArgument} where the pack
/// has no name, no vector, or more than readStylePack() takes; Error{Unwritable}.
void writeStylePack(const std::filesystem::path& file, const StylePack& pack);

/// Whether the file's name says that it is a pack.
[[nodiscard]] bool isStylePackName(const std::filesystem::path& file);

}  // namespace visagiste
