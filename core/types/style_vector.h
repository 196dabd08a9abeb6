#pragma once

#include <array>
#include <cstddef>

namespace visagiste {

/// Numbers that stand for a style; what they mean is the business of the networks that read and paint it.
inline constexpr std::size_t kStyleVectorLength = 128;
using StyleVector = std::array<float, kStyleVectorLength>;

/// Style a on its way to style b: at share 0 exactly `a`, at 1 exactly `b`.
[[nodiscard]] inline StyleVector blended(const StyleVector& a, const StyleVector& b, float share) {
  StyleVector result{};
  for (std::size_t i = 0; i < result.size(); ++i) result[i] = (1 - share) * a[i] + share * b[i];
  return result;
}

}  // namespace visagiste
