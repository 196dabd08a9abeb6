#pragma once

#include <vector>

#include "core/reconstruct/landmark_view.h"

namespace visagiste {

struct FaceFitOptions {
  int maxIterations = 14;  ///< >= 1.
  LandmarkScatter scatter;
  float identityWeight = 1;          ///< Weight of the prior that identity is standard normal; > 0.
  float expressionRidge = 4;         ///< Pull of every channel to 0, quadratic; > 0.
  float expressionSparsity = 2;      ///< The same, linear: channels that explain little become 0; >= 0.
  float sideCoupling = 12;           ///< Pull of the two sides of the face to each other; >= 0.
  double expectedDistanceMm = 1100;  ///< From camera to head where the camera is not known; > 0.
  double distanceLogSigma = 0.35;    ///< Scatter of that as a factor exp(±sigma); > 0.

  /// Throws Error{InvalidArgument} naming the first field out of range.
  void check() const;
};

/// One picture after the fit.
struct FittedView {
  PinholeCamera camera;
  Rigid3 cameraFromHead;
  Eigen::VectorXf expression;  ///< (E,) 0..1.
  float residualPx = 0;        ///< Mean distance of the 468 points from their targets.
  float interOcularPx = 0;     ///< Distance of the pupils were the face seen from the front.
};

struct FaceFit {
  Eigen::VectorXf identity;       ///< (K,) standard deviations, shared by all views.
  std::vector<FittedView> views;  ///< In the order given.
  int iterations = 0;
  double cost = 0;  ///< Weighted squares of residuals and priors.
};

/// Fits camera, pose, identity and expression to landmarks by Levenberg-Marquardt with analytic derivatives.
///
/// Several views of one person share the identity; each keeps its own camera, pose and expression. Expression
/// channels stay within 0..1. Immutable; any thread.
class FaceFitter {
 public:
  /// basis: 478 points; see LandmarkBasis.
  explicit FaceFitter(LandmarkBasis basis);

  /// Throws Error{InvalidArgument} for no view or bad options or landmarks, Error{NoFace} for degenerate landmarks.
  [[nodiscard]] FaceFit fit(const std::vector<LandmarkView>& views, const FaceFitOptions& options = {}) const;

  [[nodiscard]] const LandmarkBasis& basis() const { return m_basis; }

 private:
  LandmarkBasis m_basis;
  FittingBasis m_rows;
};

/// Mean distance between the projected canonical 468 points of `shape` (3P,) and their targets, in pixels.
[[nodiscard]] float meanResidualPx(const Eigen::Matrix2Xf& targetsPx, const Eigen::VectorXf& shape,
                                   const PinholeCamera& camera, const Rigid3& cameraFromHead);

}  // namespace visagiste
