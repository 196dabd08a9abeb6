#pragma once

#include <atomic>
#include <memory>

#include "app/studio/newest_post.h"
#include "app/studio/perform_session.h"

namespace visagiste {

class TakeRecorder;

/// Runs sessions that capture a performance and hands their newest frame to the window. Interface thread only.
class PerformController : public StreamController {
  Q_OBJECT
 public:
  /// recorder  gets every sample while it records, on the session's thread; outlives this object.
  PerformController(std::shared_ptr<Services> services, TakeRecorder* recorder, QObject* parent = nullptr);
  ~PerformController() override;

  void setFollowsSeveral(bool isOn);
  void calibrate();
  void choosePoint(const Eigen::Vector2f& pointPx);

 Q_SIGNALS:
  void framePerformed(std::shared_ptr<const visagiste::PerformedFrame> frame);

 protected:
  std::unique_ptr<StreamSession> makeSession(CaptureThread::Opener open, StreamEvents events,
                                             std::uint64_t number) override;
  void deliverLast() override { m_frames.deliver(); }

 private:
  std::shared_ptr<Services> m_services;
  TakeRecorder* m_recorder;
  NewestPost<PerformedFrame> m_frames;
  bool m_followsSeveral = false;  // Inside of withSession() and makeSession() only.
};

}  // namespace visagiste
