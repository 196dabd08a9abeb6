#include "app/prepare/capture_shares.h"

#include <array>
#include <iomanip>
#include <ostream>

#include "app/samples/range_of_motion.h"
#include "app/samples/rendered_actor.h"
#include "core/base/error.h"
#include "core/catalogue/performance_reader.h"
#include "core/catalogue/picture_analysis.h"
#include "core/image/decode.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/head_reconstructor.h"

namespace visagiste::prepare {
namespace {

constexpr std::array<float, 5> kShares{0, 0.25F, 0.5F, 0.75F, 1};
constexpr float kOpenEye = 0.3F;  // Less blink than this counts as open.
constexpr double kGood = 0.9;

std::shared_ptr<const ReconstructedHead> headOf(Services& services, const std::string& file) {
  QuietContext context;
  const Image picture = decodeImageFile(file);
  const std::vector<FaceObservation> faces = findFaces(services, picture, context);
  if (faces.empty())
    throw Error(ErrorCode::NoFace, "No face was found in '" + file + "'.");
  return services.headReconstructor()->reconstruct({picture}, {faces.front()}, ReconstructOptions(), context);
}

Eigen::RowVector2f meanGaze(const std::array<EyeGaze, 2>& gaze) {
  return {0.5F * (gaze[0].yawDeg + gaze[1].yawDeg), 0.5F * (gaze[0].pitchDeg + gaze[1].pitchDeg)};
}

Eigen::VectorXf mixed(const CaptureRecord& clip, Eigen::Index channel, float share) {
  return clip.solved.col(channel) + share * (clip.read.col(channel) - clip.solved.col(channel));
}

double meanCorrelation(const std::vector<CaptureRecord>& clips, Eigen::Index channel, float share) {
  double sum = 0;
  for (const CaptureRecord& clip : clips) sum += correlation(clip.truth.col(channel), mixed(clip, channel, share));
  return sum / static_cast<double>(clips.size());
}

double meanGazeError(const std::vector<CaptureRecord>& clips, float share) {
  double sum = 0;
  for (const CaptureRecord& clip : clips)
    sum += (clip.solvedGaze + share * (clip.readGaze - clip.solvedGaze) - clip.trueGaze).rowwise().norm().mean();
  return sum / static_cast<double>(clips.size());
}

}  // namespace

CaptureRecord recordCapture(Services& services, const std::string& file, std::uint32_t seed) {
  const auto head = headOf(services, file);
  const std::vector<std::string>& names = services.faceModel()->expressionNames();
  const std::vector<SamplePose> clip = rangeOfMotion(*services.faceModel(), seed);
  const FaceFinders finders = services.faceFinders(Workload::Live);
  FaceTracker tracker(finders.detector, finders.estimator, unsmoothedTracking(1));
  FaceCapture capture(services.faceFitter(), names);
  const EyeGeometry eyes(services.faceFitter()->basis(), head->coefficients.identity, names);
  const auto blinks = std::array<int, 2>{services.faceModel()->expressionIndex("eyeBlinkLeft").value(),
                                         services.faceModel()->expressionIndex("eyeBlinkRight").value()};
  const auto frames = static_cast<Eigen::Index>(clip.size());
  CaptureRecord record;
  record.truth = record.solved = record.read = Eigen::MatrixXf::Zero(frames, Eigen::Index(names.size()));
  record.trueGaze = record.solvedGaze = record.readGaze = Eigen::MatrixXf::Zero(frames, 2);
  Eigen::Index open = 0;
  for (Eigen::Index i = 0; i < frames; ++i) {
    const SamplePose& pose = clip[std::size_t(i)];
    record.truth.row(i) = pose.expression.transpose();
    const auto faces = tracker.track(renderedFrame(*head, pose, int(i)));
    if (!capture.follow(faces, kActorFrame, double(i) / kClipFramesPerSecond))
      continue;
    record.solved.row(i) = capture.unfiltered()->expression.transpose();
    record.read.row(i) = faces.front().seenChannels.transpose();
    if (pose.expression[blinks[0]] > kOpenEye || pose.expression[blinks[1]] > kOpenEye)
      continue;
    record.trueGaze.row(open) = meanGaze(eyes.gazeOf(pose.expression));
    record.solvedGaze.row(open) = meanGaze(capture.unfiltered()->gaze);
    record.readGaze.row(open) = meanGaze(eyes.gazeOf(faces.front().seenChannels));
    ++open;
  }
  for (Eigen::MatrixXf* gaze : {&record.trueGaze, &record.solvedGaze, &record.readGaze})
    gaze->conservativeResize(open, 2);
  return record;
}

CaptureShares bestShares(const std::vector<CaptureRecord>& clips) {
  CaptureShares shares;
  shares.read = Eigen::VectorXf::Zero(clips.front().truth.cols());
  for (Eigen::Index c = 0; c < shares.read.size(); ++c)
    for (const float share : kShares)
      if (meanCorrelation(clips, c, share) > meanCorrelation(clips, c, shares.read[c]))
        shares.read[c] = share;
  for (const float share : kShares)
    if (meanGazeError(clips, share) < meanGazeError(clips, shares.gazeRead))
      shares.gazeRead = share;
  return shares;
}

void tellShares(std::ostream& out, const std::vector<CaptureRecord>& clips, const CaptureShares& shares,
                const std::vector<std::string>& names) {
  std::array<int, 3> good{};
  out << std::fixed << std::setprecision(3) << "channel: solve, reading, share of the reading, both\n";
  for (Eigen::Index c = 0; c < shares.read.size(); ++c) {
    const std::array<double, 3> along{meanCorrelation(clips, c, 0), meanCorrelation(clips, c, 1),
                                      meanCorrelation(clips, c, shares.read[c])};
    for (std::size_t i = 0; i < along.size(); ++i) good[i] += along[i] >= kGood ? 1 : 0;
    out << names[std::size_t(c)] << ": " << along[0] << ' ' << along[1] << ' ' << shares.read[c] << ' ' << along[2]
        << '\n';
  }
  out << "at 0.9 or more: " << good[0] << ", " << good[1] << ", both " << good[2] << " of " << names.size()
      << "\ngaze off by " << meanGazeError(clips, 0) << ", " << meanGazeError(clips, 1) << ", both "
      << meanGazeError(clips, shares.gazeRead) << " degrees\n\"read_share\": [" << std::setprecision(2);
  for (Eigen::Index c = 0; c < shares.read.size(); ++c) out << (c == 0 ? "" : ", ") << shares.read[c];
  out << "],\n\"gaze_read_share\": " << shares.gazeRead << std::endl;
}

}  // namespace visagiste::prepare
