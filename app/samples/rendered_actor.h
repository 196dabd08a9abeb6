#pragma once

#include "app/samples/sample_person.h"
#include "core/reconstruct/reconstructed_head.h"
#include "core/types/frame.h"

namespace visagiste {

inline constexpr Size kActorFrame{640, 480};

/// What a webcam sees of a head that plays a clip at kClipFramesPerSecond, with the noise of a sensor.
///
/// The head is about a third of the picture high. The same pose and index give the same frame on any machine.
[[nodiscard]] Frame renderedFrame(const ReconstructedHead& head, const SamplePose& pose, int index);

}  // namespace visagiste
