#pragma once

#include "core/face/landmark_estimator.h"
#include "core/face/one_euro_filter.h"

namespace visagiste {

/// Settings of the smoothing over time; lengths are in face sides, so that they fit any size of face.
struct SmoothingOptions {
  OneEuroOptions points{1.0, 30.0, 1.0};
  OneEuroOptions irises{1.5, 30.0, 1.0};

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Smooths the landmarks of one face over time. One value owned by one thread.
class LandmarkSmoother {
 public:
  explicit LandmarkSmoother(const SmoothingOptions& options = {});

  /// elapsedS  seconds since the call before.
  /// returns   the same face with smoothed points, depth, irises and a box that fits them; presence unchanged.
  [[nodiscard]] FaceObservation smooth(const FaceObservation& observation, double elapsedS);

  void reset();

 private:
  OneEuroFilter m_points;
  OneEuroFilter m_irises;
};

}  // namespace visagiste
