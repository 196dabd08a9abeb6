#pragma once

#include <vector>

#include "models/training/face_model/face_source.h"

namespace visagiste::training {

/// For each vertex of the source its partner on the other side of the plane x = 0; itself on the midline; -1 for
/// components that are not mirrored by connectivity.
///
/// The map follows the connectivity (closed lips and lids have coincident vertices, so positions alone cannot tell
/// them apart): one unambiguous face a connected part starts it, its neighbours follow.
[[nodiscard]] std::vector<int> mirrorMap(const FaceSource& source);

}  // namespace visagiste::training
