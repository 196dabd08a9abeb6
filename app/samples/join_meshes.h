#pragma once

#include "core/types/triangle_mesh.h"

namespace visagiste {

/// Adds `part` behind what `scene` holds; materials keep their order. Morph targets are not carried.
void append(TriangleMesh& scene, const TriangleMesh& part);

}  // namespace visagiste
