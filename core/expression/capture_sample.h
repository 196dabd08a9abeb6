#pragma once

#include <array>
#include <Eigen/Core>

#include "core/types/rigid3.h"

namespace visagiste {

/// Where one eye looks, relative to straight ahead in head space.
struct EyeGaze {
  float yawDeg = 0;    ///< Positive: to the person's left.
  float pitchDeg = 0;  ///< Positive: up.
};

/// One moment of a performance.
struct CaptureSample {
  double seconds = 0;          ///< Since the beginning of the recording; rises from sample to sample.
  Eigen::VectorXf expression;  ///< (E,) 0..1, in the order of the face model's channels.
  Rigid3 cameraFromHead;
  std::array<EyeGaze, 2> gaze;  ///< The person's right eye first, then the left.
  Eigen::VectorXf confidence;   ///< (E,) 0..1, see channelConfidence().
};

}  // namespace visagiste
