#pragma once

#include <vector>

#include "core/reconstruct/view_unwrap.h"

namespace visagiste {

/// Several pictures of one person become one: at each texel the pictures count by the square of their weights, after
/// each has been matched in exposure and colour to those before it over what both show.
/// The weight of a texel grows with each picture that shows it, up to 1. `views` is not empty; all of one size.
[[nodiscard]] WeightedTexture blendViews(std::vector<WeightedTexture> views);

}  // namespace visagiste
