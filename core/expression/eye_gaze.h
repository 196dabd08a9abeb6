#pragma once

#include <array>
#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

#include "core/expression/capture_sample.h"
#include "core/reconstruct/landmark_basis.h"
#include "core/types/landmarks.h"
#include "core/types/pinhole_camera.h"

namespace visagiste {

/// The eyeballs of one person, and how gaze and the eyeLook channels belong together. Immutable; any thread.
///
/// An eyeball is a sphere; where the line of sight from the camera through the iris meets it tells where the eye looks.
/// Its centre and radius follow from where the face model puts the iris at rest and with a full eyeLookOut.
class EyeGeometry {
 public:
  static constexpr float kSidewaysDeg = 30;  ///< Full eyeLookIn, eyeLookOut and eyeLookDown of the face model.
  static constexpr float kUpDeg = 24;        ///< Full eyeLookUp.

  /// basis  478 points; identity (K,); names (E,) of the channels.
  /// Throws Error{InvalidArgument} if a length is wrong or an eyeLook channel is missing.
  EyeGeometry(const LandmarkBasis& basis, const Eigen::VectorXf& identity, const std::vector<std::string>& names);

  /// eye  0: the person's right, 1: the left.
  /// returns  nullopt where the line of sight misses the eyeball by more than a tenth of its radius.
  [[nodiscard]] std::optional<EyeGaze> gazeOf(int eye, const Eigen::Vector2f& irisCenterPx, const PinholeCamera& camera,
                                              const Rigid3& cameraFromHead) const;

  /// Writes the eight eyeLook channels of `expression` (E,), 0..1.
  void setGaze(const std::array<EyeGaze, 2>& gaze, Eigen::VectorXf& expression) const;
  /// The gaze that the eyeLook channels of `expression` (E,) stand for.
  [[nodiscard]] std::array<EyeGaze, 2> gazeOf(const Eigen::VectorXf& expression) const;

 private:
  struct Eye {
    Eigen::Vector3f centerMm = Eigen::Vector3f::Zero();
    float radiusMm = 12;
    EyeGaze rest;  // Direction from the centre to the iris when the eye looks straight ahead.
    Eigen::Index lookIn = 0;
    Eigen::Index lookOut = 0;
    Eigen::Index lookUp = 0;
    Eigen::Index lookDown = 0;
  };
  std::array<Eye, 2> m_eyes;
};

}  // namespace visagiste
