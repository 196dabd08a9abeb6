#include "core/expression/take.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <set>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr std::size_t kMostChannels = 512;
constexpr double kRotationError = 1e-3;  // Of single precision on the way through a file, with room to spare.

bool isRotation(const Eigen::Matrix3d& matrix) {
  return (matrix.transpose() * matrix - Eigen::Matrix3d::Identity()).cwiseAbs().maxCoeff() < kRotationError;
}

float between(float a, float b, double share) {
  return a + static_cast<float>(share) * (b - a);
}

}  // namespace

double Take::seconds() const {
  return samples.size() < 2 ? 0 : samples.back().seconds - samples.front().seconds;
}

void Take::check() const {
  checkDescription(description);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    const std::string problem =
        sampleProblem(samples[i], i == 0 ? nullptr : &samples[i - 1], description.channels.size());
    if (!problem.empty())
      throw Error(ErrorCode::InvalidArgument, "Sample " + std::to_string(i + 1) + " of the take " + problem + ".");
  }
}

void checkDescription(const TakeDescription& description) {
  const std::vector<std::string>& channels = description.channels;
  if (channels.empty() || channels.size() > kMostChannels)
    throw Error(ErrorCode::InvalidArgument,
                "A take has 1 to 512 channels, not " + std::to_string(channels.size()) + ".");
  const std::set<std::string> distinct(channels.begin(), channels.end());
  if (distinct.size() != channels.size() || distinct.count("") > 0)
    throw Error(ErrorCode::InvalidArgument, "The channels of a take need names that differ.");
}

std::string sampleProblem(const CaptureSample& sample, const CaptureSample* before, std::size_t channelCount) {
  const auto count = static_cast<Eigen::Index>(channelCount);
  if (sample.expression.size() != count || sample.confidence.size() != count)
    return "does not have one value and one confidence for each channel";
  bool isFinite = std::isfinite(sample.seconds) && sample.expression.allFinite() && sample.confidence.allFinite() &&
                  sample.cameraFromHead.rotation.allFinite() && sample.cameraFromHead.translationMm.allFinite();
  for (const EyeGaze& eye : sample.gaze)
    isFinite = isFinite && std::isfinite(eye.yawDeg) && std::isfinite(eye.pitchDeg);
  if (!isFinite)
    return "holds values that are not numbers";
  if (!isRotation(sample.cameraFromHead.rotation))
    return "has a head that is not merely turned";
  return before != nullptr && sample.seconds <= before->seconds ? "is not later than the one before" : "";
}

CaptureSample sampleAt(const Take& take, double seconds) {
  const std::vector<CaptureSample>& samples = take.samples;
  if (samples.empty())
    throw Error(ErrorCode::InvalidArgument, "The take has no samples.");
  const auto after = std::lower_bound(samples.begin(), samples.end(), seconds,
                                      [](const CaptureSample& sample, double at) { return sample.seconds < at; });
  CaptureSample sample;
  if (after == samples.begin())
    sample = samples.front();
  else if (after == samples.end())
    sample = samples.back();
  else
    sample = mixed(*(after - 1), *after, (seconds - (after - 1)->seconds) / (after->seconds - (after - 1)->seconds));
  sample.seconds = seconds;
  return sample;
}

CaptureSample mixed(const CaptureSample& a, const CaptureSample& b, double share) {
  CaptureSample sample;
  sample.seconds = a.seconds + share * (b.seconds - a.seconds);
  sample.expression = a.expression + static_cast<float>(share) * (b.expression - a.expression);
  sample.confidence = a.confidence + static_cast<float>(share) * (b.confidence - a.confidence);
  const Eigen::Quaterniond from(a.cameraFromHead.rotation);
  sample.cameraFromHead.rotation =
      from.slerp(share, Eigen::Quaterniond(b.cameraFromHead.rotation)).normalized().toRotationMatrix();
  sample.cameraFromHead.translationMm =
      a.cameraFromHead.translationMm + share * (b.cameraFromHead.translationMm - a.cameraFromHead.translationMm);
  for (std::size_t e = 0; e < 2; ++e)
    sample.gaze[e] = {between(a.gaze[e].yawDeg, b.gaze[e].yawDeg, share),
                      between(a.gaze[e].pitchDeg, b.gaze[e].pitchDeg, share)};
  return sample;
}

}  // namespace visagiste
