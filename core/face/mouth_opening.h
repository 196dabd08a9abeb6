#pragma once

#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// How far the lips are apart as the picture shows it: mean height of what lies between them over the mouth's width, in
/// multiples of the distance of the pupils' centres. 0: closed.
///
/// Landmarks of closed lips lie up to 0.08 apart, those of slightly parted ones as little as 0.02. What the parser calls
/// inner mouth tells them better, as far as it is darker or brighter than the lips: on dark lips that touch it takes a
/// band around the line between them for it.
///
/// picture  Rgb8, upright.
/// parsing  of the same face and picture.
/// Pure; any thread. 0 where mouth or eyes have no extent.
[[nodiscard]] float mouthOpening(const Image& picture, const FaceParsing& parsing, const Landmarks& landmarks,
                                 const Irises& irises);

}  // namespace visagiste
