#pragma once

#include <Eigen/Core>

#include "core/types/face_box.h"
#include "core/types/landmarks.h"
#include "core/types/rigid3.h"

namespace visagiste {

/// One face followed over the frames of a stream.
struct TrackedFace {
  int id = 0;  ///< Stable while the face is tracked; from 1.
  FaceBox box;
  Landmarks landmarks;
  Irises irises;
  Eigen::VectorXf seenChannels;  ///< (E,) 0..1, as the landmark network reads them off the picture; empty: unread.
  Rigid3 cameraFromHead;
  Eigen::VectorXf expression;  ///< (53,) 0..1; empty until the rig has been solved.
};

}  // namespace visagiste
