#pragma once

#include <cstddef>
#include <vector>

#include "core/types/frame.h"

namespace visagiste {

/// The first frames of the demo clip, read at once, for benchmarks.
[[nodiscard]] std::vector<Frame> demoClipFrames(std::size_t most);

/// Which of `count` frames comes at a step of going there and back again: a jump from the last to the first would be no
/// performance.
[[nodiscard]] constexpr std::size_t thereAndBack(std::size_t step, std::size_t count) {
  const std::size_t turn = step % (2 * count);
  return turn < count ? turn : 2 * count - 1 - turn;
}

}  // namespace visagiste
