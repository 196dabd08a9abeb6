#pragma once

#include <cstdint>
#include <vector>

#include "app/samples/sample_person.h"

namespace visagiste {

class FaceModel;

inline constexpr double kClipFramesPerSecond = 30;

/// What an actor does who moves every channel of the rig in turn and then several at once, while the head turns by up
/// to 12 degrees. One pose a frame; about 16 seconds.
///
/// Eyes look where a person can look (both the same way); mouthClose comes with an open jaw, as the channel is meant.
/// seed  of the order of the movements and of how they mix.
[[nodiscard]] std::vector<SamplePose> rangeOfMotion(const FaceModel& model, std::uint32_t seed);

/// Pearson's correlation; 0 where one of them does not vary.
[[nodiscard]] double correlation(const Eigen::VectorXf& a, const Eigen::VectorXf& b);

}  // namespace visagiste
