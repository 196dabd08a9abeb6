#pragma once

#include "app/samples/sample_person.h"

namespace visagiste {

/// What the person of the demo clip does at a time: looks round, smiles, speaks, raises the brows, blinks. Begins and
/// ends at rest so that the clip can loop.
///
/// seconds  0..kPerformanceSeconds.
[[nodiscard]] SamplePose performanceAt(const FaceModel& model, double seconds);

inline constexpr double kPerformanceSeconds = 10.0;

}  // namespace visagiste
