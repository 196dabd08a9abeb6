#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <thread>

#include "core/base/error.h"
#include "core/camera/frame_source.h"
#include "core/job/latest_slot.h"

namespace visagiste {

/// What a capture thread has to say; called on that thread. Each may be empty, must not throw and must not destroy the
/// CaptureThread. None is called after stop() has returned or the destructor has begun to join.
struct CaptureEvents {
  std::function<void(const SourceDescription&)> started;
  std::function<void()> ended;               ///< The recording is over.
  std::function<void(const Error&)> failed;  ///< Could not be opened, was unplugged, broke off; the thread is done.
};

/// Reads a source on a thread of its own and leaves the frames in a newest-wins slot; never waits for the consumer.
///
/// One thread owns it. For another source make another one; whoever does clears the slot in between.
class CaptureThread {
 public:
  using Opener = std::function<std::unique_ptr<FrameSource>()>;

  /// open: called on the capture thread, because a camera takes its time. slot: outlives this object.
  CaptureThread(Opener open, LatestSlot<Frame>& slot, CaptureEvents events = {});

  ~CaptureThread();  ///< stop().
  CaptureThread(const CaptureThread&) = delete;
  CaptureThread& operator=(const CaptureThread&) = delete;

  /// Interrupts the source, waits for the thread (150 ms at most once the source is open) and closes the source.
  void stop();

 private:
  void run();
  void play();
  [[nodiscard]] bool isStopping() const;

  const Opener m_open;
  LatestSlot<Frame>& m_slot;
  const CaptureEvents m_events;
  mutable std::mutex m_mutex;
  std::unique_ptr<FrameSource> m_source;  // Guarded by m_mutex; what it points at belongs to the capture thread.
  bool m_stopping = false;                // Guarded by m_mutex.
  std::thread m_thread;
};

}  // namespace visagiste
