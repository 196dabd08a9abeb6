#pragma once

#include <string>

#include "core/expression/take.h"

namespace visagiste {

/// A take as JSON text: {"channels": [...], "source", "head_model", "calibration": {"frames", "residual_percent"},
/// "samples": [{"seconds", "expressions": [...], "confidence": [...], "pose": {"yaw", "pitch", "roll"} in degrees,
/// "translation_mm": [x, y, z] in camera space, "gaze": {"right": {"yaw", "pitch"}, "left": {...}} in degrees}]}.
/// Throws Error{InvalidArgument} for a broken take. Pure; any thread.
[[nodiscard]] std::string takeJson(const Take& take);

}  // namespace visagiste
