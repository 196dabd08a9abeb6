#pragma once

#include <vector>

#include "app/prepare/texture_samples.h"
#include "core/reconstruct/texture_model.h"

namespace visagiste::prepare {

/// Principal components of textures with unseen texels.
///
/// Unseen texels are first continued smoothly from the seen ones and the other side, then, `rounds` times, replaced by
/// what the components learned so far say. Every texture also counts mirrored, so that each component is symmetric or
/// antisymmetric. Throws std::runtime_error for fewer samples than modes.
[[nodiscard]] TextureModelArrays learnComponents(const std::vector<TextureSample>& samples, int modes, int rounds);

}  // namespace visagiste::prepare
