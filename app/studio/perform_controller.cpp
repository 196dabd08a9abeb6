#include "app/studio/perform_controller.h"

#include <utility>

#include "app/studio/take_recorder.h"
#include "core/catalogue/services.h"

namespace visagiste {

PerformController::PerformController(std::shared_ptr<Services> services, TakeRecorder* recorder, QObject* parent)
    : StreamController(parent),
      m_services(std::move(services)),
      m_recorder(recorder),
      m_frames([this](const std::shared_ptr<const PerformedFrame>& frame) {
        if (isRunning()) {
          Q_EMIT framePerformed(frame);
        }
      }) {
  setObjectName(QStringLiteral("performController"));
}

PerformController::~PerformController() {
  shutDown();
}

std::unique_ptr<StreamSession> PerformController::makeSession(CaptureThread::Opener open, StreamEvents events,
                                                              std::uint64_t /*number*/) {
  auto session = std::make_unique<PerformSession>(
      std::move(open), m_services,
      PerformEvents{std::move(events), [this](std::shared_ptr<const PerformedFrame> frame) {
                      // Here and not where the window hears of it: a busy window may miss frames, a take may not.
                      if (frame->sample) {
                        m_recorder->add(*frame->sample);
                      }
                      m_frames.put(std::move(frame));
                    }});
  session->setFollowsSeveral(m_followsSeveral);
  return session;
}

void PerformController::setFollowsSeveral(bool isOn) {
  withSession([this, isOn](StreamSession* session) {
    m_followsSeveral = isOn;
    if (session != nullptr) {
      static_cast<PerformSession*>(session)->setFollowsSeveral(isOn);
    }
  });
}

void PerformController::calibrate() {
  withSession([](StreamSession* session) {
    if (session != nullptr) {
      static_cast<PerformSession*>(session)->calibrate();
    }
  });
}

void PerformController::choosePoint(const Eigen::Vector2f& pointPx) {
  withSession([&pointPx](StreamSession* session) {
    if (session != nullptr) {
      static_cast<PerformSession*>(session)->choosePoint(pointPx);
    }
  });
}

}  // namespace visagiste
