#pragma once

#include <random>
#include <string>

#include "core/style/style_pack.h"
#include "tests/support/sample_images.h"

namespace visagiste::test {

inline StyleVector randomVector(unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal;
  StyleVector vector{};
  for (float& value : vector) value = normal(random);
  return vector;
}

inline StylePack samplePack(const std::string& name, unsigned seed = 1) {
  StylePack pack;
  pack.card.name = name;
  pack.card.nameZh = "样式" + name;
  pack.card.author = "Somebody";
  pack.card.licence = "CC0-1.0";
  pack.card.description = "Broad strokes.";
  pack.card.source = "Made up.";
  pack.card.fingerprint = std::string(64, 'a');
  pack.vectors[""] = randomVector(seed);
  pack.vectors["night"] = randomVector(seed + 1);
  pack.thumbnail = quadrants();
  return pack;
}

}  // namespace visagiste::test
