#pragma once

#include "core/style/style_scene.h"

namespace visagiste {

/// The painted picture with eyes and mouths as the scene's picture has them, in the colours of the style: lids, irises
/// and lips keep their edges where strokes would move or cover them.
///
/// painted  Rgb8, of the picture's size.
/// share    0..1: how much of them is kept; 0 gives the painted picture itself, as does a scene without faces.
/// Landmarks that are no face keep nothing. Throws Error{InvalidArgument} for another size. Pure; any thread.
[[nodiscard]] Image withProtectedFeatures(const StyleScene& scene, const Image& painted, float share);

}  // namespace visagiste
