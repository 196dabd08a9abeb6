#pragma once

#include <vector>

#include "models/training/face_model/half_mesh.h"

namespace visagiste::training {

/// What the decimation weighs besides the mesh itself.
struct DecimationGuide {
  std::vector<std::vector<Vec3>> poses;  ///< Positions of the half's vertices, one set a pose; at least one.
  std::vector<double> importance;        ///< (H) factor on the error around a vertex; larger keeps more triangles.
  std::vector<char> locked;              ///< (H) 1 for vertices that must stay.
};

/// Removes vertices of `mesh` until `targetTriangles` are left or nothing can go without harm.
///
/// Quadric errors (Garland and Heckbert, 1997) summed over all poses, half-edge collapses: every vertex that stays
/// keeps its place, so the vertices of a coarse level are a subset of the finer one's. Borders, the midline, region
/// borders between materials and UV seams only shorten along themselves; no triangle turns over in any pose or in
/// UV space. Afterwards edges are flipped where that makes rounder triangles without changing the surface.
/// Vertices and wedges that are no longer used keep their numbers.
void decimate(HalfMesh& mesh, const DecimationGuide& guide, int targetTriangles);

}  // namespace visagiste::training
