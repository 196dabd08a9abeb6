#pragma once

#include <Eigen/Core>

#include "core/job/run_context.h"

namespace visagiste {

/// targets ≈ weights · features + offset.
struct RidgeFit {
  Eigen::MatrixXf weights;  ///< (M, D).
  Eigen::VectorXf offset;   ///< (M,).
  Eigen::MatrixXf leftOut;  ///< (M, N): what the fit to all other samples says of each sample's targets.

  [[nodiscard]] Eigen::VectorXf operator()(const Eigen::VectorXf& features) const {
    return weights * features + offset;
  }
};

/// Least squares with a quadratic pull of the weights to 0, made for many more features than samples.
///
/// features  (D, N), targets (M, N); a column a sample. `features` is centred in place.
/// ridge     > 0: the pull in mean squared lengths of a centred sample.
/// threads   1..8; the result does not depend on it.
/// Throws Error{InvalidArgument} for fewer than two samples, sizes that do not belong together or a bad ridge;
/// Cancelled.
/// Pure; any thread. The left-out predictions are exact: residual over 1 - leverage, from the inverse of the kernel.
[[nodiscard]] RidgeFit fitRidge(Eigen::MatrixXf& features, const Eigen::MatrixXf& targets, float ridge, int threads,
                                RunContext& context);

}  // namespace visagiste
