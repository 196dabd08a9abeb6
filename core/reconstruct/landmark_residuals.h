#pragma once

#include <Eigen/Core>

#include "core/reconstruct/landmark_basis.h"
#include "core/types/pinhole_camera.h"
#include "core/types/rigid3.h"

namespace visagiste {

/// What one picture says about the points of a LandmarkBasis.
struct LandmarkTargets {
  Eigen::Matrix2Xf pointsPx;  ///< (2, P).
  Eigen::VectorXf depthPx;    ///< (P,) or empty: on the scale of the pixels, growing away from the camera, offset free.
  /// Square root of the weight of each point, per pixel: (4, P), a 2 × 2 matrix in column order. Zero ignores the
  /// point.
  Eigen::Matrix4Xf rootWeight;
  Eigen::VectorXf rootDepthWeight;  ///< (P,) per pixel; empty or zero ignores depth.
  float lipClosedness = 0;          ///< 0..1, see lipClosedness().
};

/// A LandmarkBasis laid out for fitting: one row a coordinate, so that a point's three rows are contiguous.
struct FittingBasis {
  using RowMajor = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;

  explicit FittingBasis(const LandmarkBasis& basis);

  Eigen::VectorXf mean;  ///< (3P,).
  RowMajor identity;     ///< (3P, K).
  RowMajor expression;   ///< (3P, E).
  LipGap lipGap;
  Eigen::MatrixXf channelCoupling;  ///< (E, E), zero where unknown.
};

/// Weighted residuals of one view and their derivatives at the current parameters.
///
/// Columns: 0-2 rotation (left perturbation: R becomes exp(w) R), 3-5 translation in millimetres, 6 log of the focal
/// length (with the translation held), then E expression channels, then K identity modes, as far as asked for.
struct LandmarkLinearization {
  Eigen::VectorXf residuals;           ///< (R,).
  FittingBasis::RowMajor derivatives;  ///< (R, 7 [+ E [+ K]]).
};

inline constexpr int kViewPoseCount = 7;

/// Which derivatives are wanted; columns left out are at the end.
enum class FitColumns { Pose = 1, PoseAndExpression, All };

/// shape  (3P,) points in head space, millimetres: mean plus identity plus expression.
/// Residual = rootWeight · (projection − target), and where depth is used
/// rootDepthWeight · (relative depth − target) with the mean over the points taken out of both.
/// Points at or behind the camera plane are left out. Pure; any thread.
[[nodiscard]] LandmarkLinearization linearizeLandmarks(const FittingBasis& basis, const LandmarkTargets& targets,
                                                       const Eigen::VectorXf& shape, const PinholeCamera& camera,
                                                       const Rigid3& cameraFromHead, FitColumns columns);

/// The residuals alone.
[[nodiscard]] Eigen::VectorXf landmarkResiduals(const LandmarkTargets& targets, const Eigen::VectorXf& shape,
                                                const PinholeCamera& camera, const Rigid3& cameraFromHead);

/// Rotation matrix of a rotation vector (radians).
[[nodiscard]] Eigen::Matrix3d rotationFromVector(const Eigen::Vector3d& vector);

}  // namespace visagiste
