#pragma once

#include "core/types/rigid3.h"

namespace visagiste {

/// Where the head points, relative to facing the camera. Left and right are the person's.
struct HeadAngles {
  double yawDeg = 0;    ///< Positive: turned to the person's left (the nose moves right in an unmirrored picture).
  double pitchDeg = 0;  ///< Positive: looks up.
  double rollDeg = 0;   ///< Positive: leans to the person's left shoulder (clockwise in an unmirrored picture).
};

/// Angles applied in the order roll, pitch, yaw. All within (-180, 180], pitch within [-90, 90]. Pure; any thread.
[[nodiscard]] HeadAngles headAngles(const Rigid3& cameraFromHead);

/// The rotation that headAngles() takes apart: camera from head.
[[nodiscard]] Eigen::Matrix3d headRotation(const HeadAngles& angles);

}  // namespace visagiste
