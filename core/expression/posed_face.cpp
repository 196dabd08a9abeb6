#include "core/expression/posed_face.h"

#include <cmath>
#include <Eigen/Geometry>

namespace visagiste {
namespace {

constexpr double kDegPerRad = 57.29577951308232;
constexpr double kPercent = 100;

}  // namespace

FaceChange changeBetween(const PosedFace& from, const PosedFace& to) {
  const Rigid3& a = from.cameraFromHead;
  const Rigid3& b = to.cameraFromHead;
  FaceChange change(kPoseNumbers + from.expression.size());
  const Eigen::AngleAxisd turn(Eigen::Matrix3d(b.rotation * a.rotation.transpose()));
  change.head<3>() = (kDegPerRad * turn.angle() * turn.axis()).cast<float>();
  const double depthMm = a.translationMm.z();
  change.segment<2>(3) =
      (depthMm * (b.translationMm.head<2>() / b.translationMm.z() - a.translationMm.head<2>() / depthMm)).cast<float>();
  change[5] = static_cast<float>(kPercent * std::log(b.translationMm.z() / depthMm));
  change.tail(from.expression.size()) = (to.expression - from.expression) / kChannelUnit;
  return change;
}

PosedFace changed(const PosedFace& face, const FaceChange& change) {
  PosedFace result;
  const Eigen::Vector3d turn = change.head<3>().cast<double>() / kDegPerRad;
  const double angle = turn.norm();
  result.cameraFromHead.rotation = face.cameraFromHead.rotation;
  if (angle > 0)
    result.cameraFromHead.rotation =
        Eigen::AngleAxisd(angle, Eigen::Vector3d(turn / angle)).toRotationMatrix() * face.cameraFromHead.rotation;
  const Eigen::Vector3d& atMm = face.cameraFromHead.translationMm;
  const double depthMm = atMm.z() * std::exp(change[5] / kPercent);
  const Eigen::Vector2d along = (atMm.head<2>() + change.segment<2>(3).cast<double>()) / atMm.z();
  result.cameraFromHead.translationMm << depthMm * along, depthMm;
  result.expression =
      (face.expression + kChannelUnit * change.tail(face.expression.size())).cwiseMax(0.0F).cwiseMin(1.0F);
  return result;
}

}  // namespace visagiste
