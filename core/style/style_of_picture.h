#pragma once

#include <vector>

#include "core/types/image.h"
#include "core/types/style_vector.h"

namespace visagiste {

class StyleEncoderNetwork;

/// The parts of a style picture that are read: squares of most of its shorter side in its middle and its corners, all
/// at the same size. Rgb8; pure; any thread.
/// Throws Error{InvalidArgument} for a picture with a side below 64 pixels: it shows no strokes.
[[nodiscard]] std::vector<Image> styleParts(const Image& picture, int sidePx);

/// The style of a picture: the mean of what the network reads from its parts.
/// picture  of any format. Throws Error{InvalidArgument} where it is too small. Any thread.
[[nodiscard]] StyleVector styleOfPicture(const Image& picture, StyleEncoderNetwork& network);

/// The style that several pictures have in common: the mean of theirs. At least one picture.
[[nodiscard]] StyleVector styleOfPictures(const std::vector<Image>& pictures, StyleEncoderNetwork& network);

}  // namespace visagiste
