#include "core/reconstruct/landmark_view.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <Eigen/QR>
#include <Eigen/SVD>

#include "core/base/error.h"
#include "core/reconstruct/landmark_groups.h"
#include "core/reconstruct/lip_contact.h"

namespace visagiste {
namespace {

constexpr double kInterOcularMm = 63;  // Mean distance of adult pupils.
constexpr float kOutlineTangentShare = 0.25F;
constexpr float kHiddenOutlineShare = 0.1F;
constexpr float kClosedEyeRatio = 0.08F;  // Lid distance over eye width.
constexpr float kOpenEyeRatio = 0.18F;

void requireCanonical(const Landmarks& landmarks) {
  if (landmarks.scheme != LandmarkScheme::Canonical468 || landmarks.pointsPx.cols() != kCanonicalPointCount)
    throw Error(ErrorCode::InvalidArgument, "A face can only be fitted to the canonical 468 landmarks.");
  if (!landmarks.pointsPx.allFinite())
    throw Error(ErrorCode::InvalidArgument, "The landmarks hold values that are not numbers.");
}

/// Lid opening over eye width: 0 closed, about 0.3 open.
float eyeAspect(const Landmarks& landmarks, int outer, int inner, int upper, int lower) {
  const float width = (landmarks.pointsPx.col(outer) - landmarks.pointsPx.col(inner)).norm();
  const float opening = (landmarks.pointsPx.col(upper) - landmarks.pointsPx.col(lower)).norm();
  return width > 0 ? opening / width : 0;
}

/// Outward direction of the skin at an outline point, from the shape alone: away from the middle axis of the head.
Eigen::Vector3f outlineNormal(const Eigen::Matrix3Xf& shape, const Eigen::Vector3f& middle, int point) {
  const Eigen::Vector3f away = shape.col(point) - middle;
  return away.normalized();
}

void weightOutline(const LandmarkView& view, const LandmarkBasis& basis, const ScaledPose& pose, float rootWeight,
                   Eigen::Matrix4Xf& weights) {
  Eigen::Vector3f middle = Eigen::Vector3f::Zero();
  for (const int point : kFaceOval) middle += basis.mean.col(point) / static_cast<float>(kFaceOval.size());
  const Eigen::Matrix3f rotation = pose.rotation.cast<float>();
  const auto count = static_cast<int>(kFaceOval.size());
  for (int k = 0; k < count; ++k) {
    const int point = kFaceOval[static_cast<std::size_t>(k)];
    const Eigen::Vector2f tangent =
        (view.landmarks.pointsPx.col(kFaceOval[static_cast<std::size_t>((k + 1) % count)]) -
         view.landmarks.pointsPx.col(kFaceOval[static_cast<std::size_t>((k + count - 1) % count)]))
            .normalized();
    const Eigen::Vector2f across(-tangent.y(), tangent.x());
    const float away = (rotation * outlineNormal(basis.mean, middle, point)).z();  // > 0: turned from the camera
    const float share = std::clamp(1.0F - (away - 0.1F) / 0.4F, kHiddenOutlineShare, 1.0F);
    const Eigen::Matrix2f root =
        rootWeight * share * (across * across.transpose() + kOutlineTangentShare * tangent * tangent.transpose());
    weights.col(point) = Eigen::Map<const Eigen::Vector4f>(root.data());
  }
}

}  // namespace

ScaledPose estimateScaledPose(const Eigen::Matrix3Xf& shapeMm, const Landmarks& landmarks) {
  requireCanonical(landmarks);
  const Eigen::Matrix3Xd shape = shapeMm.leftCols(kCanonicalPointCount).cast<double>();
  const Eigen::Matrix2Xd points = landmarks.pointsPx.cast<double>();
  const Eigen::Vector3d shapeMean = shape.rowwise().mean();
  const Eigen::Vector2d pointMean = points.rowwise().mean();
  const Eigen::Matrix3Xd centredShape = shape.colwise() - shapeMean;
  const Eigen::Matrix2Xd centredPoints = points.colwise() - pointMean;
  const Eigen::Matrix3d scatter = centredShape * centredShape.transpose();
  const Eigen::Matrix<double, 2, 3> affine = centredPoints * centredShape.transpose() * scatter.inverse();
  const Eigen::JacobiSVD<Eigen::Matrix<double, 2, 3>> svd(affine, Eigen::ComputeFullU | Eigen::ComputeFullV);
  ScaledPose pose;
  pose.pxPerMm = svd.singularValues().mean();
  if (!(pose.pxPerMm > 0) || svd.singularValues()(1) < 1e-3 * svd.singularValues()(0))
    throw Error(ErrorCode::NoFace, "The landmarks fall into one line, so no face can be fitted to them.");
  const Eigen::Matrix<double, 2, 3> rows = svd.matrixU() * svd.matrixV().leftCols<2>().transpose();
  pose.rotation.row(0) = rows.row(0);
  pose.rotation.row(1) = rows.row(1);
  pose.rotation.row(2) = rows.row(0).cross(rows.row(1));
  pose.offsetPx = pointMean - pose.pxPerMm * pose.rotation.topRows<2>() * shapeMean;
  return pose;
}

Rigid3 rigidFromScaledPose(const ScaledPose& pose, const PinholeCamera& camera) {
  const double depthMm = camera.focalPx / pose.pxPerMm;
  Rigid3 rigid;
  rigid.rotation = pose.rotation;
  rigid.translationMm << (pose.offsetPx - camera.principalPx) / pose.pxPerMm, depthMm;
  return rigid;
}

double nominalInterOcularPx(const ScaledPose& pose) {
  return kInterOcularMm * pose.pxPerMm;
}

LandmarkTargets makeLandmarkTargets(const LandmarkView& view, const LandmarkBasis& basis, const ScaledPose& pose,
                                    const LandmarkScatter& scatter) {
  const int points = basis.pointCount();
  const auto unitPx = static_cast<float>(nominalInterOcularPx(pose));
  const float root = 1 / (scatter.point * unitPx);
  LandmarkTargets targets;
  targets.pointsPx = Eigen::Matrix2Xf::Zero(2, points);
  targets.pointsPx.leftCols(kCanonicalPointCount) = view.landmarks.pointsPx;
  targets.rootWeight = Eigen::Matrix4Xf::Zero(4, points);
  targets.rootWeight.topLeftCorner(1, kCanonicalPointCount).setConstant(root);
  targets.rootWeight.bottomLeftCorner(1, kCanonicalPointCount).setConstant(root);
  // Eyes and lips carry what people look at, and the network places them best.
  const auto emphasise = [&targets](const auto& group, float factor) {
    for (const int point : group) targets.rootWeight.col(point) *= factor;
  };
  emphasise(kLips, 1.4F);
  emphasise(kInnerLips, 1.8F);  // half a millimetre between closed lips shows the teeth
  emphasise(kRightEye, 1.6F);
  emphasise(kLeftEye, 1.6F);
  emphasise(kBrows, 1.2F);
  weightOutline(view, basis, pose, root, targets.rootWeight);
  targets.lipClosedness = view.mouthOpening ? lipClosedness(*view.mouthOpening) : lipClosedness(view.landmarks, unitPx);

  if (view.irises && points > kLeftIrisCenter) {
    const float right = eyeAspect(view.landmarks, 33, 133, 159, 145);
    const float left = eyeAspect(view.landmarks, 263, 362, 386, 374);
    const auto openness = [](float aspect) {
      return std::clamp((aspect - kClosedEyeRatio) / (kOpenEyeRatio - kClosedEyeRatio), 0.0F, 1.0F);
    };
    const auto place = [&](int point, const Iris& iris, float open) {
      targets.pointsPx.col(point) = iris.centerPx;
      targets.rootWeight.col(point) << 3 * root * open, 0, 0, 3 * root * open;
    };
    place(kRightIrisCenter, (*view.irises)[0], openness(right));
    place(kLeftIrisCenter, (*view.irises)[1], openness(left));
  }
  if (scatter.depth > 0 && view.landmarks.relativeDepth.size() == kCanonicalPointCount) {
    targets.depthPx = Eigen::VectorXf::Zero(points);
    targets.depthPx.head(kCanonicalPointCount) = view.landmarks.relativeDepth;
    targets.rootDepthWeight = Eigen::VectorXf::Zero(points);
    targets.rootDepthWeight.head(kCanonicalPointCount).setConstant(1 / (scatter.depth * unitPx));
  }
  return targets;
}

}  // namespace visagiste
