#include "core/expression/face_capture.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <utility>

#include "core/base/error.h"
#include "core/expression/channel_confidence.h"
#include "core/expression/channel_names.h"

namespace visagiste {
namespace {

constexpr float kGazeUnitDeg = 30;
constexpr float kPoseUnitMm = 100;
constexpr float kMostNeutral = 0.9F;  // A channel keeps some way to go.

/// Translation in units of the filter, then the rotation as a quaternion on the side of `near`.
Eigen::VectorXf poseValues(const Rigid3& pose, const Eigen::Quaterniond& near) {
  Eigen::Quaterniond turn(pose.rotation);
  if (turn.dot(near) < 0)
    turn.coeffs() *= -1;
  Eigen::VectorXf values(7);
  values << pose.translationMm.cast<float>() / kPoseUnitMm, 2 * turn.coeffs().cast<float>();
  return values;
}

Rigid3 poseFrom(const Eigen::VectorXf& values) {
  Rigid3 pose;
  pose.translationMm = (kPoseUnitMm * values.head<3>()).cast<double>();
  pose.rotation = Eigen::Quaterniond(values.tail<4>().cast<double>()).normalized().toRotationMatrix();
  return pose;
}

float openness(const Eigen::VectorXf& expression, const std::vector<std::string>& names, const char* blink) {
  const auto index = channelIndex(names, blink);
  return index ? std::clamp(1 - expression[*index], 0.0F, 1.0F) : 1.0F;
}

/// Both eyes look at the same thing; each counts as far as it is open. Nothing where no eye tells.
std::optional<EyeGaze> jointGaze(const std::array<std::optional<EyeGaze>, 2>& eyes, const std::array<float, 2>& open) {
  constexpr float kClosed = 0.35F;
  EyeGaze sum;
  float weights = 0;
  for (std::size_t e = 0; e < 2; ++e)
    if (eyes[e] && open[e] > kClosed) {
      sum.yawDeg += open[e] * eyes[e]->yawDeg;
      sum.pitchDeg += open[e] * eyes[e]->pitchDeg;
      weights += open[e];
    }
  if (weights == 0)
    return std::nullopt;
  return EyeGaze{sum.yawDeg / weights, sum.pitchDeg / weights};
}

EyeGaze mixed(const EyeGaze& a, const EyeGaze& b, float shareOfB) {
  return {a.yawDeg + shareOfB * (b.yawDeg - a.yawDeg), a.pitchDeg + shareOfB * (b.pitchDeg - a.pitchDeg)};
}

EyeGaze meanOf(const std::array<EyeGaze, 2>& eyes) {
  return mixed(eyes[0], eyes[1], 0.5F);
}

Rigid3 mixed(const Rigid3& a, const Rigid3& b, float shareOfB) {
  const Eigen::Quaterniond turn =
      Eigen::Quaterniond(a.rotation).slerp(static_cast<double>(shareOfB), Eigen::Quaterniond(b.rotation));
  return {turn.toRotationMatrix(),
          a.translationMm + static_cast<double>(shareOfB) * (b.translationMm - a.translationMm)};
}

/// What a face shows beyond its resting face; 1 stays 1.
Eigen::VectorXf withoutNeutral(const Eigen::VectorXf& channels, const Eigen::VectorXf& neutral) {
  return ((channels - neutral).array() / (1 - neutral.array())).max(0.0F).min(1.0F).matrix();
}

/// How far a reader is to be believed: it has practised on heads that face the camera.
float practisedShare(const HeadAngles& angles) {
  const auto fading = [](double deg, double full, double none) {
    return static_cast<float>(std::clamp((none - std::abs(deg)) / (none - full), 0.0, 1.0));
  };
  return fading(angles.yawDeg, 25, 40) * fading(angles.pitchDeg, 18, 30);
}

}  // namespace

RigOptions CaptureOptions::unfilteredRig() {
  RigOptions options;
  options.steadiness = 0;
  options.iterations = 3;
  return options;
}

void CaptureOptions::check() const {
  const auto require = [](bool holds, const char* text) {
    if (!holds)
      throw Error(ErrorCode::InvalidArgument, std::string("Capture needs ") + text + ".");
  };
  rig.check();
  channels.check();
  gaze.check();
  pose.check();
  require(calibrationFrames >= 1 && calibrationFrames <= 60, "1 to 60 frames to calibrate with");
  require(calibrationSpacingS >= 0, "a time between them that is not negative");
  require(readShare.size() == 0 || (readShare.minCoeff() >= 0 && readShare.maxCoeff() <= 1),
          "shares of what the network reads within 0..1");
  require(gazeReadShare >= 0 && gazeReadShare <= 1, "a share of the gaze that the network reads within 0..1");
  require(forgetAfterS > 0, "a positive time after which it forgets");
}

CaptureCalibration calibrateCapture(const FaceFitter& fitter, const std::vector<LandmarkView>& views,
                                    const RigOptions& options) {
  FaceFitOptions fitOptions;
  fitOptions.scatter.point = options.scatter;
  fitOptions.scatter.depth = 0;
  fitOptions.expectedDistanceMm = options.expectedDistanceMm;
  const FaceFit fit = fitter.fit(views, fitOptions);
  CaptureCalibration calibration{fit.identity, static_cast<int>(views.size()), 0};
  for (const FittedView& view : fit.views)
    calibration.residualPercent += 100 * view.residualPx / view.interOcularPx / static_cast<float>(fit.views.size());
  return calibration;
}

FaceCapture::FaceCapture(std::shared_ptr<const FaceFitter> fitter, std::vector<std::string> names,
                         const CaptureOptions& options)
    : m_fitter(std::move(fitter)),
      m_names(std::move(names)),
      m_options(options),
      m_choice(options.facePx),
      m_solver(m_fitter->basis(), options.rig),
      m_channelFilter(options.channels),
      m_gazeFilter(options.gaze),
      m_poseFilter(options.pose) {
  m_options.check();
  if (static_cast<int>(m_names.size()) != m_fitter->basis().expressionCount())
    throw Error(ErrorCode::InvalidArgument, "Capture needs one name for each channel of the face model.");
  if (m_options.readShare.size() != 0 && m_options.readShare.size() != m_fitter->basis().expressionCount())
    throw Error(ErrorCode::InvalidArgument, "Capture needs one share for each channel of the face model.");
  clearNeutral();
}

std::optional<CaptureSample> FaceCapture::follow(const std::vector<TrackedFace>& faces, Size imageSize,
                                                 double seconds) {
  return follow(faces, imageSize, nullptr, seconds);
}

std::optional<CaptureSample> FaceCapture::follow(const std::vector<TrackedFace>& faces, const Image& picture,
                                                 double seconds) {
  return follow(faces, picture.size(), &picture, seconds);
}

std::optional<CaptureSample> FaceCapture::follow(const std::vector<TrackedFace>& faces, Size imageSize,
                                                 const Image* picture, double seconds) {
  const std::optional<std::size_t> chosen = m_choice.choose(faces);
  if (!chosen)
    return std::nullopt;
  const TrackedFace& face = faces[*chosen];
  if (!m_calibration)
    collect(face, imageSize, picture, seconds);
  m_unfiltered = solve(face, imageSize, picture, seconds);
  return smoothed(*m_unfiltered);
}

std::vector<CalmPicture> FaceCapture::calmPictures(std::vector<SeenPicture> pictures) const {
  RigSolver solver = m_solver;
  std::vector<std::pair<float, CalmPicture>> solved;
  for (SeenPicture& seen : pictures) {
    const RigPose pose = solver.solve(seen.face.landmarks, seen.face.irises, seen.picture.size());
    float moved = 0;
    for (std::size_t i = 0; i < m_names.size(); ++i)
      if (m_names[i].rfind("eyeLook", 0) != 0)
        moved += pose.expression[static_cast<Eigen::Index>(i)];
    RestingFrame frame{seen.picture, pose.camera, pose.cameraFromHead};
    solved.push_back({moved, {std::move(seen), std::move(frame)}});
  }
  std::stable_sort(solved.begin(), solved.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<CalmPicture> calm;
  for (std::size_t i = 0; i < (solved.size() + 1) / 2; ++i) calm.push_back(std::move(solved[i].second));
  return calm;
}

void FaceCapture::setReader(std::shared_ptr<const ExpressionReader> reader) {
  if (reader != nullptr && reader->trust().size() != static_cast<Eigen::Index>(m_names.size()))
    throw Error(ErrorCode::InvalidArgument, "A reader of other channels than the face model's cannot be taken.");
  m_reader = std::move(reader);
  m_lastReading.resize(0);
  m_readingNeutral.setZero(static_cast<Eigen::Index>(m_names.size()));
  m_pictures.clear();
}

void FaceCapture::calibrate(const CaptureCalibration& calibration) {
  m_solver.holdIdentity(calibration.identity);
  m_eyes.emplace(m_fitter->basis(), calibration.identity, m_names);
  m_calibration = calibration;
  m_views.clear();
}

void FaceCapture::setNeutral() {
  m_solver.calibrateNeutral();
  if (m_lastRead.size() != 0)
    m_readNeutral = m_lastRead.cwiseMin(kMostNeutral);
  if (m_lastReading.size() != 0)
    m_readingNeutral = m_lastReading.cwiseMin(kMostNeutral);
}

void FaceCapture::clearNeutral() {
  m_solver.clearNeutral();
  m_readNeutral.setZero(static_cast<Eigen::Index>(m_names.size()));
  m_readingNeutral = m_readNeutral;
}

bool FaceCapture::isRead(const TrackedFace& face) const {
  return m_options.readShare.size() != 0 && face.seenChannels.size() == m_options.readShare.size();
}

void FaceCapture::choosePoint(const Eigen::Vector2f& pointPx) {
  m_choice.choosePoint(pointPx);
  m_solver.reset();
  m_calibration.reset();
  m_eyes.reset();
  m_views.clear();
  setReader(nullptr);
  m_lastS.reset();
}

float FaceCapture::calibrationProgress() const {
  return m_calibration ? 1 : static_cast<float>(m_views.size()) / static_cast<float>(m_options.calibrationFrames);
}

void FaceCapture::collect(const TrackedFace& face, Size imageSize, const Image* picture, double seconds) {
  if (!m_views.empty() && seconds - m_lastViewS < m_options.calibrationSpacingS)
    return;
  m_lastViewS = seconds;
  m_views.push_back({face.landmarks, face.irises, imageSize, std::nullopt});
  if (picture != nullptr)
    m_pictures.push_back({*picture, face});
  if (static_cast<int>(m_views.size()) == m_options.calibrationFrames)
    calibrate(calibrateCapture(*m_fitter, m_views, m_options.rig));
}

CaptureSample FaceCapture::solve(const TrackedFace& face, Size imageSize, const Image* picture, double seconds) {
  RigPose pose = m_solver.solve(face.landmarks, face.irises, imageSize);
  CaptureSample sample;
  sample.seconds = seconds;
  sample.cameraFromHead = pose.cameraFromHead;
  sample.expression = pose.expression;
  const EyeGeometry eyes = m_eyes ? *m_eyes : EyeGeometry(m_fitter->basis(), m_solver.identity(), m_names);
  solveGaze(face, pose, eyes, sample);
  if (m_reader != nullptr && picture != nullptr)
    read(*picture, pose, eyes, sample);
  eyes.setGaze(sample.gaze, sample.expression);
  sample.confidence =
      channelConfidence(m_names, {face.landmarks.presence, pose.residualPx / pose.interOcularPx,
                                  headAngles(sample.cameraFromHead), pose.certainty, sample.expression});
  return sample;
}

void FaceCapture::solveGaze(const TrackedFace& face, const RigPose& pose, const EyeGeometry& eyes,
                            CaptureSample& sample) {
  m_lastRead = isRead(face) ? face.seenChannels : Eigen::VectorXf();
  Eigen::VectorXf told;
  if (m_lastRead.size() != 0) {
    told = withoutNeutral(m_lastRead, m_readNeutral);
    sample.expression += m_options.readShare.cwiseProduct(told - pose.expression);
  }
  sample.gaze = eyes.gazeOf(pose.expression);
  const std::array<std::optional<EyeGaze>, 2> seen{
      eyes.gazeOf(0, face.irises[0].centerPx, pose.camera, pose.cameraFromHead),
      eyes.gazeOf(1, face.irises[1].centerPx, pose.camera, pose.cameraFromHead)};
  const std::array<float, 2> open{openness(sample.expression, m_names, "eyeBlinkRight"),
                                  openness(sample.expression, m_names, "eyeBlinkLeft")};
  if (const auto gaze = jointGaze(seen, open))
    sample.gaze = {*gaze, *gaze};
  if (told.size() != 0)
    for (EyeGaze& eye : sample.gaze) eye = mixed(eye, meanOf(eyes.gazeOf(told)), m_options.gazeReadShare);
}

void FaceCapture::read(const Image& picture, RigPose& pose, const EyeGeometry& eyes, CaptureSample& sample) {
  const float share = practisedShare(headAngles(pose.cameraFromHead));
  if (share == 0)
    return;
  const PosedFace face = m_reader->read(picture, pose.camera, pose.cameraFromHead);
  m_lastReading = face.expression;
  const Eigen::VectorXf told = withoutNeutral(face.expression, m_readingNeutral);
  sample.expression += share * (told - sample.expression);
  sample.cameraFromHead = mixed(sample.cameraFromHead, face.cameraFromHead, share);
  const EyeGaze joint = meanOf(eyes.gazeOf(told));
  for (EyeGaze& eye : sample.gaze) eye = mixed(eye, joint, share);
  pose.certainty += share * (m_reader->trust() - pose.certainty);
}

CaptureSample FaceCapture::smoothed(const CaptureSample& sample) {
  const double elapsedS = m_lastS ? sample.seconds - *m_lastS : 0;
  if (m_lastS && elapsedS > m_options.forgetAfterS) {
    m_channelFilter.reset();
    m_gazeFilter.reset();
    m_poseFilter.reset();
    m_lastS.reset();
  }
  CaptureSample result = sample;
  result.expression = m_channelFilter.filter(sample.expression, elapsedS);
  Eigen::VectorXf gaze(4);
  gaze << sample.gaze[0].yawDeg, sample.gaze[0].pitchDeg, sample.gaze[1].yawDeg, sample.gaze[1].pitchDeg;
  gaze = m_gazeFilter.filter(gaze, elapsedS, kGazeUnitDeg);
  result.gaze = {EyeGaze{gaze[0], gaze[1]}, EyeGaze{gaze[2], gaze[3]}};
  // A face that looks at the camera has a quaternion near (1, 0, 0, 0) in Eigen's order x, y, z, w.
  const Eigen::Quaterniond facing(0, 1, 0, 0);
  result.cameraFromHead = poseFrom(m_poseFilter.filter(poseValues(sample.cameraFromHead, facing), elapsedS));
  m_lastS = sample.seconds;
  return result;
}

}  // namespace visagiste
