#include "app/studio/video_recorder.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/camera/video_writer.h"

namespace visagiste {

VideoRecorder::VideoRecorder(QObject* parent) : QObject(parent) {
  setObjectName(QStringLiteral("videoRecorder"));
}

VideoRecorder::~VideoRecorder() {
  join();
}

void VideoRecorder::start(const QString& file) {
  join();
  m_file = file;
  m_seconds = 0;
  m_startedAt.reset();
  m_waiting.clear();
  m_isClosed = false;
  m_isRecording = true;
  m_thread = std::thread([this, path = std::filesystem::path(file.toStdString())] {
    try {
      write(path);
    } catch (const Error& error) {
      post([this, reason = shownText(error)] {
        m_isRecording = false;
        Q_EMIT failed(reason);
      });
    }
  });
}

void VideoRecorder::add(const Image& picture, std::chrono::steady_clock::time_point shownAt) {
  if (!m_isRecording) {
    return;
  }
  if (!m_startedAt) {
    m_startedAt = shownAt;
  }
  m_seconds = std::chrono::duration<double>(shownAt - *m_startedAt).count();
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    if (m_waiting.size() >= kMostWaiting) {
      return;  // The picture before stays longer.
    }
    m_waiting.push_back({picture, static_cast<long>(m_seconds * kFramesPerSecond)});
  }
  m_changed.notify_one();
}

void VideoRecorder::stop() {
  if (!m_isRecording) {
    return;
  }
  m_isRecording = false;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_isClosed = true;
  }
  m_changed.notify_one();
}

void VideoRecorder::join() {
  stop();
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_isClosed = true;
  }
  m_changed.notify_one();
  if (m_thread.joinable()) {
    m_thread.join();
  }
}

void VideoRecorder::write(const std::filesystem::path& file) {
  std::unique_ptr<VideoWriter> writer;
  Image last;
  long written = 0;
  while (true) {
    Shown next;
    {
      std::unique_lock<std::mutex> lock(m_mutex);
      m_changed.wait(lock, [this] { return m_isClosed || !m_waiting.empty(); });
      if (m_waiting.empty()) {
        break;
      }
      next = std::move(m_waiting.front());
      m_waiting.pop_front();
    }
    if (writer == nullptr) {
      writer = std::make_unique<VideoWriter>(file, next.picture.size(), kFramesPerSecond);
    } else if (next.picture.size() != last.size()) {
      continue;
    }
    for (; written < next.frame && !last.isEmpty(); ++written) {
      writer->write(last);
    }
    last = next.picture;
  }
  if (writer == nullptr) {
    throw Error(ErrorCode::Unwritable, "Nothing was recorded: no picture came.");
  }
  writer->write(last);
  writer->finish();
  post([this, seconds = static_cast<double>(written + 1) / kFramesPerSecond] { Q_EMIT finished(m_file, seconds); });
}

void VideoRecorder::post(std::function<void()> action) {
  QMetaObject::invokeMethod(this, std::move(action), Qt::QueuedConnection);
}

}  // namespace visagiste
