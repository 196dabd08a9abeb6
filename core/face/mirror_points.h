#pragma once

#include <array>

#include "core/types/landmarks.h"

namespace visagiste {

/// The 468 canonical points and the five points of either iris.
inline constexpr int kMirroredPointCount = kCanonicalPointCount + 2 * kIrisPointCount;

/// For each point its counterpart on the other half of the face (a point of the middle line is its own): point i of a
/// mirrored picture is where point mirrorOfPoint()[i] of the picture was.
[[nodiscard]] const std::array<int, kMirroredPointCount>& mirrorOfPoint();

}  // namespace visagiste
