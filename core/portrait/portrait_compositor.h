#pragma once

#include "core/portrait/driven_portrait.h"
#include "core/portrait/portrait_layers.h"
#include "core/portrait/portrait_mesh.h"

namespace visagiste {

/// Puts the picture of a changed face together: displaces the photograph, fills what it does not show.
///
/// samples  of a pixel in each direction where skin, eyes and mouth meet, 1..4. Pure; any thread.
[[nodiscard]] DrivenPicture composePortrait(const PortraitMesh& mesh, const DrivenShape& shape,
                                            const PortraitLayers& layers, const PortraitTextures& textures, int samples,
                                            int threads);

}  // namespace visagiste
