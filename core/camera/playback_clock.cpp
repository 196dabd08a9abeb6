#include "core/camera/playback_clock.h"

#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <utility>

namespace visagiste {
namespace {

using Duration = std::chrono::steady_clock::duration;

constexpr std::chrono::duration<double> kLongStop{1.0};

class SteadyPlaybackClock final : public PlaybackClock {
 public:
  TimePoint now() override { return std::chrono::steady_clock::now(); }

  bool waitUntil(TimePoint when) override {
    std::unique_lock<std::mutex> lock(m_mutex);
    return !m_changed.wait_until(lock, when, [this] { return m_interrupted; });
  }

  void interrupt() noexcept override {
    {
      const std::lock_guard<std::mutex> lock(m_mutex);
      m_interrupted = true;
    }
    m_changed.notify_all();
  }

 private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_interrupted = false;  // Guarded by m_mutex.
};

class UnpacedPlaybackClock final : public PlaybackClock {
 public:
  TimePoint now() override {
    const std::lock_guard<std::mutex> lock(m_mutex);
    return m_now;
  }

  bool waitUntil(TimePoint when) override {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_now = std::max(m_now, when);
    return !m_interrupted;
  }

  void interrupt() noexcept override {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_interrupted = true;
  }

 private:
  std::mutex m_mutex;
  TimePoint m_now;             // Guarded by m_mutex.
  bool m_interrupted = false;  // Guarded by m_mutex.
};

}  // namespace

std::shared_ptr<PlaybackClock> makeSteadyPlaybackClock() {
  return std::make_shared<SteadyPlaybackClock>();
}

std::shared_ptr<PlaybackClock> makeUnpacedPlaybackClock() {
  return std::make_shared<UnpacedPlaybackClock>();
}

PlaybackSchedule::PlaybackSchedule(std::shared_ptr<PlaybackClock> clock, double framesPerSecond)
    : m_clock(std::move(clock)), m_period(1.0 / framesPerSecond) {}

std::uint64_t PlaybackSchedule::lateFrames(std::uint64_t frame) {
  const auto due = dueAt(frame);
  const auto now = m_clock->now();
  if (now <= due) {
    return 0;
  }
  const std::chrono::duration<double> late = now - due;
  if (late > kLongStop) {
    m_startedAt += now - due;
    return 0;
  }
  return static_cast<std::uint64_t>(late / m_period);
}

bool PlaybackSchedule::waitFor(std::uint64_t frame) {
  return m_clock->waitUntil(dueAt(frame));
}

PlaybackClock::TimePoint PlaybackSchedule::dueAt(std::uint64_t frame) {
  if (!m_started) {
    m_started = true;
    m_startedAt = m_clock->now() - std::chrono::duration_cast<Duration>(m_period * static_cast<double>(frame));
  }
  return m_startedAt + std::chrono::duration_cast<Duration>(m_period * static_cast<double>(frame));
}

}  // namespace visagiste
