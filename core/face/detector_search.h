#pragma once

#include <Eigen/Core>
#include <vector>

#include "core/face/face_detector.h"
#include "core/types/image.h"

namespace visagiste {

/// One size at which a picture is looked at, through one window or several that overlap.
struct SearchLevel {
  Size size;                             ///< Of the whole picture at this level.
  Size window;                           ///< What the network sees at once; both sides are multiples of the cell.
  std::vector<Eigen::Vector2i> origins;  ///< Top-left corners of the windows; a window may reach beyond the level.
};

/// What a detector network can see.
struct DetectorReach {
  int usualSide = 0;         ///< Longer side of its usual input, pixels.
  int cell = 0;              ///< Sides of inputs are multiples of it.
  float smallestFacePx = 0;  ///< Side of the smallest face that it sees reliably, pixels of its input.
};

/// Where to look, coarse levels first: every face with a side between minFacePx and the picture's shorter side is at
/// some level at least smallestFacePx and at most three quarters of the usual side, whole within one window.
///
/// picture  both sides >= 1.
/// Live gives one level with one window. In huge pictures, where the finest level would need more than kMaxWindows,
/// the smallest faces are given up. Throws Error{InvalidArgument} for sizes below 1. Pure; any thread.
[[nodiscard]] std::vector<SearchLevel> planSearch(Size picture, const DetectorReach& reach,
                                                  const DetectorOptions& options);

inline constexpr int kMaxWindows = 64;

}  // namespace visagiste
