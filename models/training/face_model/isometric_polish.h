#pragma once

#include <vector>

#include "models/training/face_model/geometry.h"

namespace visagiste::training {

/// A flat map being evened out, and what may move in it.
struct FlatMap {
  std::vector<Vec2> uv;      ///< (H).
  std::vector<char> fixedU;  ///< (H) 1 where the coordinate must stay.
  std::vector<char> fixedV;  ///< (H).
};

/// Makes the triangles of a map without overlaps as similar to their shape in space as it can, without turning one
/// over.
///
/// Minimises the symmetric Dirichlet energy (Smith and Schaefer, "Bijective parameterization with free boundaries",
/// 2015) vertex by vertex with damped Newton steps. Where the border stays on the sides of a rectangle the map stays
/// free of overlaps.
/// positions   (H) shape in space.
/// importance  (H) wanted texels an area, relative; the mean scale follows from the map's area.
void polishIsometry(FlatMap& map, const std::vector<Triangle>& triangles, const std::vector<Vec3>& positions,
                    const std::vector<double>& importance, int sweeps);

}  // namespace visagiste::training
