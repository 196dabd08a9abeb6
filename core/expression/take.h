#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/expression/capture_sample.h"

namespace visagiste {

/// What a take was recorded with.
struct TakeDescription {
  std::vector<std::string> channels;     ///< (E,) names of the values of every sample; 1..512, distinct.
  std::string source;                    ///< E.g. the name of the camera or the video file.
  std::string headModel;                 ///< Id of the face model.
  int calibrationFrames = 0;             ///< 0: not calibrated.
  float calibrationResidualPercent = 0;  ///< See CaptureCalibration.
};

/// A recorded performance.
struct Take {
  TakeDescription description;
  std::vector<CaptureSample> samples;  ///< Times rise strictly.

  /// From the first to the last sample; 0 for fewer than two.
  [[nodiscard]] double seconds() const;

  /// Throws Error{InvalidArgument} naming the first broken invariant: channels, lengths of the samples, finite values,
  /// rising times.
  void check() const;
};

/// Throws Error{InvalidArgument} unless the description's channels are usable.
void checkDescription(const TakeDescription& description);
/// Empty, or why `sample` cannot follow `before` (null: it is the first) in a take of `channelCount` channels.
[[nodiscard]] std::string sampleProblem(const CaptureSample& sample, const CaptureSample* before,
                                        std::size_t channelCount);

/// The performance at a moment: linear between samples (rotations along the shortest way), held before the first and
/// after the last. Throws Error{InvalidArgument} for a take without samples.
[[nodiscard]] CaptureSample sampleAt(const Take& take, double seconds);

/// Between two samples of one take; share 0 gives `a`, 1 gives `b`, the time included.
[[nodiscard]] CaptureSample mixed(const CaptureSample& a, const CaptureSample& b, double share);

}  // namespace visagiste
