#include "models/training/engine/set_description.h"

#include <cstdint>
#include <cstdio>

#include "models/training/engine/packed_set.h"

namespace visagiste::training {
namespace {

std::string fingerprintOf(const PackedSet& set) {
  std::uint64_t hash = 14695981039346656037ULL;
  const auto add = [&](std::uint8_t byte) { hash = (hash ^ byte) * 1099511628211ULL; };
  for (const PackedSample& sample : set.samples) {
    for (const char c : sample.id) add(static_cast<std::uint8_t>(c));
    for (const std::uint8_t value : sample.rgba) add(value);
  }
  char text[32];
  std::snprintf(text, sizeof text, "fnv1a64:%016llx", static_cast<unsigned long long>(hash));
  return text;
}

}  // namespace

SetDescription describe(const std::string& path, const PackedSet& set) {
  return {path, static_cast<long>(set.samples.size()), set.width, fingerprintOf(set)};
}

}  // namespace visagiste::training
