#pragma once

#include <vector>

#include "core/portrait/contour_alignment.h"
#include "core/types/image.h"

namespace visagiste {

/// The dark line where closed lips touch: heights at the stations of `lips`, found within `reachPx` of the middle
/// between its edges. The smoothest dark way from corner to corner. photo Rgb8. Pure; any thread.
[[nodiscard]] std::vector<float> darkLineBetween(const EdgePair& lips, const Image& photo, float reachPx);

}  // namespace visagiste
