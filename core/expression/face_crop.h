#pragma once

#include "core/types/image.h"
#include "core/types/pinhole_camera.h"
#include "core/types/rigid3.h"

namespace visagiste {

inline constexpr Size kFaceCropPx{256, 288};
inline constexpr double kFaceCropMmPerPx = 0.75;

/// The part of a picture that shows a face, always at the same scale, and the camera that sees it.
struct FaceCrop {
  Image picture;  ///< Rgb8, kFaceCropPx.
  PinholeCamera camera;
};

/// The camera of the crop of a head that `camera` sees at this place. Throws Error{InvalidArgument} for a head behind
/// it.
[[nodiscard]] PinholeCamera faceCropCamera(const PinholeCamera& camera, const Rigid3& cameraFromHead);

/// picture  Rgb8, seen by `camera`. What lies outside repeats the edge. Pure; any thread.
[[nodiscard]] FaceCrop faceCrop(const Image& picture, const PinholeCamera& camera, const Rigid3& cameraFromHead);

/// Size of a picture's pixel at the head.
[[nodiscard]] double mmPerPixel(const PinholeCamera& camera, const Rigid3& cameraFromHead);

}  // namespace visagiste
