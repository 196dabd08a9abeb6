#pragma once

#include <chrono>
#include <cstdint>
#include <memory>

namespace visagiste {

/// The time that a played recording keeps to.
class PlaybackClock {
 public:
  using TimePoint = std::chrono::steady_clock::time_point;

  PlaybackClock() = default;
  virtual ~PlaybackClock() = default;
  PlaybackClock(const PlaybackClock&) = delete;
  PlaybackClock& operator=(const PlaybackClock&) = delete;

  [[nodiscard]] virtual TimePoint now() = 0;

  /// Blocks until `when`. False, at once, after interrupt().
  [[nodiscard]] virtual bool waitUntil(TimePoint when) = 0;

  /// For good. Any thread.
  virtual void interrupt() noexcept = 0;
};

/// The real time.
[[nodiscard]] std::shared_ptr<PlaybackClock> makeSteadyPlaybackClock();

/// A time that jumps to wherever somebody would wait for: every frame at once and none dropped. For tests and batches.
[[nodiscard]] std::shared_ptr<PlaybackClock> makeUnpacedPlaybackClock();

/// When each frame of a recording is due. Not thread-safe.
class PlaybackSchedule {
 public:
  /// framesPerSecond > 0. Frame 0 is due at the first call of a function.
  PlaybackSchedule(std::shared_ptr<PlaybackClock> clock, double framesPerSecond);

  /// How many frames from `frame` on are due before the one that should be shown now.
  /// After a long stop (a second) playing goes on where it was instead.
  [[nodiscard]] std::uint64_t lateFrames(std::uint64_t frame);

  /// Blocks until `frame` is due; false if interrupted.
  [[nodiscard]] bool waitFor(std::uint64_t frame);

 private:
  [[nodiscard]] PlaybackClock::TimePoint dueAt(std::uint64_t frame);

  std::shared_ptr<PlaybackClock> m_clock;
  std::chrono::duration<double> m_period;
  PlaybackClock::TimePoint m_startedAt;
  bool m_started = false;
};

}  // namespace visagiste
