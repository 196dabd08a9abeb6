#include "app/studio/live_controller.h"

#include <utility>

#include <QSize>

#include "core/camera/camera.h"
#include "core/camera/recording.h"
#include "core/catalogue/sample_files.h"
#include "core/catalogue/services.h"

namespace visagiste {
namespace {

CaptureThread::Opener openerOf(const LiveSource& source) {
  switch (source.kind) {
    case LiveSource::Kind::Camera:
      return [index = source.cameraIndex] { return openCamera(index); };
    case LiveSource::Kind::Recording:
      return [path = source.path.toStdString()] { return openRecording(path); };
    case LiveSource::Kind::DemoClip:
      return [] {
        PlaybackOptions options;
        options.atEnd = AtEnd::Loop;
        return openRecording(demoClip(), options);
      };
  }
  throw Error(ErrorCode::Internal, "A live source of an unknown kind.");
}

}  // namespace

LiveController::LiveController(std::shared_ptr<Services> services, QObject* parent)
    : QObject(parent), m_services(std::move(services)), m_looks(std::make_shared<const LiveLooks>()) {
  setObjectName(QStringLiteral("liveController"));
  m_worker = std::make_unique<LatestWorker<Wish, bool>>([this](const Wish& wish) { return fulfil(wish); },
                                                        [](const Wish&, bool) {},
                                                        [this](const Wish& wish, const Error& error) {
                                                          if (wish.number == m_number) {
                                                            finish();
                                                            Q_EMIT failed(QString::fromUtf8(error.what()));
                                                          }
                                                        });
}

LiveController::~LiveController() {
  m_worker.reset();
  m_session.reset();
}

void LiveController::start(const LiveSource& source) {
  m_worker->request({source, ++m_number});
  if (!m_isRunning) {
    m_isRunning = true;
    Q_EMIT runningChanged(true);
  }
}

void LiveController::stop() {
  if (m_isRunning) {
    finish();
    m_worker->request({std::nullopt, ++m_number});
  }
}

void LiveController::finish() {
  ++m_number;
  m_isRunning = false;
  Q_EMIT runningChanged(false);
}

bool LiveController::fulfil(const Wish& wish) {
  std::unique_ptr<LiveSession> old;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    old = std::move(m_session);
  }
  old.reset();  // Waits for its threads; a camera is free for the next session only after that.
  if (wish.source) {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_session = std::make_unique<LiveSession>(openerOf(*wish.source), m_services, m_head, eventsOf(wish.number));
    m_session->setMirrored(m_isMirrored);
    m_session->setFollowsSeveral(m_followsSeveral);
    m_session->setLooks(m_looks);
  }
  return true;
}

void LiveController::setHead(std::shared_ptr<const ReconstructedHead> head) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_head = std::move(head);
  if (m_session) {
    m_session->setHead(m_head);
  }
}

void LiveController::setMirrored(bool mirrored) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_isMirrored = mirrored;
  if (m_session) {
    m_session->setMirrored(mirrored);
  }
}

void LiveController::setLooks(std::shared_ptr<const LiveLooks> looks) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_looks = std::move(looks);
  if (m_session) {
    m_session->setLooks(m_looks);
  }
}

void LiveController::setFollowsSeveral(bool isOn) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_followsSeveral = isOn;
  if (m_session) {
    m_session->setFollowsSeveral(isOn);
  }
}

void LiveController::setFrozen(bool isFrozen) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (m_session) {
    m_session->setFrozen(isFrozen);
  }
}

void LiveController::calibrateNeutral() {
  const std::lock_guard<std::mutex> lock(m_mutex);
  if (m_session) {
    m_session->calibrateNeutral();
  }
}

void LiveController::post(std::uint64_t number, std::function<void()> action) {
  QMetaObject::invokeMethod(
      this,
      [this, number, action = std::move(action)] {
        if (number == m_number) {
          action();
        }
      },
      Qt::QueuedConnection);
}

void LiveController::deliver() {
  std::shared_ptr<const LivePicture> picture;
  {
    const std::lock_guard<std::mutex> lock(m_mailbox.mutex);
    picture = std::exchange(m_mailbox.newest, nullptr);
    m_mailbox.isPosted = false;
  }
  if (picture != nullptr && m_isRunning) {
    Q_EMIT pictureReady(picture);
  }
}

LiveEvents LiveController::eventsOf(std::uint64_t number) {
  LiveEvents events;
  events.started = [this, number](const SourceDescription& source) {
    post(number, [this, source] {
      Q_EMIT sourceStarted(QString::fromStdString(source.name), QSize(source.size.width, source.size.height),
                           source.framesPerSecond);
    });
  };
  events.picture = [this](std::shared_ptr<const LivePicture> picture) {
    {
      const std::lock_guard<std::mutex> lock(m_mailbox.mutex);
      m_mailbox.newest = std::move(picture);
      if (std::exchange(m_mailbox.isPosted, true)) {
        return;
      }
    }
    QMetaObject::invokeMethod(this, &LiveController::deliver, Qt::QueuedConnection);
  };
  events.ended = [this, number] {
    post(number, [this] {
      deliver();  // The last picture, should it still wait.
      stop();
      Q_EMIT sourceEnded();
    });
  };
  events.failed = [this, number](const Error& error) {
    post(number, [this, reason = QString::fromUtf8(error.what())] {
      stop();
      Q_EMIT failed(reason);
    });
  };
  events.trackingStopped = [this, number](const Error& error) {
    post(number, [this, reason = QString::fromUtf8(error.what())] { Q_EMIT trackingStopped(reason); });
  };
  events.makeupStopped = [this, number](const Error& error) {
    post(number, [this, reason = QString::fromUtf8(error.what())] { Q_EMIT makeupStopped(reason); });
  };
  return events;
}

}  // namespace visagiste
