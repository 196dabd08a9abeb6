#include "core/expression/rig_solver.h"

#include <cmath>
#include <random>

#include "core/base/error.h"
#include "core/expression/head_angles.h"
#include "tests/support/synthetic_basis.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr Size kFrame{640, 480};
constexpr int kChannels = 12;

/// A person in front of a camera who moves one channel.
struct Actor {
  LandmarkBasis basis = test::syntheticBasis(20, kChannels);
  Eigen::VectorXf identity;
  PinholeCamera camera = defaultCamera(kFrame);

  Actor() {
    std::mt19937 random(8);
    std::normal_distribution<float> normal;
    identity = Eigen::VectorXf::NullaryExpr(20, [&] { return normal(random); });
  }

  [[nodiscard]] Landmarks seen(const Eigen::VectorXf& expression, const HeadAngles& angles, float noisePx,
                               unsigned seed) const {
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    const Rigid3 pose{headRotation(angles), {10, 5, 700}};
    const Eigen::VectorXf shape = Eigen::Map<const Eigen::VectorXf>(basis.mean.data(), basis.mean.size()) +
                                  basis.identity * identity + basis.expression * expression;
    Landmarks landmarks;
    landmarks.pointsPx.resize(2, kCanonicalPointCount);
    for (int p = 0; p < kCanonicalPointCount; ++p)
      landmarks.pointsPx.col(p) = camera.project(apply(pose, shape.segment<3>(3 * p).cast<double>())).cast<float>() +
                                  noisePx * Eigen::Vector2f(normal(random), normal(random));
    return landmarks;
  }
};

}  // namespace

TEST_CASE("the solver follows a channel as it opens and closes", "[expression]") {
  const Actor actor;
  RigSolver solver(actor.basis);
  for (unsigned i = 0; i < 40; ++i)
    (void)solver.solve(actor.seen(Eigen::VectorXf::Zero(kChannels), {}, 0.3F, i), std::nullopt, kFrame);
  CHECK(solver.isIdentityHeld());
  constexpr int kFrames = 60;
  Eigen::VectorXf truth(kFrames);
  Eigen::VectorXf solved(kFrames);
  for (int i = 0; i < kFrames; ++i) {
    truth(i) = 0.5F - 0.5F * std::cos(static_cast<float>(i) * 0.2F);
    const RigPose pose = solver.solve(
        actor.seen(truth(i) * Eigen::VectorXf::Unit(kChannels, 4), {10, 0, 0}, 0.3F, 100 + static_cast<unsigned>(i)),
        std::nullopt, kFrame);
    solved(i) = pose.expression(4);
    CHECK((pose.expression.array() >= 0).all());
    CHECK((pose.expression.array() <= 1).all());
  }
  const Eigen::VectorXf a = truth.array() - truth.mean();
  const Eigen::VectorXf b = solved.array() - solved.mean();
  CHECK(a.dot(b) / (a.norm() * b.norm()) > 0.97F);
}

TEST_CASE("the solver's yaw grows as the person turns left", "[expression]") {
  const Actor actor;
  RigSolver solver(actor.basis);
  double before = -90;
  for (int yaw = -40; yaw <= 40; yaw += 10) {
    const RigPose pose =
        solver.solve(actor.seen(Eigen::VectorXf::Zero(kChannels), {double(yaw), 0, 0}, 0, 1), std::nullopt, kFrame);
    const double solved = headAngles(pose.cameraFromHead).yawDeg;
    CHECK(solved > before);
    CHECK(solved == Approx(yaw).margin(4));
    before = solved;
  }
}

TEST_CASE("a still face stays still", "[expression]") {
  const Actor actor;
  RigSolver solver(actor.basis);
  const Eigen::VectorXf smile = 0.6F * Eigen::VectorXf::Unit(kChannels, 3);
  for (unsigned i = 0; i < 40; ++i) (void)solver.solve(actor.seen(smile, {}, 0.2F, i), std::nullopt, kFrame);
  Eigen::VectorXf lowest = Eigen::VectorXf::Ones(kChannels);
  Eigen::VectorXf highest = Eigen::VectorXf::Zero(kChannels);
  for (unsigned i = 100; i < 130; ++i) {
    const RigPose pose = solver.solve(actor.seen(smile, {}, 0.2F, i), std::nullopt, kFrame);
    lowest = lowest.cwiseMin(pose.expression);
    highest = highest.cwiseMax(pose.expression);
  }
  // 0.2 px of noise in every point, nothing smoothed before: a tenth of a channel over a second is hardly seen.
  CHECK((highest - lowest).maxCoeff() < 0.1F);
}

TEST_CASE("a calibrated neutral is taken out of later frames", "[expression]") {
  const Actor actor;
  RigSolver solver(actor.basis);
  solver.holdIdentity(actor.identity);
  const Eigen::VectorXf resting = 0.4F * Eigen::VectorXf::Unit(kChannels, 6);
  const Landmarks landmarks = actor.seen(resting, {}, 0, 1);
  RigPose pose;
  for (int i = 0; i < 10; ++i) pose = solver.solve(landmarks, std::nullopt, kFrame);
  CHECK(pose.expression(6) > 0.25F);
  solver.calibrateNeutral();
  CHECK(solver.solve(landmarks, std::nullopt, kFrame).expression.maxCoeff() < 0.02F);
  solver.clearNeutral();
  CHECK(solver.solve(landmarks, std::nullopt, kFrame).expression(6) > 0.25F);
}

TEST_CASE("the solver refuses an identity of another length and bad options", "[expression]") {
  const Actor actor;
  RigSolver solver(actor.basis);
  CHECK_THROWS_WITH(solver.holdIdentity(Eigen::VectorXf::Zero(3)), Catch::Contains("20"));
  RigOptions options;
  options.iterations = 0;
  CHECK_THROWS_AS(RigSolver(actor.basis, options), Error);
}
