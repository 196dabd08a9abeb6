#pragma once

#include <Eigen/Geometry>

namespace visagiste {

enum class StandardView {
  Front = 1,
  Side,  ///< The person's left side.
  Top,
};

/// A camera that turns around a point. Head space, millimetres; a value without GL.
///
/// Yaw 0, pitch 0 looks into the face (from +z); yaw grows towards the person's left, pitch upwards.
class OrbitCamera {
 public:
  static constexpr float kFieldOfViewDeg = 24;  ///< Over the shorter side; a portrait lens.

  /// Frames a box (opposite corners) from the front and remembers it for reset() and lookFrom().
  void frame(const Eigen::Vector3f& lowestMm, const Eigen::Vector3f& highestMm);
  void reset();
  void lookFrom(StandardView view);

  void orbitBy(float yawDeg, float pitchDeg);
  /// Moves sideways; fractions of the view's shorter side, so that the point under the pointer follows it.
  void panBy(float right, float up);
  /// > 1 comes nearer.
  void zoomBy(float factor);

  [[nodiscard]] Eigen::Matrix4f viewFromHead() const;
  [[nodiscard]] Eigen::Matrix4f clipFromView(float aspect) const;
  [[nodiscard]] Eigen::Vector3f positionMm() const;
  [[nodiscard]] float yawDeg() const { return m_yawDeg; }
  [[nodiscard]] float pitchDeg() const { return m_pitchDeg; }
  [[nodiscard]] float distanceMm() const { return m_distanceMm; }
  [[nodiscard]] Eigen::Vector3f targetMm() const { return m_targetMm; }

 private:
  Eigen::Vector3f m_homeTargetMm = Eigen::Vector3f::Zero();
  float m_homeRadiusMm = 150;
  float m_homeDistanceMm = 700;
  Eigen::Vector3f m_targetMm = Eigen::Vector3f::Zero();
  float m_distanceMm = 700;
  float m_yawDeg = 0;
  float m_pitchDeg = 0;
};

}  // namespace visagiste
