#pragma once

#include <optional>

#include "core/face/one_euro_filter.h"
#include "core/garment/trunk_pose.h"

namespace visagiste {

/// Calms the trunk of one person over the frames of a stream. One stream; one thread.
///
/// What is known of the body hangs from the upper face, whose landmarks are steady: a person who moves takes it along
/// at once, while what each frame believes of the shoulders is averaged. A mouth that opens moves nothing.
class TrunkFilter {
 public:
  TrunkFilter();

  /// landmarks  the frame's; measured: the frame's trunk. elapsedS: since the call before.
  [[nodiscard]] TrunkPose steadied(const Landmarks& landmarks, const TrunkPose& measured, double elapsedS);
  /// Somebody else, or the same person after a while.
  void reset();

 private:
  OneEuroFilter m_place;
  OneEuroFilter m_shape;
  std::optional<TrunkPose> m_last;
};

}  // namespace visagiste
