#include "core/reconstruct/boxed_step.h"

#include <Eigen/Cholesky>
#include <vector>

namespace visagiste {
namespace {

constexpr int kMaxRounds = 6;

/// Minimiser over the free unknowns with the others held at their values in `step`.
void solveFree(const Eigen::MatrixXd& hessian, const Eigen::VectorXd& gradient,
               const std::vector<Eigen::Index>& freeIndex, const Eigen::VectorXd& held, Eigen::VectorXd& step) {
  const auto n = static_cast<Eigen::Index>(freeIndex.size());
  Eigen::MatrixXd reduced(n, n);
  Eigen::VectorXd right(n);
  const Eigen::VectorXd pull = gradient + hessian.selfadjointView<Eigen::Lower>() * held;
  for (Eigen::Index j = 0; j < n; ++j) {
    right(j) = -pull(freeIndex[static_cast<std::size_t>(j)]);
    for (Eigen::Index i = j; i < n; ++i)
      reduced(i, j) = hessian(freeIndex[static_cast<std::size_t>(i)], freeIndex[static_cast<std::size_t>(j)]);
  }
  const Eigen::LLT<Eigen::Ref<Eigen::MatrixXd>, Eigen::Lower> factor(reduced);
  const Eigen::VectorXd solution = factor.solve(right);
  step = held;
  for (Eigen::Index j = 0; j < n; ++j) step(freeIndex[static_cast<std::size_t>(j)]) = solution(j);
}

}  // namespace

Eigen::VectorXd boxedStep(const Eigen::MatrixXd& hessian, const Eigen::VectorXd& gradient, const Eigen::VectorXd& lower,
                          const Eigen::VectorXd& upper) {
  const Eigen::Index n = gradient.size();
  std::vector<bool> isHeld(static_cast<std::size_t>(n), false);
  Eigen::VectorXd held = Eigen::VectorXd::Zero(n);
  // Unknowns already at a bound that the gradient pushes against stay there.
  for (Eigen::Index i = 0; i < n; ++i)
    isHeld[static_cast<std::size_t>(i)] = (lower(i) >= 0 && gradient(i) > 0) || (upper(i) <= 0 && gradient(i) < 0);

  Eigen::VectorXd step = held;
  for (int round = 0; round < kMaxRounds; ++round) {
    std::vector<Eigen::Index> freeIndex;
    for (Eigen::Index i = 0; i < n; ++i)
      if (!isHeld[static_cast<std::size_t>(i)])
        freeIndex.push_back(i);
    if (freeIndex.empty())
      return held;
    solveFree(hessian, gradient, freeIndex, held, step);
    bool violated = false;
    for (const Eigen::Index i : freeIndex) {
      if (step(i) >= lower(i) && step(i) <= upper(i))
        continue;
      violated = true;
      isHeld[static_cast<std::size_t>(i)] = true;
      held(i) = step(i) < lower(i) ? lower(i) : upper(i);
    }
    if (!violated)
      return step;
  }
  return step.cwiseMax(lower).cwiseMin(upper);
}

}  // namespace visagiste
