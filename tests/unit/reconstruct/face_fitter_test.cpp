#include "core/reconstruct/face_fitter.h"

#include <Eigen/Geometry>
#include <random>

#include "core/base/error.h"
#include "tests/support/synthetic_basis.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr Size kPicture{800, 800};

struct Truth {
  Eigen::VectorXf identity;
  Eigen::VectorXf expression;
  PinholeCamera camera{1500, Eigen::Vector2d(400, 400), kPicture};
  Rigid3 pose;
};

Truth truthSeen(const LandmarkBasis& basis, const Eigen::VectorXf& identity, double yaw, int smilingChannel) {
  Truth truth;
  truth.identity = identity;
  truth.expression = Eigen::VectorXf::Zero(basis.expressionCount());
  truth.expression(smilingChannel) = 0.8F;
  truth.pose.rotation = Eigen::Vector3d(1, -1, -1).asDiagonal() * rotationFromVector({0.1, yaw, 0.05});
  truth.pose.translationMm << 15, 10, 1000;
  return truth;
}

Eigen::VectorXf identityOf(const LandmarkBasis& basis) {
  std::mt19937 random(21);
  std::normal_distribution<float> normal;
  return Eigen::VectorXf::NullaryExpr(basis.identityCount(), [&] { return normal(random); });
}

Eigen::VectorXf shapeOf(const LandmarkBasis& basis, const Eigen::VectorXf& identity,
                        const Eigen::VectorXf& expression) {
  return Eigen::Map<const Eigen::VectorXf>(basis.mean.data(), basis.mean.size()) + basis.identity * identity +
         basis.expression * expression;
}

LandmarkView viewOf(const LandmarkBasis& basis, const Truth& truth, float noisePx, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0, 1);
  const Eigen::VectorXf shape = shapeOf(basis, truth.identity, truth.expression);
  LandmarkView view;
  view.imageSize = kPicture;
  view.landmarks.pointsPx.resize(2, kCanonicalPointCount);
  view.landmarks.relativeDepth.resize(kCanonicalPointCount);
  for (int p = 0; p < kCanonicalPointCount; ++p) {
    const Eigen::Vector3d inCamera = apply(truth.pose, shape.segment<3>(3 * p).cast<double>());
    view.landmarks.pointsPx.col(p) =
        truth.camera.project(inCamera).cast<float>() + noisePx * Eigen::Vector2f(normal(random), normal(random));
    view.landmarks.relativeDepth(p) = static_cast<float>(inCamera.z() * truth.camera.focalPx / 1000);
  }
  return view;
}

/// Mean distance of the neutral faces after the best similarity, millimetres: pictures tell neither size from distance
/// nor a mode that moves the whole face from the pose.
float identityErrorMm(const LandmarkBasis& basis, const Eigen::VectorXf& a, const Eigen::VectorXf& b) {
  const Eigen::VectorXf none = Eigen::VectorXf::Zero(basis.expressionCount());
  const auto points = [&](const Eigen::VectorXf& identity) -> Eigen::Matrix3Xf {
    const Eigen::VectorXf shape = shapeOf(basis, identity, none);
    return Eigen::Map<const Eigen::Matrix3Xf>(shape.data(), 3, kCanonicalPointCount);
  };
  const Eigen::Matrix3Xf target = points(a);
  const Eigen::Matrix3Xf source = points(b);
  const Eigen::Matrix4f similarity = Eigen::umeyama(source, target);
  const Eigen::Matrix3Xf moved =
      (similarity.topLeftCorner<3, 3>() * source).colwise() + similarity.topRightCorner<3, 1>();
  return (moved - target).colwise().norm().mean();
}

}  // namespace

