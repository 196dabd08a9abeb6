#include "core/camera/capture_thread.h"

#include <exception>
#include <string>
#include <utility>

namespace visagiste {

CaptureThread::CaptureThread(Opener open, LatestSlot<Frame>& slot, CaptureEvents events)
    : m_open(std::move(open)), m_slot(slot), m_events(std::move(events)), m_thread([this] { run(); }) {}

CaptureThread::~CaptureThread() {
  stop();
}

void CaptureThread::stop() {
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_stopping = true;
    if (m_source) {
      m_source->interrupt();
    }
  }
  if (m_thread.joinable()) {
    m_thread.join();
  }
}

void CaptureThread::run() {
  std::unique_ptr<Error> failure;
  try {
    play();
  } catch (const Error& error) {
    failure = std::make_unique<Error>(error);
  } catch (const std::exception& error) {
    failure = std::make_unique<Error>(
        ErrorCode::Internal, std::string("The picture source stopped because of an internal error: ") + error.what());
  }
  std::unique_ptr<FrameSource> source;  // Closed before anybody is told, so that it can be opened anew.
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    source = std::move(m_source);
  }
  source.reset();
  if (isStopping()) {
    return;
  }
  if (failure && m_events.failed) {
    m_events.failed(*failure);
  } else if (!failure && m_events.ended) {
    m_events.ended();
  }
}

void CaptureThread::play() {
  std::unique_ptr<FrameSource> opened = m_open();
  FrameSource& source = *opened;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_source = std::move(opened);
    if (m_stopping) {
      return;
    }
  }
  if (m_events.started) {
    m_events.started(source.description());
  }
  while (!isStopping()) {
    std::optional<Frame> frame = source.next();
    if (!frame) {
      return;
    }
    m_slot.put(std::make_shared<const Frame>(std::move(*frame)));
  }
}

bool CaptureThread::isStopping() const {
  const std::lock_guard<std::mutex> lock(m_mutex);
  return m_stopping;
}

}  // namespace visagiste
