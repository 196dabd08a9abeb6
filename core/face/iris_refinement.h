#pragma once

#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// Moves an iris onto the circle that the picture itself shows: the one over whose sides and lower arc the brightness
/// rises most from inside to outside, near the given one. The upper arc, mostly under the lid, does not count.
///
/// picture  Rgb8.
/// iris     off by up to half a radius; its radius by up to a quarter.
/// rollDeg  roll of the face, clockwise in the picture.
/// returns  centre and radius to about a twentieth of the radius, edge points moved along; `iris` itself where it is
///          smaller than 4 px in radius, out of the picture, or where no clear edge shows (closed eyes, dark glasses).
/// Pure; any thread; about a millisecond.
/// Method: integro-differential operator on an arc, J. Daugman, "High confidence visual recognition of persons by a
/// test of statistical independence", 1993, with a prior around the start.
[[nodiscard]] Iris refinedIris(const Image& picture, const Iris& iris, float rollDeg);

}  // namespace visagiste
