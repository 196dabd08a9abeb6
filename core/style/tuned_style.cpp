#include "core/style/tuned_style.h"

#include <algorithm>

#include "core/base/error.h"

namespace visagiste {

void takeTunedStyle(const std::filesystem::path& weights, StylePack& pack) {
  auto file = std::make_shared<const TensorFile>(TensorFile::read(weights));
  const std::vector<float> numbers = file->at("vector", {1, static_cast<std::int64_t>(kStyleVectorLength)}).floats();
  std::copy(numbers.begin(), numbers.end(), pack.vectors[""].begin());
  pack.network = std::move(file);
}

}  // namespace visagiste
