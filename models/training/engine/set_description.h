#pragma once

#include <string>

namespace visagiste::training {

struct PackedSet;

/// A packed set that a run learns from, in words. Free of LibTorch.
struct SetDescription {
  std::string path;
  long pictures = 0;
  long sidePx = 0;
  std::string fingerprint;  ///< "fnv1a64:<16 hex digits>" over names and pixels: tells sets apart, not more.
};

[[nodiscard]] SetDescription describe(const std::string& path, const PackedSet& set);

}  // namespace visagiste::training
