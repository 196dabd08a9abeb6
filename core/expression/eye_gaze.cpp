#include "core/expression/eye_gaze.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>

#include "core/base/error.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste {
namespace {

constexpr float kDegPerRad = 57.2957795F;
constexpr std::array<int, 2> kIrisCenters{kRightIrisCenter, kLeftIrisCenter};
constexpr std::array<const char*, 2> kSides{"Right", "Left"};
constexpr std::array<float, 2> kOutSign{-1, 1};  // Outwards is to the person's right for the right eye.
constexpr double kMissedShare = 1.1;  // Landmarks beside the eyeball by less than a tenth are put on its edge.

EyeGaze angles(const Eigen::Vector3f& direction) {
  return {kDegPerRad * std::atan2(direction.x(), direction.z()),
          kDegPerRad * std::atan2(direction.y(), std::hypot(direction.x(), direction.z()))};
}

float share(float angleDeg, float fullDeg) {
  return std::clamp(angleDeg / fullDeg, 0.0F, 1.0F);
}

}  // namespace

EyeGeometry::EyeGeometry(const LandmarkBasis& basis, const Eigen::VectorXf& identity,
                         const std::vector<std::string>& names) {
  if (identity.size() != basis.identityCount() || static_cast<int>(names.size()) != basis.expressionCount() ||
      basis.pointCount() <= kLeftIrisCenter)
    throw Error(ErrorCode::InvalidArgument,
                "The eyes need the identity, the channels and the irises of one face model.");
  const auto indexOf = [&names](const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
      throw Error(ErrorCode::InvalidArgument, "The face model has no channel '" + name + "'.");
    return static_cast<Eigen::Index>(found - names.begin());
  };
  for (std::size_t e = 0; e < 2; ++e) {
    const std::string side = kSides[e];
    Eye& eye = m_eyes[e];
    eye.lookIn = indexOf("eyeLookIn" + side);
    eye.lookOut = indexOf("eyeLookOut" + side);
    eye.lookUp = indexOf("eyeLookUp" + side);
    eye.lookDown = indexOf("eyeLookDown" + side);
    const Eigen::Index row = 3 * static_cast<Eigen::Index>(kIrisCenters[e]);
    const Eigen::Vector3f irisMm = basis.mean.col(kIrisCenters[e]) + basis.identity.middleRows<3>(row) * identity;
    // The way of the iris to a full look outwards is a chord of the eyeball, in a level plane; the centre lies behind
    // its middle.
    Eigen::Vector3f chordMm = basis.expression.col(eye.lookOut).segment<3>(row);
    chordMm.y() = 0;
    Eigen::Vector3f backwards = chordMm.cross(Eigen::Vector3f::UnitY()).normalized();
    if (backwards.z() > 0)
      backwards = -backwards;
    const float halfTurn = 0.5F * kSidewaysDeg / kDegPerRad;
    eye.centerMm = irisMm + 0.5F * chordMm + 0.5F * chordMm.norm() / std::tan(halfTurn) * backwards;
    eye.radiusMm = std::max((irisMm - eye.centerMm).norm(), 6.0F);
    eye.rest = angles(irisMm - eye.centerMm);
  }
}

std::optional<EyeGaze> EyeGeometry::gazeOf(int eye, const Eigen::Vector2f& irisCenterPx, const PinholeCamera& camera,
                                           const Rigid3& cameraFromHead) const {
  const Eye& ball = m_eyes[static_cast<std::size_t>(eye)];
  const Rigid3 headFromCamera = inverse(cameraFromHead);
  Eigen::Vector3d ray;
  ray << (irisCenterPx.cast<double>() - camera.principalPx) / camera.focalPx, 1;
  const Eigen::Vector3d direction = (headFromCamera.rotation * ray).normalized();
  const Eigen::Vector3d fromCenter = headFromCamera.translationMm - ball.centerMm.cast<double>();
  const double along = -direction.dot(fromCenter);
  const Eigen::Vector3d nearest = fromCenter + along * direction;  // relative to the centre
  const double missMm = nearest.norm();
  if (missMm > kMissedShare * ball.radiusMm)
    return std::nullopt;
  const double depthMm = std::sqrt(std::max(0.0, double(ball.radiusMm) * ball.radiusMm - missMm * missMm));
  const EyeGaze looks = angles((nearest - depthMm * direction).cast<float>());
  return EyeGaze{looks.yawDeg - ball.rest.yawDeg, looks.pitchDeg - ball.rest.pitchDeg};
}

void EyeGeometry::setGaze(const std::array<EyeGaze, 2>& gaze, Eigen::VectorXf& expression) const {
  for (std::size_t e = 0; e < 2; ++e) {
    const float outDeg = kOutSign[e] * gaze[e].yawDeg;
    expression[m_eyes[e].lookOut] = share(outDeg, kSidewaysDeg);
    expression[m_eyes[e].lookIn] = share(-outDeg, kSidewaysDeg);
    expression[m_eyes[e].lookUp] = share(gaze[e].pitchDeg, kUpDeg);
    expression[m_eyes[e].lookDown] = share(-gaze[e].pitchDeg, kSidewaysDeg);
  }
}

std::array<EyeGaze, 2> EyeGeometry::gazeOf(const Eigen::VectorXf& expression) const {
  std::array<EyeGaze, 2> gaze;
  for (std::size_t e = 0; e < 2; ++e) {
    const Eye& eye = m_eyes[e];
    gaze[e].yawDeg = kOutSign[e] * kSidewaysDeg * (expression[eye.lookOut] - expression[eye.lookIn]);
    gaze[e].pitchDeg = kUpDeg * expression[eye.lookUp] - kSidewaysDeg * expression[eye.lookDown];
  }
  return gaze;
}

}  // namespace visagiste
