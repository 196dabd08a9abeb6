#include "core/expression/head_angles.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>

namespace visagiste {
namespace {

constexpr double kDegPerRad = 57.29577951308232;

/// A head that faces the camera: left to the right, up to the top, forward to the camera.
Eigen::Matrix3d facingCamera() {
  return Eigen::Vector3d(1, -1, -1).asDiagonal();
}

Eigen::Matrix3d turned(const Eigen::Vector3d& axis, double angleDeg) {
  return Eigen::AngleAxisd(angleDeg / kDegPerRad, axis).toRotationMatrix();
}

}  // namespace

HeadAngles headAngles(const Rigid3& cameraFromHead) {
  const Eigen::Matrix3d turn = facingCamera() * cameraFromHead.rotation;
  const Eigen::Vector3d forward = turn.col(2);
  HeadAngles angles;
  angles.yawDeg = std::atan2(forward.x(), forward.z()) * kDegPerRad;
  angles.pitchDeg = std::asin(std::clamp(forward.y(), -1.0, 1.0)) * kDegPerRad;
  const Eigen::Matrix3d aimed =
      turned(Eigen::Vector3d::UnitY(), angles.yawDeg) * turned(Eigen::Vector3d::UnitX(), -angles.pitchDeg);
  const Eigen::Matrix3d rest = aimed.transpose() * turn;
  angles.rollDeg = std::atan2(rest(0, 1), rest(1, 1)) * kDegPerRad;
  return angles;
}

Eigen::Matrix3d headRotation(const HeadAngles& angles) {
  return facingCamera() * turned(Eigen::Vector3d::UnitY(), angles.yawDeg) *
         turned(Eigen::Vector3d::UnitX(), -angles.pitchDeg) * turned(Eigen::Vector3d::UnitZ(), -angles.rollDeg);
}

}  // namespace visagiste