TEST_CASE("a fit finds the face that made perfect landmarks", "[reconstruct]") {
  const LandmarkBasis basis = test::syntheticBasis(20, 12);
  const Truth truth = truthSeen(basis, identityOf(basis), 0.3, 2);
  const FaceFit fit = FaceFitter(basis).fit({viewOf(basis, truth, 0, 1)});
  REQUIRE(fit.views.size() == 1);
  const FittedView& view = fit.views.front();
  // The outline counts little across and hardly along, and the priors pull a little: half a per cent is left.
  CHECK(view.residualPx < 0.006F * view.interOcularPx);
  const Eigen::Matrix3d error = view.cameraFromHead.rotation * truth.pose.rotation.transpose();
  CHECK(std::acos(std::min(1.0, (error.trace() - 1) / 2)) < 0.03);  // radians
  CHECK(identityErrorMm(basis, truth.identity, fit.identity) < 0.6F);
  CHECK(view.expression(2) == Approx(0.8F).margin(0.15));
  CHECK((view.expression.array() >= 0).all());
  CHECK((view.expression.array() <= 1).all());
}

TEST_CASE("noise of the landmarks does not run into the identity", "[reconstruct]") {
  const LandmarkBasis basis = test::syntheticBasis(20, 12);
  const Truth truth = truthSeen(basis, identityOf(basis), -0.2, 5);
  const FaceFit fit = FaceFitter(basis).fit({viewOf(basis, truth, 2, 4)});  // 2 px: 2 % of the inter-ocular distance
  CHECK(identityErrorMm(basis, truth.identity, fit.identity) < 1.0F);
  CHECK(fit.identity.cwiseAbs().maxCoeff() < 4);
}

TEST_CASE("a camera that is known is held", "[reconstruct]") {
  const LandmarkBasis basis = test::syntheticBasis(20, 12);
  const Truth truth = truthSeen(basis, identityOf(basis), 0.1, 0);
  LandmarkView view = viewOf(basis, truth, 0, 1);
  view.camera = truth.camera;
  const FaceFit fit = FaceFitter(basis).fit({view});
  CHECK(fit.views.front().camera.focalPx == truth.camera.focalPx);
  CHECK(fit.views.front().cameraFromHead.translationMm.z() == Approx(1000).epsilon(0.03));
}

TEST_CASE("several views of one person tell the identity better than one", "[reconstruct]") {
  const LandmarkBasis basis = test::syntheticBasis(20, 12);
  const Eigen::VectorXf identity = identityOf(basis);
  FaceFitOptions options;
  options.scatter.depth = 0;
  std::vector<LandmarkView> views;
  unsigned seed = 30;
  for (const double yaw : {0.0, 0.6, -0.6, 0.3}) {
    views.push_back(viewOf(basis, truthSeen(basis, identity, yaw, static_cast<int>(seed) % 12), 2, seed));
    ++seed;
  }
  const FaceFitter fitter(basis);
  const FaceFit one = fitter.fit({views.front()}, options);
  const FaceFit all = fitter.fit(views, options);
  REQUIRE(all.views.size() == 4);
  CHECK(identityErrorMm(basis, identity, all.identity) < 0.8F * identityErrorMm(basis, identity, one.identity));
}

TEST_CASE("landmarks that make no face are refused with a reason", "[reconstruct]") {
  const LandmarkBasis basis = test::syntheticBasis(4, 3);
  const FaceFitter fitter(basis);
  CHECK_THROWS_AS(fitter.fit({}), Error);
  LandmarkView view;
  view.imageSize = kPicture;
  view.landmarks.pointsPx = Eigen::Matrix2Xf::Constant(2, kCanonicalPointCount, 100);
  CHECK_THROWS_WITH(fitter.fit({view}), Catch::Contains("one line"));
  view.landmarks.pointsPx(0, 7) = std::nanf("");
  CHECK_THROWS_WITH(fitter.fit({view}), Catch::Contains("not numbers"));
  view.landmarks.pointsPx = Eigen::Matrix2Xf::Zero(2, 5);
  CHECK_THROWS_WITH(fitter.fit({view}), Catch::Contains("468"));
  FaceFitOptions options;
  options.maxIterations = 0;
  CHECK_THROWS_WITH(options.check(), Catch::Contains("iteration"));
}
