#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <QObject>
#include <QSize>
#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/stream_watch.h"

namespace visagiste {

/// What the person chose to watch.
struct LiveSource {
  enum class Kind { Camera = 1, Recording, DemoClip };
  Kind kind = Kind::Camera;
  int cameraIndex = 0;  ///< Camera.
  QString path;         ///< Recording: a video file or a folder of pictures.
};

/// What watches one source; its destructor may take some 200 ms.
class StreamSession {
 public:
  StreamSession() = default;
  virtual ~StreamSession() = default;
  StreamSession(const StreamSession&) = delete;
  StreamSession& operator=(const StreamSession&) = delete;
};

/// Starts and stops sessions without holding up the window. Interface thread only.
class StreamController : public QObject {
  Q_OBJECT
 public:
  explicit StreamController(QObject* parent);
  ~StreamController() override;

  void start(const visagiste::LiveSource& source);
  void stop();
  [[nodiscard]] bool isRunning() const { return m_isRunning; }

 Q_SIGNALS:
  void runningChanged(bool running);
  void sourceStarted(const QString& name, QSize size, double framesPerSecond);
  void sourceEnded();
  void failed(const QString& reason);
  void trackingStopped(const QString& reason);

 protected:
  /// On the worker's thread, with the lock of withSession() held. `number`: see post().
  virtual std::unique_ptr<StreamSession> makeSession(CaptureThread::Opener open, StreamEvents events,
                                                     std::uint64_t number) = 0;
  /// What still waits to be shown; before the end of a source is told.
  virtual void deliverLast() = 0;

  /// Runs `action` with the session at hand, or with none, safe from the worker; for makeSession()'s settings too.
  void withSession(const std::function<void(StreamSession*)>& action);
  /// Any thread: an action for the interface thread, forgotten if another session is wanted by then.
  void post(std::uint64_t number, std::function<void()> action);
  /// A derived class calls it in its destructor: no session and no thread of it is left afterwards.
  void shutDown();

 private:
  struct Wish {
    std::optional<LiveSource> source;  ///< Nothing: stop.
    std::uint64_t number = 0;
  };

  bool fulfil(const Wish& wish);
  void finish();
  [[nodiscard]] StreamEvents eventsOf(std::uint64_t number);

  bool m_isRunning = false;
  std::uint64_t m_number = 0;  ///< Of the session that is wanted; older ones are not listened to.
  std::mutex m_mutex;
  std::unique_ptr<StreamSession> m_session;  // Guarded by m_mutex; made and ended on the worker.
  std::unique_ptr<LatestWorker<Wish, bool>> m_worker;
};

}  // namespace visagiste
