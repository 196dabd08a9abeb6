#pragma once

#include <Eigen/Core>

namespace visagiste {

/// A rotation followed by a translation. Names read right to left: `cameraFromHead` takes head points to the camera.
///
/// Head space: millimetres, x to the person's left, y up, z out of the face.
/// Camera space: millimetres, x right in the picture, y down, z away from the camera.
struct Rigid3 {
  Eigen::Matrix3d rotation = Eigen::Matrix3d::Identity();
  Eigen::Vector3d translationMm = Eigen::Vector3d::Zero();
};

[[nodiscard]] inline Eigen::Vector3d apply(const Rigid3& transform, const Eigen::Vector3d& point) {
  return transform.rotation * point + transform.translationMm;
}

[[nodiscard]] inline Rigid3 inverse(const Rigid3& transform) {
  return {transform.rotation.transpose(), -(transform.rotation.transpose() * transform.translationMm)};
}

/// `a` after `b`.
[[nodiscard]] inline Rigid3 compose(const Rigid3& a, const Rigid3& b) {
  return {a.rotation * b.rotation, a.rotation * b.translationMm + a.translationMm};
}

}  // namespace visagiste
