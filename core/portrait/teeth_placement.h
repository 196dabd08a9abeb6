#pragma once

#include "core/reconstruct/face_model.h"

namespace visagiste {

/// Lengthens the model's teeth and sets them behind the person's lips.
///
/// They are short and sit high: they would show their gums in every smile. Upper front teeth end a little below the
/// line of closed lips, lower ones behind them.
/// person  whose lips count; shape (3, V of the level) without expression. Pure; any thread.
[[nodiscard]] Eigen::Matrix3Xf withPlacedTeeth(const FaceModel& model, const FaceCoefficients& person, int level,
                                               Eigen::Matrix3Xf shape);

}  // namespace visagiste
