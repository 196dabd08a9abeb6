#include "core/catalogue/capture_bench.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/base/error.h"
#include "core/catalogue/clip_frames.h"
#include "core/catalogue/face_lessons.h"
#include "core/catalogue/performance_reader.h"
#include "core/expression/driven_head.h"
#include "core/expression/head_angles.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr std::size_t kClipFrames = 120;
constexpr int kPractice = 60;  // How much was learned does not change what reading costs.

}  // namespace

StageStatistics measureCapture(Services& services, std::optional<Precision> precision, int runs, RunContext& context) {
  const std::vector<Frame> frames = demoClipFrames(kClipFrames);
  const FaceFinders finders = services.faceFinders(Workload::Live, precision);
  // One face is wanted, so the detector rests while it is followed.
  FaceTracker tracker(finders.detector, finders.estimator, unsmoothedTracking(1));
  CaptureOptions options = trainedCaptureOptions(services);
  options.calibrationSpacingS = 0;
  FaceCapture capture(services.faceFitter(), services.faceModel()->expressionNames(), options);
  double seconds = 0;
  std::size_t next = 0;
  const auto step = [&] {
    Frame frame = frames[thereAndBack(next++, frames.size())];
    seconds += 1 / 30.0;
    frame.capturedAt =
        std::chrono::steady_clock::time_point() +
        std::chrono::duration_cast<std::chrono::steady_clock::duration>(std::chrono::duration<double>(seconds));
    return capture.follow(tracker.track(frame), frame.image, seconds).has_value();
  };
  for (int i = 0; !capture.calibration(); ++i) {
    if (i == static_cast<int>(2 * frames.size()))
      throw Error(ErrorCode::NoFace, "No face was found in the demo clip.");
    static_cast<void>(step());
  }
  LessonOptions lesson;
  lesson.pictures = kPractice;
  capture.setReader(learnFace(services, capture.calmPictures(capture.calibrationPictures()), lesson, context));
  StageStatistics stage = measured("capture 640x480 (track, solve, read, filter)", runs, context, [&] { step(); });
  stage.precision = precisionName(finders.device.precision);
  stage.threads = finders.device.threads;
  return stage;
}

StageStatistics measureDrive(const std::shared_ptr<const ReconstructedHead>& head, int runs, RunContext& context) {
  const std::vector<std::string>& names = head->model->expressionNames();
  const DrivenHead driven(head, names);
  CaptureSample sample;
  sample.confidence = Eigen::VectorXf::Ones(static_cast<Eigen::Index>(names.size()));
  int frame = 0;
  return measured("drive 512x512 (shape, draw)", runs, context, [&] {
    const float phase = 0.1F * static_cast<float>(++frame);
    sample.expression = Eigen::VectorXf::Constant(sample.confidence.size(), 0.2F + 0.2F * std::sin(phase));
    sample.cameraFromHead.rotation = headRotation({15.0 * std::sin(phase), 0, 0});
    static_cast<void>(driven.picture(sample));
  });
}

}  // namespace visagiste
