#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <thread>

#include "core/camera/capture_thread.h"
#include "core/job/latest_slot.h"

namespace visagiste {

/// Called on a watch's threads; must not throw nor destroy the watch.
struct StreamEvents {
  std::function<void(const SourceDescription&)> started;
  std::function<void()> ended;                        ///< The recording is over and its last frame has been seen.
  std::function<void(const Error&)> failed;           ///< No more frames come.
  std::function<void(const Error&)> trackingStopped;  ///< Frames go on, bare.
};

/// What is done with the frames, all on the inference thread. May throw Error, but for bare().
struct FrameWork {
  std::function<void()> prepare;  ///< Once, before the first frame.
  std::function<void(const std::shared_ptr<const Frame>&)> look;
  std::function<void()> forget;                                   ///< After look() has thrown.
  std::function<void(const std::shared_ptr<const Frame>&)> bare;  ///< Shows a frame that could not be looked at.
};

/// One source being watched: capture thread, newest-frame slot, inference thread.
///
/// Where look() throws, the frame is shown bare; after the third time in a row, or where prepare() throws,
/// trackingStopped says so and all further frames are bare.
class StreamWatch {
 public:
  StreamWatch(CaptureThread::Opener open, StreamEvents events, FrameWork work);
  /// Stops capture, closes the slot, joins. Takes at most some 200 ms.
  ~StreamWatch();
  StreamWatch(const StreamWatch&) = delete;
  StreamWatch& operator=(const StreamWatch&) = delete;

  [[nodiscard]] std::uint64_t droppedCount() const { return m_slot.droppedCount(); }

 private:
  void watch();
  void lookAtFrames();
  [[nodiscard]] std::shared_ptr<const Frame> nextFrame();

  StreamEvents m_events;
  FrameWork m_work;
  LatestSlot<Frame> m_slot;
  std::atomic<bool> m_recordingIsOver{false};
  std::unique_ptr<CaptureThread> m_capture;
  std::thread m_inference;
};

}  // namespace visagiste
