#pragma once

#include <Eigen/Core>

#include "core/types/rigid3.h"

namespace visagiste {

/// Where a head is and what its face does.
struct PosedFace {
  Rigid3 cameraFromHead;
  Eigen::VectorXf expression;  ///< (E,) 0..1.
};

/// A small change of a PosedFace: three rotations about the camera's axes in degrees, two shifts in the picture in
/// millimetres at the head, the distance in percent; then the channels in units of kChannelUnit.
using FaceChange = Eigen::VectorXf;
inline constexpr Eigen::Index kPoseNumbers = 6;
/// About what a channel and what a degree or a millimetre change in the picture is then alike.
inline constexpr float kChannelUnit = 1 / 3.0F;

/// What takes `from` to `to`. (6 + E,). Rotations of up to some ten degrees. Pure; any thread.
[[nodiscard]] FaceChange changeBetween(const PosedFace& from, const PosedFace& to);
/// `face` with the change applied; channels stay within 0..1.
[[nodiscard]] PosedFace changed(const PosedFace& face, const FaceChange& change);

}  // namespace visagiste
