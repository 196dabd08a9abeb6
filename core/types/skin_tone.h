#pragma once

#include <Eigen/Core>

#include "core/types/srgb_color.h"

namespace visagiste {

/// What tells the colour of the light in a picture.
enum class LightReference {
  Picture = 1,  ///< Nothing: the picture's white is taken as white.
  Sclera,       ///< The white of the eyes, which is nearly grey in everybody.
  GreyCard,     ///< A neutral surface that somebody pointed at: colour and strength of the light are known.
};

/// A person's skin as a palette needs it.
struct SkinTone {
  Eigen::Vector3f lab = Eigen::Vector3f::Zero();         ///< CIE L*a*b*, D65, the light's colour divided out.
  float itaDeg = 0;                                      ///< Individual typology angle; 90 pale to -90 dark.
  int monkShade = 1;                                     ///< Nearest of the Monk scale's ten, 1 the lightest.
  SrgbColor color;                                       ///< The same as a swatch.
  Eigen::Vector3f illuminant = Eigen::Vector3f::Ones();  ///< Linear RGB of a white surface in this light, luminance 1.
  LightReference reference = LightReference::Picture;    ///< What was used.
};

}  // namespace visagiste
