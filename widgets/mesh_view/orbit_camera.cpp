#include "widgets/mesh_view/orbit_camera.h"

#include <algorithm>
#include <cmath>

namespace visagiste {
namespace {

constexpr float kRadiansPerDegree = 3.14159265F / 180;
constexpr float kSteepestDeg = 89;  // Straight above, "up" would have no direction.
constexpr float kMargin = 1.08F;
constexpr float kNearestOfHome = 0.12F;
constexpr float kFarthestOfHome = 6;

float halfViewTangent() {
  return std::tan(OrbitCamera::kFieldOfViewDeg / 2 * kRadiansPerDegree);
}

Eigen::Vector3f directionOf(float yawDeg, float pitchDeg) {
  const float yaw = yawDeg * kRadiansPerDegree;
  const float pitch = pitchDeg * kRadiansPerDegree;
  return {std::sin(yaw) * std::cos(pitch), std::sin(pitch), std::cos(yaw) * std::cos(pitch)};
}

}  // namespace

void OrbitCamera::frame(const Eigen::Vector3f& lowestMm, const Eigen::Vector3f& highestMm) {
  const Eigen::Vector3f half = (highestMm - lowestMm) / 2;
  m_homeTargetMm = lowestMm + half;
  m_homeRadiusMm = std::max(half.norm(), 1e-3F);
  m_homeDistanceMm = std::max(half.maxCoeff(), 1e-3F) * kMargin / halfViewTangent() + half.z();
  reset();
}

void OrbitCamera::reset() {
  m_targetMm = m_homeTargetMm;
  m_distanceMm = m_homeDistanceMm;
  lookFrom(StandardView::Front);
}

void OrbitCamera::lookFrom(StandardView view) {
  m_yawDeg = view == StandardView::Side ? 90 : 0;
  m_pitchDeg = view == StandardView::Top ? kSteepestDeg : 0;
}

void OrbitCamera::orbitBy(float yawDeg, float pitchDeg) {
  m_yawDeg = std::remainder(m_yawDeg + yawDeg, 360.0F);
  m_pitchDeg = std::clamp(m_pitchDeg + pitchDeg, -kSteepestDeg, kSteepestDeg);
}

void OrbitCamera::panBy(float right, float up) {
  const Eigen::Matrix4f view = viewFromHead();
  const float shorterSideMm = 2 * m_distanceMm * halfViewTangent();
  m_targetMm += (view.block<1, 3>(0, 0).transpose() * right + view.block<1, 3>(1, 0).transpose() * up) * shorterSideMm;
}

void OrbitCamera::zoomBy(float factor) {
  m_distanceMm =
      std::clamp(m_distanceMm / factor, m_homeDistanceMm * kNearestOfHome, m_homeDistanceMm * kFarthestOfHome);
}

Eigen::Vector3f OrbitCamera::positionMm() const {
  return m_targetMm + directionOf(m_yawDeg, m_pitchDeg) * m_distanceMm;
}

Eigen::Matrix4f OrbitCamera::viewFromHead() const {
  const Eigen::Vector3f back = directionOf(m_yawDeg, m_pitchDeg);
  const Eigen::Vector3f right = Eigen::Vector3f::UnitY().cross(back).normalized();
  const Eigen::Vector3f up = back.cross(right);
  Eigen::Matrix4f view = Eigen::Matrix4f::Identity();
  view.block<1, 3>(0, 0) = right.transpose();
  view.block<1, 3>(1, 0) = up.transpose();
  view.block<1, 3>(2, 0) = back.transpose();
  view.block<3, 1>(0, 3) = -view.block<3, 3>(0, 0) * positionMm();
  return view;
}

Eigen::Matrix4f OrbitCamera::clipFromView(float aspect) const {
  const float farMm = m_distanceMm + 4 * m_homeRadiusMm + (m_targetMm - m_homeTargetMm).norm();
  const float nearMm = std::max(m_distanceMm * 0.04F, m_distanceMm - 4 * m_homeRadiusMm);
  // The field of view belongs to the shorter side, so that a narrow view still shows the whole head.
  const float focal = 1 / halfViewTangent();
  Eigen::Matrix4f clip = Eigen::Matrix4f::Zero();
  clip(0, 0) = aspect >= 1 ? focal / aspect : focal;
  clip(1, 1) = aspect >= 1 ? focal : focal * aspect;
  clip(2, 2) = -(farMm + nearMm) / (farMm - nearMm);
  clip(2, 3) = -2 * farMm * nearMm / (farMm - nearMm);
  clip(3, 2) = -1;
  return clip;
}

}  // namespace visagiste
