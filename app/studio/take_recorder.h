#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include <QObject>
#include <QString>

#include "core/expression/take_library.h"

namespace visagiste {

/// Writes the performance at hand into the person's folder, on a thread of its own: every sample is on disk a moment
/// after it was captured, whatever becomes of the program.
///
/// Interface thread, but for add().
class TakeRecorder : public QObject {
  Q_OBJECT
 public:
  explicit TakeRecorder(const std::filesystem::path& folder, QObject* parent = nullptr);
  /// Finishes a recording at hand.
  ~TakeRecorder() override;

  /// name  wanted; another is taken where it exists.
  void start(const QString& name, const visagiste::TakeDescription& description);
  /// finished() or failed() follows.
  void stop();
  [[nodiscard]] bool isRecording() const { return m_isRecording; }
  /// Length of the recording so far; any thread.
  [[nodiscard]] double seconds() const;

  /// Any thread. Taken only while recording; times count from the first sample.
  void add(const CaptureSample& sample);

 Q_SIGNALS:
  /// name: of the take, empty where nobody was seen and nothing is kept.
  void finished(const QString& name, double seconds);
  /// name: of the take up to there, or empty.
  void failed(const QString& reason, const QString& name);

 private:
  void write(const std::string& name, const TakeDescription& description);
  void appendAll(const std::filesystem::path& file, const TakeDescription& description);
  void join();

  const TakeLibrary m_library;
  bool m_isRecording = false;
  mutable std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<CaptureSample> m_waiting;  // Guarded by m_mutex.
  std::optional<double> m_firstS;       // Guarded by m_mutex.
  double m_lastS = 0;                   // Guarded by m_mutex.
  bool m_isOpen = false;                // Guarded by m_mutex.
  std::thread m_thread;
};

}  // namespace visagiste
