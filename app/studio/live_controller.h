#pragma once

#include <memory>

#include "app/studio/live_session.h"
#include "app/studio/makeup_fader.h"
#include "app/studio/newest_post.h"
#include "app/studio/stream_controller.h"

namespace visagiste {

/// Runs live sessions with makeup and hands their newest picture to the window. Interface thread only.
class LiveController : public StreamController {
  Q_OBJECT
 public:
  explicit LiveController(std::shared_ptr<Services> services, QObject* parent = nullptr);
  ~LiveController() override;

  /// Null: the face model's mean head.
  void setHead(std::shared_ptr<const ReconstructedHead> head);
  void setMirrored(bool mirrored);
  void calibrateNeutral();
  /// What the people wear; never null.
  void setLooks(std::shared_ptr<const LiveLooks> looks);
  /// What the first of them is dressed in; null: nothing.
  void setOutfit(std::shared_ptr<const Outfit> outfit);
  /// What all of it is painted like; null: as it is.
  void setStyle(std::shared_ptr<const StyleSpec> style);
  void setFollowsSeveral(bool isOn);
  /// Ends with the session.
  void setFrozen(bool isFrozen);

 Q_SIGNALS:
  void pictureReady(std::shared_ptr<const visagiste::LivePicture> picture);
  void makeupStopped(const QString& reason);
  void clothesStopped(const QString& reason);
  void styleStopped(const QString& reason);

 protected:
  std::unique_ptr<StreamSession> makeSession(CaptureThread::Opener open, StreamEvents events,
                                             std::uint64_t number) override;
  void deliverLast() override { m_pictures.deliver(); }

 private:
  /// Changes a setting and tells the session at hand.
  void change(const std::function<void(LiveSession*)>& action);

  std::shared_ptr<Services> m_services;
  NewestPost<LivePicture> m_pictures;
  // Changed and read inside of withSession() and makeSession().
  std::shared_ptr<const ReconstructedHead> m_head;
  bool m_isMirrored = false;
  bool m_followsSeveral = false;
  std::shared_ptr<const LiveLooks> m_looks;
  std::shared_ptr<const Outfit> m_outfit;
  std::shared_ptr<const StyleSpec> m_style;
};

}  // namespace visagiste
