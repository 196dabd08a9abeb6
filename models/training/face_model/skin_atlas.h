#pragma once

#include <vector>

#include "models/training/face_model/half_mesh.h"

namespace visagiste::training {

/// Unwraps the outer surface (face, head, neck, sockets) as one chart that fills the unit square.
///
/// The surface is cut along the back midline only, from the crown to the nape. The person's left half fills
/// u in [0.5, 1] (front midline at u = 0.5, neck border at v = 0, crown at v = 1); the right half is its mirror
/// image u -> 1 - u. Fills mesh.uv, mesh.wedges and mesh.wedgeShared.
///
/// positions   (H) neutral shape.
/// importance  (H) wanted texels an area, relative.
/// Method: convex combination map (Tutte 1963, Floater 2003: no overlap) whose borders slide along the sides of the
/// square, with the weights of Yoshizawa, Belyaev and Seidel, "A fast and simple stretch-minimizing mesh
/// parameterization", 2004. Throws std::runtime_error if a triangle turned over.
void unwrapSkin(HalfMesh& mesh, const std::vector<Vec3>& positions, const std::vector<double>& importance);

}  // namespace visagiste::training
