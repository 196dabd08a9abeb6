#pragma once

#include <array>
#include <Eigen/Core>
#include <vector>

#include "core/garment/body_mattes.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// Where clothes hang on one person. Sides: the person's right first, which is the picture's left.
///
/// Trunk space: centimetres; u to the picture's right from the axis of the neck, v down from the neck points, which are
/// where shoulder seams begin.
struct TrunkPose {
  float pixelsPerCm = 1;
  Eigen::Vector2f neckPx = Eigen::Vector2f::Zero();  ///< (0, 0) of trunk space.
  Eigen::Vector2f neckUp{0, -1};                     ///< Unit, pixels: where the neck goes.
  Eigen::Vector2f chinPx = Eigen::Vector2f::Zero();
  float neckHalfCm = 6.2F;
  std::array<float, 2> shoulderCm{19, 19};      ///< Distance of the ends of the shoulders from the axis.
  std::array<float, 2> armTurn{0.1F, 0.1F};     ///< Outwards centimetres a centimetre down, of the arm's outer edge.
  std::array<bool, 2> isSeen{false, false};     ///< Whether the picture shows that shoulder's line.
  std::array<bool, 2> isArmSeen{false, false};  ///< Whether armTurn was read off the picture.
  float frontCm = 0;                            ///< u of the middle of the front: a turned body's is off the axis.

  static constexpr float kStepCm = 0.5F;
  static constexpr int kSteps = 64;
  std::array<std::array<float, kSteps>, 2> shoulderLine{};  ///< v of the upper edge at distance i * kStepCm.

  /// v of the shoulder's edge at this distance from the axis.
  [[nodiscard]] float lineAt(std::size_t side, float distanceCm) const;
  [[nodiscard]] Eigen::Vector2f pixelOf(float u, float v) const { return neckPx + pixelsPerCm * Eigen::Vector2f(u, v); }
};

/// Finds the trunk from the face's size and place and the outline of what is worn.
///
/// Lengths follow from the face, which is 14.5 cm wide and 18 cm high on average (ANSUR II, 2012: bizygomatic breadth
/// and menton to crinion); what the outline does not show takes an average body's shape.
[[nodiscard]] TrunkPose trunkPose(const Landmarks& landmarks, const BodyMattes& mattes);

}  // namespace visagiste
