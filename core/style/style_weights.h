#pragma once

#include "core/style/style_scene.h"

namespace visagiste {

/// How much of the style each pixel of the scene's picture takes: Gray8, 255 all of it. Empty where all pixels take
/// spec.strength alike.
///
/// Regions come from the faces' parsings and run softly into each other; beyond a parsing's crop its border goes on
/// downwards and fades into background to the sides. Throws Error{InvalidArgument} for a mask of another format. Pure;
/// any thread.
[[nodiscard]] Image styleWeights(const StyleScene& scene, const StyleSpec& spec);

}  // namespace visagiste
