#pragma once

#include <Eigen/Core>

#include "core/types/image.h"

namespace visagiste {

/// A perspective camera without distortion, square pixels. Camera space as in Rigid3.
struct PinholeCamera {
  double focalPx = 0;  ///< > 0.
  Eigen::Vector2d principalPx = Eigen::Vector2d::Zero();
  Size imageSize;

  /// Where a point in front of the camera (z > 0, millimetres) appears, in pixels.
  [[nodiscard]] Eigen::Vector2d project(const Eigen::Vector3d& inCameraMm) const {
    return principalPx + focalPx * inCameraMm.head<2>() / inCameraMm.z();
  }
};

/// A camera for a picture of unknown origin: principal point in the middle, a field of view of about 34 degrees
/// over the longer side (a short portrait lens).
[[nodiscard]] inline PinholeCamera defaultCamera(Size imageSize) {
  const double longerSide = imageSize.width > imageSize.height ? imageSize.width : imageSize.height;
  return {1.6 * longerSide, Eigen::Vector2d(imageSize.width / 2.0, imageSize.height / 2.0), imageSize};
}

}  // namespace visagiste
