#pragma once

#include <vector>

#include "app/samples/sample_person.h"

namespace visagiste {
class FaceModel;
}

namespace visagiste::test {

inline constexpr double kClipFramesPerSecond = 30;

/// What an actor does who moves every channel of the rig in turn and then several at once, while the head turns by up
/// to 12 degrees. One pose a frame; about 16 seconds.
///
/// Eyes look where a person can look (both the same way); mouthClose comes with an open jaw, as the channel is meant.
[[nodiscard]] std::vector<SamplePose> rangeOfMotion(const FaceModel& model);

/// Pearson's correlation; 0 where one of them does not vary.
[[nodiscard]] double correlation(const Eigen::VectorXf& a, const Eigen::VectorXf& b);

}  // namespace visagiste::test
