#pragma once

#include <Eigen/Core>

#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// What the eyes look like, sRGB 0..255.
struct EyeColors {
  Eigen::Vector3f iris{96, 72, 54};
  Eigen::Vector3f white{222, 216, 212};         ///< As the picture has it, in the shade of the lids.
  Eigen::Vector3f whiteInLight{222, 216, 212};  ///< The same outside that shade, as teeth are.
};

/// Reads both from the eyes of a picture; an eye that is closed or too small to tell leaves the defaults.
/// picture  Rgb8. Pure; any thread.
[[nodiscard]] EyeColors eyeColorsOf(const Image& picture, const Landmarks& landmarks, const Irises& irises);

/// Both eyeballs for the face model's eye atlas (twice as wide as high, the person's left eye on the right half):
/// pupil, iris with fibres and a dark rim, white. Rgb8, 2 · heightPx × heightPx; heightPx >= 16. Pure; any thread.
[[nodiscard]] Image eyeTexture(const EyeColors& colors, int heightPx);

}  // namespace visagiste
