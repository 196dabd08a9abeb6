#pragma once

#include "core/expression/capture_sample.h"

namespace visagiste {

/// Something that a performance drives: a head, a stream to another program.
///
/// Live and in playback every target gets the same moments, shaped already. Interface thread only; returns at once.
class PerformanceTarget {
 public:
  PerformanceTarget() = default;
  virtual ~PerformanceTarget() = default;
  PerformanceTarget(const PerformanceTarget&) = delete;
  PerformanceTarget& operator=(const PerformanceTarget&) = delete;

  /// sample  values in the order of the face model's channels.
  virtual void perform(const CaptureSample& sample) = 0;
};

}  // namespace visagiste
