#pragma once

#include "core/makeup/uv_zones.h"

namespace visagiste {

/// Eyeshadow around one eye (side Left or Right, as the person has it); without side and own mask of the layer.
///
/// Zones are told in coordinates of the eye: s runs along the lid from the inner corner (0) to the outer one (1), t
/// away from the lash line: 1 at the fold of the upper lid, 2 under the brow, -1 below the lower lid.
[[nodiscard]] UvPatch eyeshadowPatch(const FaceChart& chart, const MakeupLayer& layer, FaceSide side);

}  // namespace visagiste
