#include "core/reconstruct/boxed_step.h"

#include <Eigen/Cholesky>
#include <limits>

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {
constexpr double kInfinity = std::numeric_limits<double>::infinity();

Eigen::MatrixXd positiveDefinite(int size) {
  std::srand(5);
  const Eigen::MatrixXd root = Eigen::MatrixXd::Random(size, size);
  return root * root.transpose() + 0.5 * Eigen::MatrixXd::Identity(size, size);
}
}  // namespace

TEST_CASE("a step without bounds solves the linear system", "[reconstruct]") {
  const Eigen::MatrixXd hessian = positiveDefinite(6);
  const Eigen::VectorXd gradient = Eigen::VectorXd::LinSpaced(6, -2, 3);
  const Eigen::VectorXd open = Eigen::VectorXd::Constant(6, kInfinity);
  const Eigen::VectorXd step = boxedStep(hessian, gradient, -open, open);
  CHECK((hessian * step + gradient).norm() < 1e-10);
}

TEST_CASE("a bounded step keeps its bounds and still descends", "[reconstruct]") {
  const Eigen::MatrixXd hessian = positiveDefinite(8);
  const Eigen::VectorXd gradient = 4 * Eigen::VectorXd::LinSpaced(8, -1, 1);
  Eigen::VectorXd lower = Eigen::VectorXd::Constant(8, -0.3);
  Eigen::VectorXd upper = Eigen::VectorXd::Constant(8, 0.2);
  lower(7) = 0;  // already at its lower bound, and the gradient pushes against it
  const Eigen::VectorXd step = boxedStep(hessian, gradient, lower, upper);
  CHECK((step - lower).minCoeff() >= 0);
  CHECK((upper - step).minCoeff() >= 0);
  CHECK(step(7) == 0);
  CHECK(0.5 * step.dot(hessian * step) + gradient.dot(step) < 0);
}

TEST_CASE("nothing moves when every bound is closed", "[reconstruct]") {
  const Eigen::VectorXd closed = Eigen::VectorXd::Zero(3);
  const Eigen::VectorXd gradient(Eigen::Vector3d(1, -1, 2));
  CHECK(boxedStep(positiveDefinite(3), gradient, closed, closed).isZero());
}
