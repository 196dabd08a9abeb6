#include "core/reconstruct/landmark_residuals.h"

#include <Eigen/Geometry>

namespace visagiste {
namespace {

constexpr float kNearestMm = 10;

/// One point seen by the camera, with the derivative of its projection by its place in camera space.
struct SeenPoint {
  Eigen::Vector3f rotated;  ///< R · x, before the translation.
  Eigen::Vector3f inCamera;
  Eigen::Vector2f px;
  bool isInFront = false;
};

SeenPoint see(const Eigen::VectorXf& shape, Eigen::Index p, const PinholeCamera& camera,
              const Eigen::Matrix3f& rotation, const Eigen::Vector3f& translation) {
  SeenPoint seen;
  seen.rotated = rotation * shape.segment<3>(3 * p);
  seen.inCamera = seen.rotated + translation;
  seen.isInFront = seen.inCamera.z() > kNearestMm;
  if (seen.isInFront)
    seen.px = camera.principalPx.cast<float>() +
              static_cast<float>(camera.focalPx) * seen.inCamera.head<2>() / seen.inCamera.z();
  return seen;
}

Eigen::Matrix<float, 2, 3> projectionByCamera(const SeenPoint& seen, float focalPx) {
  const float scale = focalPx / seen.inCamera.z();
  Eigen::Matrix<float, 2, 3> derivative;
  derivative << scale, 0, -scale * seen.inCamera.x() / seen.inCamera.z(),  //
      0, scale, -scale * seen.inCamera.y() / seen.inCamera.z();
  return derivative;
}

Eigen::Matrix3f crossMatrix(const Eigen::Vector3f& v) {
  Eigen::Matrix3f m;
  m << 0, -v.z(), v.y(), v.z(), 0, -v.x(), -v.y(), v.x(), 0;
  return m;
}

bool usesDepth(const LandmarkTargets& targets) {
  return targets.depthPx.size() > 0 && targets.rootDepthWeight.size() > 0 && targets.rootDepthWeight.maxCoeff() > 0;
}

/// Takes the weighted mean out of the depth rows: the network's depth has no origin.
template <typename Rows>
void removeOffset(Rows&& rows, const Eigen::VectorXf& rootWeight) {
  const float norm = rootWeight.squaredNorm();
  if (norm <= 0)
    return;
  const auto mean = (rootWeight.transpose() * rows / norm).eval();
  rows.noalias() -= rootWeight * mean;
}

}  // namespace

FittingBasis::FittingBasis(const LandmarkBasis& basis)
    : mean(Eigen::Map<const Eigen::VectorXf>(basis.mean.data(), basis.mean.size())),
      identity(basis.identity),
      expression(basis.expression),
      lipGap(basis.lipGap),
      channelCoupling(basis.channelCoupling) {
  if (channelCoupling.size() == 0)
    channelCoupling = Eigen::MatrixXf::Zero(expression.cols(), expression.cols());
}

LandmarkLinearization linearizeLandmarks(const FittingBasis& basis, const LandmarkTargets& targets,
                                         const Eigen::VectorXf& shape, const PinholeCamera& camera,
                                         const Rigid3& cameraFromHead, FitColumns columns) {
  const Eigen::Index points = targets.pointsPx.cols();
  const Eigen::Index expressions = columns == FitColumns::Pose ? 0 : basis.expression.cols();
  const Eigen::Index identities = columns == FitColumns::All ? basis.identity.cols() : 0;
  const bool withDepth = usesDepth(targets);
  LandmarkLinearization result;
  result.residuals = Eigen::VectorXf::Zero(points * (withDepth ? 3 : 2));
  result.derivatives.setZero(result.residuals.size(), kViewPoseCount + expressions + identities);
  const Eigen::Matrix3f rotation = cameraFromHead.rotation.cast<float>();
  const Eigen::Vector3f translation = cameraFromHead.translationMm.cast<float>();
  const auto focalPx = static_cast<float>(camera.focalPx);

  for (Eigen::Index p = 0; p < points; ++p) {
    const Eigen::Map<const Eigen::Matrix2f> root(targets.rootWeight.col(p).data());
    if (root.isZero(0))
      continue;
    const SeenPoint seen = see(shape, p, camera, rotation, translation);
    if (!seen.isInFront)
      continue;
    const Eigen::Matrix<float, 2, 3> byCamera = root * projectionByCamera(seen, focalPx);
    const Eigen::Matrix<float, 2, 3> byHead = byCamera * rotation;
    auto rows = result.derivatives.middleRows<2>(2 * p);
    result.residuals.segment<2>(2 * p) = root * (seen.px - targets.pointsPx.col(p));
    rows.leftCols<3>() = -byCamera * crossMatrix(seen.rotated);
    rows.middleCols<3>(3) = byCamera;
    rows.col(6) = root * (focalPx / seen.inCamera.z() * seen.inCamera.head<2>());
    if (expressions > 0)
      rows.middleCols(kViewPoseCount, expressions).noalias() =
          byHead.lazyProduct(basis.expression.middleRows<3>(3 * p));
    if (identities > 0)
      rows.rightCols(identities).noalias() = byHead.lazyProduct(basis.identity.middleRows<3>(3 * p));
  }
  if (withDepth) {
    const float scale = focalPx / translation.z();
    for (Eigen::Index p = 0; p < points; ++p) {
      const float root = targets.rootDepthWeight(p);
      if (root <= 0)
        continue;
      const Eigen::Vector3f rotated = rotation * shape.segment<3>(3 * p);
      const Eigen::RowVector3f byHead = root * scale * rotation.row(2);
      auto row = result.derivatives.row(2 * points + p);
      result.residuals(2 * points + p) = root * (scale * rotated.z() - targets.depthPx(p));
      row.head<3>() = -root * scale * crossMatrix(rotated).row(2);
      row(5) = -root * scale * rotated.z() / translation.z();
      row(6) = root * scale * rotated.z();
      if (expressions > 0)
        row.segment(kViewPoseCount, expressions).noalias() = byHead.lazyProduct(basis.expression.middleRows<3>(3 * p));
      if (identities > 0)
        row.tail(identities).noalias() = byHead.lazyProduct(basis.identity.middleRows<3>(3 * p));
    }
    removeOffset(result.residuals.tail(points), targets.rootDepthWeight);
    removeOffset(result.derivatives.bottomRows(points), targets.rootDepthWeight);
  }
  return result;
}

Eigen::VectorXf landmarkResiduals(const LandmarkTargets& targets, const Eigen::VectorXf& shape,
                                  const PinholeCamera& camera, const Rigid3& cameraFromHead) {
  const Eigen::Index points = targets.pointsPx.cols();
  const bool withDepth = usesDepth(targets);
  Eigen::VectorXf residuals = Eigen::VectorXf::Zero(points * (withDepth ? 3 : 2));
  const Eigen::Matrix3f rotation = cameraFromHead.rotation.cast<float>();
  const Eigen::Vector3f translation = cameraFromHead.translationMm.cast<float>();
  const float scale = static_cast<float>(camera.focalPx) / translation.z();
  for (Eigen::Index p = 0; p < points; ++p) {
    const Eigen::Map<const Eigen::Matrix2f> root(targets.rootWeight.col(p).data());
    const SeenPoint seen = see(shape, p, camera, rotation, translation);
    if (seen.isInFront)
      residuals.segment<2>(2 * p) = root * (seen.px - targets.pointsPx.col(p));
    if (withDepth)
      residuals(2 * points + p) = targets.rootDepthWeight(p) * (scale * seen.rotated.z() - targets.depthPx(p));
  }
  if (withDepth)
    removeOffset(residuals.tail(points), targets.rootDepthWeight);
  return residuals;
}

Eigen::Matrix3d rotationFromVector(const Eigen::Vector3d& vector) {
  const double angle = vector.norm();
  if (angle < 1e-12)
    return Eigen::Matrix3d::Identity();
  return Eigen::AngleAxisd(angle, vector / angle).toRotationMatrix();
}

}  // namespace visagiste
