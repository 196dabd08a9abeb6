#include "core/reconstruct/landmark_residuals.h"

#include <Eigen/Geometry>

#include "tests/support/synthetic_basis.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

struct Scene {
  LandmarkBasis basis = test::syntheticBasis(5, 4);
  FittingBasis rows{basis};
  PinholeCamera camera{900, Eigen::Vector2d(320, 240), {640, 480}};
  Rigid3 pose;
  Eigen::VectorXf identity = Eigen::VectorXf::LinSpaced(5, -1, 1);
  Eigen::VectorXf expression = Eigen::VectorXf::LinSpaced(4, 0.1F, 0.7F);
  LandmarkTargets targets;

  Scene() {
    pose.rotation = Eigen::Vector3d(1, -1, -1).asDiagonal() * rotationFromVector({0.1, 0.4, -0.2});
    pose.translationMm << 20, -15, 700;
    const Eigen::Index points = basis.mean.cols();
    std::srand(3);
    targets.pointsPx = 300 * Eigen::Matrix2Xf::Random(2, points);
    targets.depthPx = 40 * Eigen::VectorXf::Random(points);
    targets.rootWeight = 0.1F * Eigen::Matrix4Xf::Random(4, points);
    targets.rootWeight.col(3).setZero();
    targets.rootDepthWeight = Eigen::VectorXf::Constant(points, 0.02F);
  }

  [[nodiscard]] Eigen::VectorXf shape() const {
    return rows.mean + rows.identity * identity + rows.expression * expression;
  }
  [[nodiscard]] Eigen::VectorXf residuals() const { return landmarkResiduals(targets, shape(), camera, pose); }
};

/// The scene with unknown `column` moved by `step`.
Scene moved(const Scene& scene, int column, double step) {
  Scene other = scene;
  if (column < 3)
    other.pose.rotation = rotationFromVector(step * Eigen::Vector3d::Unit(column)) * scene.pose.rotation;
  else if (column < 6)
    other.pose.translationMm(column - 3) += step;
  else if (column == 6)
    other.camera.focalPx *= std::exp(step);
  else if (column < 11)
    other.expression(column - 7) += static_cast<float>(step);
  else
    other.identity(column - 11) += static_cast<float>(step);
  return other;
}

}  // namespace

TEST_CASE("landmark derivatives equal finite differences", "[reconstruct]") {
  const Scene scene;
  const LandmarkLinearization linear =
      linearizeLandmarks(scene.rows, scene.targets, scene.shape(), scene.camera, scene.pose, FitColumns::All);
  REQUIRE(linear.derivatives.cols() == 7 + 4 + 5);
  REQUIRE((linear.residuals - scene.residuals()).norm() < 1e-4F * linear.residuals.norm());
  for (int column = 0; column < linear.derivatives.cols(); ++column) {
    // Steps that move the picture by about a pixel: large against the rounding of floats, small against curvature.
    const double step = column < 3 ? 5e-3 : column < 6 ? 1.0 : column == 6 ? 5e-3 : 0.2;
    const Eigen::VectorXf difference =
        (moved(scene, column, step).residuals() - moved(scene, column, -step).residuals()) /
        (2 * static_cast<float>(step));
    const Eigen::VectorXf analytic = linear.derivatives.col(column);
    CAPTURE(column);
    CHECK((analytic - difference).norm() < 4e-3F * analytic.norm());
  }
}

TEST_CASE("fewer columns are the first columns of all", "[reconstruct]") {
  const Scene scene;
  const auto columns = [&scene](FitColumns which) {
    return linearizeLandmarks(scene.rows, scene.targets, scene.shape(), scene.camera, scene.pose, which).derivatives;
  };
  const auto all = columns(FitColumns::All);
  CHECK(columns(FitColumns::Pose).isApprox(all.leftCols(7)));
  CHECK(columns(FitColumns::PoseAndExpression).isApprox(all.leftCols(11)));
}

TEST_CASE("a point without weight and the offset of the depth leave no residual", "[reconstruct]") {
  Scene scene;
  const Eigen::VectorXf before = scene.residuals();
  CHECK(before.segment<2>(6).isZero());
  scene.targets.depthPx.array() += 500;
  CHECK((scene.residuals() - before).norm() < 1e-2F);
}
