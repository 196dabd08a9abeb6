#include "core/reconstruct/lip_contact.h"

#include "core/reconstruct/channel_coupling.h"
#include "core/reconstruct/face_fitter.h"
#include "core/reconstruct/face_model.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr Size kPicture{800, 800};

const FaceModel& model() {
  static const auto shared =
      FaceModel::load(std::filesystem::path(VISAGISTE_SOURCE_DIR) / "models/weights/face-head-v1");
  return *shared;
}

const LandmarkBasis& basis() {
  static const LandmarkBasis shared = model().landmarkBasis();
  return shared;
}

/// The mean face with this expression, straight from the front.
LandmarkView frontalView(const Eigen::VectorXf& expression) {
  const PinholeCamera camera{1500, Eigen::Vector2d(400, 400), kPicture};
  Rigid3 pose;
  pose.rotation = Eigen::Vector3d(1, -1, -1).asDiagonal();
  pose.translationMm << 0, -20, 1000;
  const Eigen::VectorXf offsets = basis().expression * expression;
  LandmarkView view;
  view.imageSize = kPicture;
  view.landmarks.pointsPx.resize(2, kCanonicalPointCount);
  for (int p = 0; p < kCanonicalPointCount; ++p) {
    const Eigen::Vector3f at = basis().mean.col(p) + offsets.segment<3>(3 * p);
    view.landmarks.pointsPx.col(p) = camera.project(apply(pose, at.cast<double>())).cast<float>();
  }
  return view;
}

Eigen::VectorXf channel(const char* name, float value) {
  return value * Eigen::VectorXf::Unit(basis().expressionCount(), *model().expressionIndex(name));
}

float widestLipsMm(const FaceFit& fit, const Eigen::VectorXf& expression) {
  const LipGap& gap = basis().lipGap;
  return (gap.meanMm + gap.identity * fit.identity + gap.expression * expression).maxCoeff();
}

/// The inner border of the lips meets, as a closed mouth is photographed.
void closeLips(Landmarks& landmarks) {
  for (const auto& [upper, lower] :
       {std::pair{13, 14}, {82, 87}, {312, 317}, {81, 178}, {311, 402}, {80, 88}, {310, 318}, {191, 95}, {415, 324}}) {
    const Eigen::Vector2f middle = 0.5F * (landmarks.pointsPx.col(upper) + landmarks.pointsPx.col(lower));
    landmarks.pointsPx.col(upper) = landmarks.pointsPx.col(lower) = middle;
  }
}

}  // namespace

TEST_CASE("the lips' edges are measured from corner to corner and part with the jaw", "[reconstruct]") {
  const LipGap& gap = basis().lipGap;
  REQUIRE(gap.meanMm.size() >= 10);
  CHECK(gap.meanMm.cwiseAbs().maxCoeff() < 2);
  CHECK(gap.expression.col(*model().expressionIndex("jawOpen")).minCoeff() > 10);
  CHECK(gap.expression.col(*model().expressionIndex("mouthClose")).maxCoeff() < -10);
  CHECK(gap.expression.col(*model().expressionIndex("eyeBlinkLeft")).cwiseAbs().maxCoeff() < 0.1F);
}

TEST_CASE("closed lips of a picture touch on the head, at rest and in its expression", "[reconstruct]") {
  LandmarkView view = frontalView(Eigen::VectorXf::Zero(basis().expressionCount()));
  closeLips(view.landmarks);
  CHECK(lipClosedness(view.landmarks, 95) == 1);
  const FaceFit fit = FaceFitter(basis()).fit({view});
  const Eigen::VectorXf& expression = fit.views.front().expression;
  CHECK(widestLipsMm(fit, expression) < 0.25F);
  CHECK(widestLipsMm(fit, Eigen::VectorXf::Zero(expression.size())) < 0.25F);
}

TEST_CASE("an open mouth stays open and the face at rest closes it", "[reconstruct]") {
  const LandmarkView view = frontalView(channel("jawOpen", 0.4F));
  CHECK(lipClosedness(view.landmarks, 95) == 0);
  const FaceFit fit = FaceFitter(basis()).fit({view});
  const Eigen::VectorXf& expression = fit.views.front().expression;
  CHECK(expression(*model().expressionIndex("jawOpen")) == Approx(0.4F).margin(0.1));
  CHECK(widestLipsMm(fit, Eigen::VectorXf::Zero(expression.size())) < 0.4F);
}

TEST_CASE("lips between which nothing shows touch even where their landmarks lie apart", "[reconstruct]") {
  CHECK(lipClosedness(0.005F) == 1);
  CHECK(lipClosedness(0.05F) == 0);
  LandmarkView apart = frontalView(channel("jawOpen", 0.2F));
  CHECK(lipClosedness(apart.landmarks, 95) == 0);
  apart.mouthOpening = 0;
  const FaceFit closed = FaceFitter(basis()).fit({apart});
  CHECK(widestLipsMm(closed, closed.views.front().expression) < 0.5F);
}

TEST_CASE("expressions of one side survive the pull between the sides", "[reconstruct]") {
  for (const char* name : {"eyeBlinkLeft", "mouthSmileRight"}) {
    const FaceFit fit = FaceFitter(basis()).fit({frontalView(channel(name, 0.9F))});
    const Eigen::VectorXf& expression = fit.views.front().expression;
    std::string opposite = name;
    const bool isLeft = opposite.find("Left") != std::string::npos;
    opposite.replace(opposite.size() - (isLeft ? 4 : 5), std::string::npos, isLeft ? "Right" : "Left");
    CAPTURE(name);
    CHECK(expression(*model().expressionIndex(name)) > 0.65F);
    CHECK(expression(*model().expressionIndex(opposite)) < 0.15F);
  }
}

TEST_CASE("the coupling counts differences of the sides and crossed eyes, not shared movement", "[reconstruct]") {
  const std::vector<std::string> names{"eyeLookInLeft",  "eyeLookInRight",  "eyeLookOutLeft", "eyeLookOutRight",
                                       "mouthSmileLeft", "mouthSmileRight", "jawLeft",        "jawRight"};
  const Eigen::MatrixXf coupling = channelCoupling(names);
  const auto unlikeliness = [&coupling](std::vector<float> values) {
    const Eigen::VectorXf e = Eigen::Map<Eigen::VectorXf>(values.data(), static_cast<Eigen::Index>(values.size()));
    return e.dot(coupling * e);
  };
  CHECK(unlikeliness({1, 0, 0, 1, 0, 0, 0, 0}) == Approx(0).margin(1e-5));  // both eyes look to the right
  CHECK(unlikeliness({1, 1, 0, 0, 0, 0, 0, 0}) > 1);
  CHECK(unlikeliness({0, 0, 0, 0, 1, 1, 0, 0}) == Approx(0).margin(1e-5));
  CHECK(unlikeliness({0, 0, 0, 0, 1, 0, 0, 0}) == Approx(1));
  CHECK(unlikeliness({0, 0, 0, 0, 0, 0, 1, 0}) == Approx(0).margin(1e-5));
}
