#include "app/studio/live_controller.h"

#include <utility>

#include "app/studio/core_messages.h"
#include "core/catalogue/services.h"

namespace visagiste {

LiveController::LiveController(std::shared_ptr<Services> services, QObject* parent)
    : StreamController(parent),
      m_services(std::move(services)),
      m_pictures([this](const std::shared_ptr<const LivePicture>& picture) {
        if (isRunning()) {
          Q_EMIT pictureReady(picture);
        }
      }),
      m_looks(std::make_shared<const LiveLooks>()) {
  setObjectName(QStringLiteral("liveController"));
}

LiveController::~LiveController() {
  shutDown();
}

std::unique_ptr<StreamSession> LiveController::makeSession(CaptureThread::Opener open, StreamEvents events,
                                                           std::uint64_t number) {
  const auto stopped = [this, number](void (LiveController::*told)(const QString&)) {
    return [this, number, told](const Error& error) {
      post(number, [this, told, reason = shownText(error)] { Q_EMIT(this->*told)(reason); });
    };
  };
  LiveEvents live{std::move(events),
                  [this](std::shared_ptr<const LivePicture> picture) { m_pictures.put(std::move(picture)); },
                  stopped(&LiveController::makeupStopped), stopped(&LiveController::clothesStopped),
                  stopped(&LiveController::styleStopped)};
  auto session = std::make_unique<LiveSession>(std::move(open), m_services, m_head, std::move(live));
  session->setMirrored(m_isMirrored);
  session->setFollowsSeveral(m_followsSeveral);
  session->setLooks(m_looks);
  session->setOutfit(m_outfit);
  session->setStyle(m_style);
  return session;
}

void LiveController::change(const std::function<void(LiveSession*)>& action) {
  withSession([&action](StreamSession* session) { action(static_cast<LiveSession*>(session)); });
}

void LiveController::setHead(std::shared_ptr<const ReconstructedHead> head) {
  change([&](LiveSession* session) {
    m_head = std::move(head);
    if (session != nullptr) {
      session->setHead(m_head);
    }
  });
}

void LiveController::setMirrored(bool mirrored) {
  change([&](LiveSession* session) {
    m_isMirrored = mirrored;
    if (session != nullptr) {
      session->setMirrored(mirrored);
    }
  });
}

void LiveController::setLooks(std::shared_ptr<const LiveLooks> looks) {
  change([&](LiveSession* session) {
    m_looks = std::move(looks);
    if (session != nullptr) {
      session->setLooks(m_looks);
    }
  });
}

void LiveController::setOutfit(std::shared_ptr<const Outfit> outfit) {
  change([&](LiveSession* session) {
    m_outfit = std::move(outfit);
    if (session != nullptr) {
      session->setOutfit(m_outfit);
    }
  });
}

void LiveController::setStyle(std::shared_ptr<const StyleSpec> style) {
  change([&](LiveSession* session) {
    m_style = std::move(style);
    if (session != nullptr) {
      session->setOutfit(m_outfit);
      session->setStyle(m_style);
    }
  });
}

void LiveController::setFollowsSeveral(bool isOn) {
  change([&](LiveSession* session) {
    m_followsSeveral = isOn;
    if (session != nullptr) {
      session->setFollowsSeveral(isOn);
    }
  });
}

void LiveController::setFrozen(bool isFrozen) {
  change([&](LiveSession* session) {
    if (session != nullptr) {
      session->setFrozen(isFrozen);
    }
  });
}

void LiveController::calibrateNeutral() {
  change([](LiveSession* session) {
    if (session != nullptr) {
      session->calibrateNeutral();
    }
  });
}

}  // namespace visagiste
