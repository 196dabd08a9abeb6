#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include <QObject>
#include <QString>

#include "app/studio/latest_worker.h"
#include "app/studio/live_session.h"
#include "app/studio/makeup_fader.h"

namespace visagiste {

/// What the person chose to watch.
struct LiveSource {
  enum class Kind { Camera = 1, Recording, DemoClip };
  Kind kind = Kind::Camera;
  int cameraIndex = 0;  ///< Camera.
  QString path;         ///< Recording: a video file or a folder of pictures.
};

/// Starts and stops live sessions without holding up the window, and hands their newest picture to it.
///
/// Interface thread only. At most one picture waits to be shown: a newer one takes its place.
class LiveController : public QObject {
  Q_OBJECT
 public:
  explicit LiveController(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~LiveController() override;

  void start(const visagiste::LiveSource& source);
  void stop();
  [[nodiscard]] bool isRunning() const { return m_isRunning; }

  /// Null: the face model's mean head.
  void setHead(std::shared_ptr<const ReconstructedHead> head);
  void setMirrored(bool mirrored);
  void calibrateNeutral();
  /// What the people wear; never null.
  void setLooks(std::shared_ptr<const LiveLooks> looks);
  void setFollowsSeveral(bool isOn);
  /// Ends with the session.
  void setFrozen(bool isFrozen);

 Q_SIGNALS:
  void runningChanged(bool running);
  void sourceStarted(const QString& name, QSize size, double framesPerSecond);
  void pictureReady(std::shared_ptr<const visagiste::LivePicture> picture);
  void sourceEnded();
  void failed(const QString& reason);
  void trackingStopped(const QString& reason);
  void makeupStopped(const QString& reason);

 private:
  struct Wish {
    std::optional<LiveSource> source;  ///< Nothing: stop.
    std::uint64_t number = 0;
  };
  /// Between the session's threads and this object's; outlives neither.
  struct Mailbox {
    std::mutex mutex;
    std::shared_ptr<const LivePicture> newest;  // Guarded by mutex.
    bool isPosted = false;                      // Guarded by mutex.
  };

  bool fulfil(const Wish& wish);
  void finish();
  void deliver();
  void post(std::uint64_t number, std::function<void()> action);
  [[nodiscard]] LiveEvents eventsOf(std::uint64_t number);

  std::shared_ptr<Services> m_services;
  bool m_isRunning = false;
  std::uint64_t m_number = 0;  ///< Of the session that is wanted; older ones are not listened to.
  Mailbox m_mailbox;
  std::mutex m_mutex;
  std::unique_ptr<LiveSession> m_session;           // Guarded by m_mutex; made and ended on the worker.
  std::shared_ptr<const ReconstructedHead> m_head;  // Guarded by m_mutex.
  bool m_isMirrored = false;                        // Guarded by m_mutex.
  bool m_followsSeveral = false;                    // Guarded by m_mutex.
  std::shared_ptr<const LiveLooks> m_looks;         // Guarded by m_mutex.
  std::unique_ptr<LatestWorker<Wish, bool>> m_worker;
};

}  // namespace visagiste
