#pragma once

#include "core/types/image.h"
#include "core/types/makeup_look.h"

namespace visagiste {

class FaceModel;

/// A skin texture of the head with a look painted on, as the look would be seen in neutral light.
///
/// skinTexture  Rgb8, square, at least 64 wide, in the UV space of the model (ReconstructedHead::texture).
/// Lashes lie on the lids as drawn hairs. Iris colour and teeth whitening belong to other textures and are left out.
/// A look that shows nothing returns the texture's own pixels.
/// Throws Error{InvalidArgument} for another picture or a look that fails check(). Pure; any thread.
[[nodiscard]] Image paintedTexture(const FaceModel& model, const Image& skinTexture, const MakeupLook& look);

}  // namespace visagiste
