#pragma once

#include <Eigen/Core>
#include <random>
#include <vector>

#include "core/face/face_tracker.h"
#include "core/types/frame.h"
#include "core/types/image.h"
#include "tests/integration/portrait_set.h"

namespace visagiste::test {

/// Portraits as a camera of 640 x 480 and 30 frames a second would see them.

/// The picture as a sensor sees it again: noise of this deviation in every channel.
[[nodiscard]] Image withNoise(const Image& picture, std::mt19937& random, float deviation);
[[nodiscard]] Frame frameOf(const Image& image, int index);
/// The tracker of the live preview.
[[nodiscard]] FaceTracker liveTracker();
/// A part of the portrait with the proportions of a camera, its face about 250 px wide.
[[nodiscard]] Image cameraView(const Portrait& portrait, const Eigen::Vector2d& shiftPx = Eigen::Vector2d::Zero());
/// Photographs of people that training never saw; a few, or all as thinned() says.
[[nodiscard]] std::vector<Portrait> photographedPeople();

}  // namespace visagiste::test
