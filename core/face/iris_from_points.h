#pragma once

#include <Eigen/Core>

#include "core/types/landmarks.h"

namespace visagiste {

/// Radius of the circle through the four edge points of an iris: their mean distance from the centre, pixels.
[[nodiscard]] float irisRadius(const Eigen::Vector2f& centerPx, const Eigen::Matrix<float, 2, 4>& edgePx);

/// An iris from five points: centre, then four edge points. Pure; any thread.
[[nodiscard]] Iris irisFromPoints(const Eigen::Matrix<float, 2, kIrisPointCount>& pointsPx);

}  // namespace visagiste
