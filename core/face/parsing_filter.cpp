#include "core/face/parsing_filter.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace visagiste {
namespace {

// Steps of probability (of 255) up to which a difference is noise, and from which it is news.
constexpr int kNoise = 56;
constexpr int kNews = 144;
constexpr int kNoiseShare = 36;  // Of 256: how much of it is taken over.

/// What is added to a value for each difference, -255..255.
std::array<std::int16_t, 511> makeSteps() {
  std::array<std::int16_t, 511> steps{};
  for (int difference = -255; difference <= 255; ++difference) {
    const int size = std::abs(difference);
    const int news = std::clamp(size - kNoise, 0, kNews - kNoise);
    const int share = kNoiseShare + (256 - kNoiseShare) * news / (kNews - kNoise);
    steps[static_cast<std::size_t>(difference + 255)] = static_cast<std::int16_t>(difference * share / 256);
  }
  return steps;
}

}  // namespace

FaceParsing steadied(const FaceParsing& before, const FaceParsing& now) {
  if (before.probabilities == nullptr || now.probabilities == nullptr || !(before.cropSize == now.cropSize) ||
      before.probabilities->size() != now.probabilities->size())
    return now;
  static const std::array<std::int16_t, 511> kSteps = makeSteps();
  auto calm = std::make_shared<std::vector<std::uint8_t>>(*before.probabilities);
  for (std::size_t i = 0; i < calm->size(); ++i) {
    const int old = (*calm)[i];
    (*calm)[i] = static_cast<std::uint8_t>(old + kSteps[static_cast<std::size_t>((*now.probabilities)[i] - old + 255)]);
  }
  FaceParsing result = now;
  result.probabilities = std::move(calm);
  return result;
}

}  // namespace visagiste
