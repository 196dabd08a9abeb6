#include "app/studio/stream_watch.h"

#include <chrono>
#include <exception>
#include <utility>

namespace visagiste {
namespace {

constexpr int kErrorsBeforeGivingUp = 3;
constexpr std::chrono::milliseconds kLookForEnd{50};

}  // namespace

StreamWatch::StreamWatch(CaptureThread::Opener open, StreamEvents events, FrameWork work)
    : m_events(std::move(events)), m_work(std::move(work)) {
  m_inference = std::thread([this] { watch(); });
  m_capture = std::make_unique<CaptureThread>(
      std::move(open), m_slot, CaptureEvents{m_events.started, [this] { m_recordingIsOver = true; }, m_events.failed});
}

StreamWatch::~StreamWatch() {
  m_capture->stop();
  m_slot.close();
  m_inference.join();
}

void StreamWatch::watch() {
  try {
    m_work.prepare();
    lookAtFrames();
  } catch (const Error& error) {
    m_events.trackingStopped(error);
  } catch (const std::exception& error) {
    m_events.trackingStopped(Error(ErrorCode::Internal, error.what()));
  }
  while (const std::shared_ptr<const Frame> frame = nextFrame()) {
    m_work.bare(frame);
  }
}

void StreamWatch::lookAtFrames() {
  int errors = 0;
  while (const std::shared_ptr<const Frame> frame = nextFrame()) {
    try {
      m_work.look(frame);
      errors = 0;
    } catch (const Error&) {
      m_work.bare(frame);
      m_work.forget();
      if (++errors == kErrorsBeforeGivingUp) {
        throw;
      }
    }
  }
}

std::shared_ptr<const Frame> StreamWatch::nextFrame() {
  while (!m_slot.isClosed()) {
    // Read before the slot: a frame that was put in before the end is still found.
    const bool isOver = m_recordingIsOver;
    if (std::shared_ptr<const Frame> frame = m_slot.takeFor(kLookForEnd)) {
      return frame;
    }
    if (isOver && m_recordingIsOver.exchange(false)) {
      m_events.ended();
    }
  }
  return nullptr;
}

}  // namespace visagiste
