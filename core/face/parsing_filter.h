#pragma once

#include "core/types/face_parsing.h"

namespace visagiste {

/// A parsing of a face in a stream, calmed by the one before it.
///
/// Crops follow the landmarks, so that the same crop pixel shows the same place of the face: small differences are the
/// camera's noise and are averaged away, large ones are a hand or hair that came or went and are taken at once.
/// Returns `now` where the crops differ in size. Pure; any thread.
[[nodiscard]] FaceParsing steadied(const FaceParsing& before, const FaceParsing& now);

}  // namespace visagiste
