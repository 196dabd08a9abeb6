#include "app/studio/stream_controller.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/camera/camera.h"
#include "core/camera/recording.h"
#include "core/catalogue/sample_files.h"

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

StreamController::StreamController(QObject* parent) : QObject(parent) {
  m_worker = std::make_unique<LatestWorker<Wish, bool>>([this](const Wish& wish) { return fulfil(wish); },
                                                        [](const Wish&, bool) {},
                                                        [this](const Wish& wish, const Error& error) {
                                                          if (wish.number == m_number) {
                                                            finish();
                                                            Q_EMIT failed(shownText(error));
                                                          }
                                                        });
}

StreamController::~StreamController() = default;

void StreamController::shutDown() {
  m_worker.reset();
  m_session.reset();
}

void StreamController::start(const LiveSource& source) {
  m_worker->request({source, ++m_number});
  if (!m_isRunning) {
    m_isRunning = true;
    Q_EMIT runningChanged(true);
  }
}

void StreamController::stop() {
  if (m_isRunning) {
    finish();
    m_worker->request({std::nullopt, ++m_number});
  }
}

void StreamController::finish() {
  ++m_number;
  m_isRunning = false;
  Q_EMIT runningChanged(false);
}

bool StreamController::fulfil(const Wish& wish) {
  std::unique_ptr<StreamSession> old;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    old = std::move(m_session);
  }
  old.reset();  // Waits for its threads; a camera is free for the next session only after that.
  if (wish.source) {
    const std::lock_guard<std::mutex> lock(m_mutex);
    m_session = makeSession(openerOf(*wish.source), eventsOf(wish.number), wish.number);
  }
  return true;
}

void StreamController::withSession(const std::function<void(StreamSession*)>& action) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  action(m_session.get());
}

void StreamController::post(std::uint64_t number, std::function<void()> action) {
  QMetaObject::invokeMethod(
      this,
      [this, number, action = std::move(action)] {
        if (number == m_number) {
          action();
        }
      },
      Qt::QueuedConnection);
}

StreamEvents StreamController::eventsOf(std::uint64_t number) {
  StreamEvents events;
  events.started = [this, number](const SourceDescription& source) {
    post(number, [this, source] {
      Q_EMIT sourceStarted(QString::fromStdString(source.name), QSize(source.size.width, source.size.height),
                           source.framesPerSecond);
    });
  };
  events.ended = [this, number] {
    post(number, [this] {
      deliverLast();
      stop();
      Q_EMIT sourceEnded();
    });
  };
  events.failed = [this, number](const Error& error) {
    post(number, [this, reason = shownText(error)] {
      stop();
      Q_EMIT failed(reason);
    });
  };
  events.trackingStopped = [this, number](const Error& error) {
    post(number, [this, reason = shownText(error)] { Q_EMIT trackingStopped(reason); });
  };
  return events;
}

}  // namespace visagiste
