#pragma once

#include <vector>

#include "models/training/face_model/half_mesh.h"

namespace visagiste::training {

/// Unwraps small parts (teeth, gums, tongue) into charts inside u in [0.5, 1], v in [0, height]; the right side's UVs
/// are the mirror image.
///
/// Triangles that face the same of six directions and touch form a chart, projected along that direction and packed
/// on shelves with a common scale. Fills mesh.uv, mesh.wedges and mesh.wedgeShared.
void unwrapParts(HalfMesh& mesh, const std::vector<Vec3>& positions, double height);

}  // namespace visagiste::training
