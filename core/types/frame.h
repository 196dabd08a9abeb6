#pragma once

#include <chrono>
#include <cstdint>

#include "core/types/image.h"

namespace visagiste {

/// A picture taken at a time. Gaps in the sequence are dropped frames.
struct Frame {
  std::uint64_t sequence = 0;
  std::chrono::steady_clock::time_point capturedAt;
  Image image;  ///< Rgb8.
};

}  // namespace visagiste
