#pragma once

#include <memory>
#include <vector>

#include "core/types/frame.h"
#include "core/types/tracked_face.h"

namespace visagiste {

/// What the inference thread made of one frame. Immutable once published.
struct LiveResult {
  std::shared_ptr<const Frame> frame;  ///< The picture the faces below were found in.
  std::vector<TrackedFace> faces;
  Image composed;                   ///< The frame with makeup, of the same size; empty while nobody wears any.
  double detectMs = 0;              ///< 0 where the detector did not run.
  double landmarksMs = 0;           ///< All faces together.
  double solveMs = 0;               ///< Pose and expression.
  double makeupMs = 0;              ///< Painting; 0 while nobody wears any.
  double latencyMs = 0;             ///< From capture to this result.
  std::uint64_t droppedFrames = 0;  ///< Since the source was opened.
};

}  // namespace visagiste
