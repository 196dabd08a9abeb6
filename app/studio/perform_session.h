#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>

#include "app/studio/face_learner.h"
#include "app/studio/stream_controller.h"
#include "core/expression/face_capture.h"
#include "core/types/live_result.h"

namespace visagiste {

class FaceTracker;
class Services;

/// One frame as a performance.
struct PerformedFrame {
  std::shared_ptr<const LiveResult> result;
  std::optional<CaptureSample> sample;  ///< Nothing while the chosen face is away. Seconds since the first frame.
  double seconds = 0;                   ///< Of this frame, with a face or without.
  std::optional<int> chosenId;          ///< TrackedFace::id of the performer.
  float calibrationProgress = 0;        ///< 0..1.
  int calibrationFrames = 0;            ///< 0 until calibrated.
  float calibrationResidualPercent = 0;
  LearningState learning = LearningState::Waiting;
  std::optional<double> learningSecondsLeft;
};

/// Called on the session's threads; must not throw nor destroy the session.
struct PerformEvents {
  StreamEvents stream;
  std::function<void(std::shared_ptr<const PerformedFrame>)> frame;
};

/// One source being watched for the performance of one person.
class PerformSession : public StreamSession {
 public:
  PerformSession(CaptureThread::Opener open, std::shared_ptr<Services> services, PerformEvents events);
  ~PerformSession() override;

  // Any thread; they take hold with the next frame.
  /// Several faces are followed, so that one can be chosen; or one, which is faster.
  void setFollowsSeveral(bool isOn) { m_followsSeveral = isOn; }
  /// Measures the performer anew and then takes the resting face for neutral.
  void calibrate() { m_wantsCalibration = true; }
  /// Follows the face nearest to this point of the picture.
  void choosePoint(const Eigen::Vector2f& pointPx);

 private:
  void prepare();
  void look(const std::shared_ptr<const Frame>& frame);
  void lookBare(const std::shared_ptr<const Frame>& frame);
  void heedWishes();
  void learnFace();
  [[nodiscard]] PerformedFrame emptyFrame(const std::shared_ptr<const Frame>& frame);

  std::shared_ptr<Services> m_services;
  PerformEvents m_events;
  std::atomic<bool> m_followsSeveral{false};
  std::atomic<bool> m_wantsCalibration{false};
  std::mutex m_mutex;
  std::optional<Eigen::Vector2f> m_wantedPoint;  // Guarded by m_mutex.
  std::unique_ptr<FaceTracker> m_tracker;        // Inference thread only, like all below.
  std::unique_ptr<FaceCapture> m_capture;
  bool m_waitsForNeutral = false;
  bool m_wantsLesson = true;
  FaceLearner m_learner;
  Eigen::Vector2f m_performerPx = Eigen::Vector2f::Zero();
  std::optional<std::chrono::steady_clock::time_point> m_firstFrameAt;
  StreamWatch m_watch;  // Last: its threads use the above.
};

}  // namespace visagiste
