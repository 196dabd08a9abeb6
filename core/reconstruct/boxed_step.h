#pragma once

#include <Eigen/Core>

namespace visagiste {

/// A step d that makes ½ dᵀHd + gᵀd small with lower ≤ d ≤ upper, by an active set that only grows.
///
/// hessian   (N, N) symmetric, positive definite; the lower triangle is read.
/// lower, upper  (N,) with lower ≤ 0 ≤ upper; may be infinite.
/// Exact where no bound is met; otherwise a descent step good enough inside a damped iteration. Pure; any thread.
[[nodiscard]] Eigen::VectorXd boxedStep(const Eigen::MatrixXd& hessian, const Eigen::VectorXd& gradient,
                                        const Eigen::VectorXd& lower, const Eigen::VectorXd& upper);

}  // namespace visagiste
