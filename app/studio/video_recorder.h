#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include <QObject>
#include <QString>

#include "core/base/error.h"
#include "core/types/image.h"

namespace visagiste {

/// Writes what is shown live into a video file, on a thread of its own. Interface thread only.
///
/// The frames of a camera come when they come; the file has a fixed rate: each picture stays until the next one.
class VideoRecorder : public QObject {
  Q_OBJECT
 public:
  static constexpr double kFramesPerSecond = 30;
  static constexpr std::size_t kMostWaiting = 30;  ///< A second; then pictures are left out.

  explicit VideoRecorder(QObject* parent = nullptr);
  /// Finishes a recording at hand.
  ~VideoRecorder() override;

  void start(const QString& file);
  /// One of the pictures of a recording; the first one's size holds for all, others are left out.
  void add(const visagiste::Image& picture, std::chrono::steady_clock::time_point shownAt);
  /// finished() or failed() follows.
  void stop();
  [[nodiscard]] bool isRecording() const { return m_isRecording; }
  /// Length of the recording so far.
  [[nodiscard]] double seconds() const { return m_seconds; }

 Q_SIGNALS:
  void finished(const QString& file, double seconds);
  void failed(const QString& reason);

 private:
  struct Shown {
    Image picture;
    long frame = 0;  ///< Of the file: when it is first seen.
  };

  void write(const std::filesystem::path& file);
  void join();
  void post(std::function<void()> action);

  bool m_isRecording = false;
  QString m_file;
  double m_seconds = 0;
  std::optional<std::chrono::steady_clock::time_point> m_startedAt;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<Shown> m_waiting;  // Guarded by m_mutex.
  bool m_isClosed = false;      // Guarded by m_mutex.
  std::thread m_thread;
};

}  // namespace visagiste
