#include "core/catalogue/portrait_motion.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/base/error.h"
#include "core/expression/eye_gaze.h"
#include "core/expression/live_performance.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr float kDegPerRad = 57.2957795F;
constexpr double kRestQuantile = 0.2;  // A face does more than at rest most of the time.

float quantileOf(std::vector<float> values, double share) {
  const auto at = values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

Rigid3 viewOf(const ReconstructedHead& head) {
  return head.views.front().cameraFromHead;
}

/// Eyes that meet the camera, as channels on top of `expression`.
Eigen::VectorXf lookingAtCamera(const ReconstructedHead& head, const Eigen::VectorXf& expression,
                                const Eigen::Matrix3f& turn) {
  const LandmarkBasis basis = head.model->landmarkBasis(static_cast<int>(head.coefficients.identity.size()));
  const EyeGeometry eyes(basis, head.coefficients.identity, head.model->expressionNames());
  // The eyes lie near the head's origin; beside a metre of distance their place on the head does not matter.
  const Eigen::Vector3f camera = turn.transpose() * inverse(viewOf(head)).translationMm.cast<float>();
  std::array<EyeGaze, 2> gaze;
  const std::array<float, 2> besideMm{-31, 31};
  for (std::size_t e = 0; e < 2; ++e) {
    const Eigen::Vector3f towards = camera - Eigen::Vector3f(besideMm[e], 0, 0);
    gaze[e].yawDeg = kDegPerRad * std::atan2(towards.x(), towards.z());
    gaze[e].pitchDeg = kDegPerRad * std::atan2(towards.y(), std::hypot(towards.x(), towards.z()));
  }
  Eigen::VectorXf looking = expression;
  eyes.setGaze(gaze, looking);
  return looking;
}

bool isGaze(const std::string& channel) {
  return channel.rfind("eyeLook", 0) == 0;
}

}  // namespace

PortraitMotion motionOf(const ReconstructedHead& head, const PortraitWish& wish) {
  PortraitMotion motion;
  motion.turn = limitedTurn(headTurn(wish.yawDeg, wish.pitchDeg, wish.rollDeg));
  motion.expression = wish.expression;
  if (wish.lookAtCamera > 0)
    motion.expression += wish.lookAtCamera * (lookingAtCamera(head, wish.expression, motion.turn) - wish.expression);
  motion.expression = motion.expression.cwiseMax(0).cwiseMin(1);
  return motion;
}

DriverRest calibratedRest(std::size_t channelCount) {
  const CaptureSample rest = restingSample(channelCount);
  return {rest.expression, rest.cameraFromHead.rotation};
}

DriverRest firstMoment(const Take& take) {
  if (take.samples.empty())
    throw Error(ErrorCode::InvalidArgument, "A take without samples has no first moment.");
  return {take.samples.front().expression, take.samples.front().cameraFromHead.rotation};
}

DriverRest restOf(const Take& take) {
  DriverRest rest = firstMoment(take);
  std::vector<float> values(take.samples.size());
  for (Eigen::Index c = 0; c < rest.expression.size(); ++c) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = take.samples[i].expression[c];
    rest.expression[c] =
        quantileOf(values, isGaze(take.description.channels[static_cast<std::size_t>(c)]) ? 0.5 : kRestQuantile);
  }
  // The pose nearest to the mean of all, in the sense of their matrices.
  Eigen::Matrix3d mean = Eigen::Matrix3d::Zero();
  for (const CaptureSample& sample : take.samples) mean += sample.cameraFromHead.rotation;
  const auto agreement = [&mean](const CaptureSample& sample) {
    return mean.cwiseProduct(sample.cameraFromHead.rotation).sum();
  };
  rest.rotation = std::max_element(take.samples.begin(), take.samples.end(), [&](const auto& a, const auto& b) {
                    return agreement(a) < agreement(b);
                  })->cameraFromHead.rotation;
  return rest;
}

PortraitTransfer::PortraitTransfer(const DrivenPortrait& portrait, std::vector<std::string> channels,
                                   std::optional<DriverRest> rest, Pose pose)
    : m_portrait(portrait), m_channels(std::move(channels)), m_rest(std::move(rest)), m_pose(pose) {}

PortraitMotion PortraitTransfer::motionAt(const CaptureSample& sample) const {
  const std::vector<std::string>& names = m_portrait.channelNames();
  PortraitMotion motion;
  motion.expression = m_portrait.ownExpression();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto found = std::find(m_channels.begin(), m_channels.end(), names[i]);
    if (found == m_channels.end())
      continue;
    const auto from = found - m_channels.begin();
    float& value = motion.expression[static_cast<Eigen::Index>(i)];
    value = m_rest ? value + sample.expression[from] - m_rest->expression[from] : sample.expression[from];
    value = std::clamp(value, 0.0F, 1.0F);
  }
  if (m_pose == Pose::Follow) {
    const Eigen::Matrix3d own = viewOf(*m_portrait.head()).rotation;
    const Eigen::Matrix3d before = m_rest ? m_rest->rotation : own;
    const Eigen::Matrix3d turn = own.transpose() * sample.cameraFromHead.rotation * before.transpose() * own;
    motion.turn = limitedTurn(turn.cast<float>());
  }
  return motion;
}

}  // namespace visagiste
