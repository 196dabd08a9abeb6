#include "app/studio/perform_session.h"

#include <chrono>
#include <utility>

#include "core/catalogue/performance_reader.h"
#include "core/catalogue/services.h"
#include "core/face/face_tracker.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int kMostFaces = 4;  // More cost too much of a frame each.

double millisecondsSince(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

}  // namespace

PerformSession::PerformSession(CaptureThread::Opener open, std::shared_ptr<Services> services, PerformEvents events)
    : m_services(std::move(services)),
      m_events(std::move(events)),
      m_learner(m_services),
      m_watch(std::move(open), m_events.stream,
              FrameWork{[this] { prepare(); }, [this](const std::shared_ptr<const Frame>& frame) { look(frame); },
                        [this] { m_tracker->reset(); },
                        [this](const std::shared_ptr<const Frame>& frame) { lookBare(frame); }}) {}

PerformSession::~PerformSession() = default;

void PerformSession::choosePoint(const Eigen::Vector2f& pointPx) {
  const std::lock_guard<std::mutex> lock(m_mutex);
  m_wantedPoint = pointPx;
}

void PerformSession::prepare() {
  const FaceFinders finders = m_services->faceFinders(Workload::Live);
  m_tracker = std::make_unique<FaceTracker>(finders.detector, finders.estimator, unsmoothedTracking(1));
  m_capture = std::make_unique<FaceCapture>(m_services->faceFitter(), m_services->faceModel()->expressionNames(),
                                            trainedCaptureOptions(*m_services));
}

void PerformSession::heedWishes() {
  m_tracker->setWantedFaces(m_followsSeveral ? kMostFaces : 1);
  std::optional<Eigen::Vector2f> point;
  {
    const std::lock_guard<std::mutex> lock(m_mutex);
    point = std::exchange(m_wantedPoint, std::nullopt);
  }
  const bool calibrates = m_wantsCalibration.exchange(false);
  if (point || calibrates) {
    m_capture->choosePoint(point.value_or(m_performerPx));
    m_capture->clearNeutral();
    m_waitsForNeutral = calibrates;
    m_learner.forget();
    m_wantsLesson = true;
  }
}

/// Until the face is learned the landmarks are solved.
void PerformSession::learnFace() {
  if (m_capture->calibration() && !m_capture->calibrationPictures().empty() && std::exchange(m_wantsLesson, false)) {
    m_learner.learn(m_capture->calmPictures(m_capture->calibrationPictures()));
  }
  if (std::shared_ptr<const ExpressionReader> reader = m_learner.take()) {
    m_capture->setReader(std::move(reader));
  }
}

PerformedFrame PerformSession::emptyFrame(const std::shared_ptr<const Frame>& frame) {
  if (!m_firstFrameAt) {
    m_firstFrameAt = frame->capturedAt;
  }
  PerformedFrame performed;
  performed.seconds = std::chrono::duration<double>(frame->capturedAt - *m_firstFrameAt).count();
  return performed;
}

void PerformSession::look(const std::shared_ptr<const Frame>& frame) {
  heedWishes();
  PerformedFrame performed = emptyFrame(frame);
  LiveResult result;
  result.frame = frame;
  result.droppedFrames = m_watch.droppedCount();
  result.faces = m_tracker->track(*frame);
  result.detectMs = m_tracker->lastTimes().detectMs;
  result.landmarksMs = m_tracker->lastTimes().landmarksMs;
  const Clock::time_point begin = Clock::now();
  performed.sample = m_capture->follow(result.faces, frame->image, performed.seconds);
  result.solveMs = millisecondsSince(begin);
  performed.chosenId = m_capture->chosenId();
  for (const TrackedFace& face : result.faces) {
    if (face.id == performed.chosenId) {
      m_performerPx = face.box.centerPx;
    }
  }
  if (m_waitsForNeutral && performed.sample && m_capture->calibration()) {
    m_capture->setNeutral();
    m_waitsForNeutral = false;
  }
  learnFace();
  performed.learning = m_learner.state();
  performed.learningSecondsLeft = m_learner.secondsLeft();
  performed.calibrationProgress = m_capture->calibrationProgress();
  if (m_capture->calibration()) {
    performed.calibrationFrames = m_capture->calibration()->frames;
    performed.calibrationResidualPercent = m_capture->calibration()->residualPercent;
  }
  result.latencyMs = millisecondsSince(frame->capturedAt);
  performed.result = std::make_shared<const LiveResult>(std::move(result));
  m_events.frame(std::make_shared<const PerformedFrame>(std::move(performed)));
}

void PerformSession::lookBare(const std::shared_ptr<const Frame>& frame) {
  PerformedFrame performed = emptyFrame(frame);
  LiveResult result;
  result.frame = frame;
  result.droppedFrames = m_watch.droppedCount();
  result.latencyMs = millisecondsSince(frame->capturedAt);
  performed.result = std::make_shared<const LiveResult>(std::move(result));
  m_events.frame(std::make_shared<const PerformedFrame>(std::move(performed)));
}

}  // namespace visagiste
