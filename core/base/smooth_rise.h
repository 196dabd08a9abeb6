#pragma once

namespace visagiste {

/// 0 up to `low`, 1 from `high` on, smooth between. low < high.
[[nodiscard]] inline float smoothRise(float low, float high, float value) {
  const float x = value <= low ? 0.0F : value >= high ? 1.0F : (value - low) / (high - low);
  return x * x * (3 - 2 * x);
}

}  // namespace visagiste
