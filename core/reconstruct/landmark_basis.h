#pragma once

#include <Eigen/Core>

namespace visagiste {

/// Vertical distance between the facing edges of the lips, in columns from one corner to the other; negative where they
/// overlap. Linear in the coefficients as the model is: meanMm + identity · a + expression · b.
struct LipGap {
  Eigen::VectorXf meanMm;      ///< (G,); empty: unknown.
  Eigen::MatrixXf identity;    ///< (G, K).
  Eigen::MatrixXf expression;  ///< (G, E).
};

/// A linear face model cut down to the points that the landmark network finds.
///
/// Points 0 to 467 are the canonical mesh, 468 to 472 the person's right iris (centre first), 473 to 477 the left.
/// Millimetres in head space. Row 3p + c of a mode holds coordinate c of point p.
/// Shape of a face: mean + identity · a + expression · b, with a in standard deviations and b in 0..1.
struct LandmarkBasis {
  Eigen::Matrix3Xf mean;       ///< (3, P).
  Eigen::MatrixXf identity;    ///< (3P, K).
  Eigen::MatrixXf expression;  ///< (3P, E).
  LipGap lipGap;
  Eigen::MatrixXf channelCoupling;  ///< (E, E), see channelCoupling(); empty: sides are independent.

  [[nodiscard]] int pointCount() const { return static_cast<int>(mean.cols()); }
  [[nodiscard]] int identityCount() const { return static_cast<int>(identity.cols()); }
  [[nodiscard]] int expressionCount() const { return static_cast<int>(expression.cols()); }
};

}  // namespace visagiste
