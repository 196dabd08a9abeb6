#include "core/expression/channel_confidence.h"
#include "core/expression/channel_names.h"
#include "core/expression/eye_gaze.h"

#include "core/base/error.h"
#include "tests/support/model_actor.h"

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("channels know their side and their mirror image", "[expression]") {
  CHECK(sideOf("browDownLeft") == FaceSide::Left);
  CHECK(sideOf("browDownRight") == FaceSide::Right);
  CHECK(sideOf("jawOpen") == FaceSide::Both);
  CHECK(sideOf("mouthLeft") == FaceSide::Both);
  CHECK(mirroredName("jawLeft") == "jawRight");
  CHECK(mirroredName("jawOpen") == "jawOpen");
  const std::vector<std::string> names{"jawOpen", "browDownLeft", "browDownRight"};
  const Eigen::Vector3f values(0.1F, 0.2F, 0.3F);
  CHECK(mirroredChannels(values, names).isApprox(Eigen::Vector3f(0.1F, 0.3F, 0.2F)));
  CHECK(mirroredChannels(mirroredChannels(values, names), names).isApprox(values));
}

TEST_CASE("confidence falls with presence, residual, view, prior and lids", "[expression]") {
  const std::vector<std::string> names{"jawOpen", "mouthSmileLeft", "mouthSmileRight", "eyeLookUpLeft", "eyeBlinkLeft"};
  ConfidenceEvidence evidence;
  evidence.presence = 1;
  evidence.residualShare = 0.01F;
  evidence.certainty = Eigen::VectorXf::Ones(5);
  evidence.expression = Eigen::VectorXf::Zero(5);
  CHECK(channelConfidence(names, evidence).isApprox(Eigen::VectorXf::Ones(5)));

  ConfidenceEvidence turned = evidence;
  turned.angles.yawDeg = 40;  // To the person's left: halfway from 20 to 60 for the left side.
  const Eigen::VectorXf seen = channelConfidence(names, turned);
  CHECK(seen[1] == Approx(0.5));
  CHECK(seen[2] == Approx(1));
  CHECK(seen[0] == Approx(35.0 / 45.0));

  ConfidenceEvidence closed = evidence;
  closed.expression[4] = 1;
  CHECK(channelConfidence(names, closed)[3] == 0);
  ConfidenceEvidence bad = evidence;
  bad.residualShare = 0.05F;
  CHECK(channelConfidence(names, bad)[0] == Approx(0.5));
  ConfidenceEvidence absent = evidence;
  absent.presence = 0;
  CHECK(channelConfidence(names, absent).maxCoeff() == 0);
  evidence.certainty.resize(2);
  CHECK_THROWS_AS(channelConfidence(names, evidence), Error);
}

TEST_CASE("gaze is read from where the iris is on the eyeball", "[expression]") {
  const test::ModelActor actor;
  const std::vector<std::string>& names = actor.model->expressionNames();
  const EyeGeometry eyes(actor.fitter->basis(), actor.identity, names);
  const HeadAngles turn = GENERATE(HeadAngles{}, HeadAngles{20, -8, 3});
  const float yawDeg = GENERATE(-25.0F, 0.0F, 25.0F);
  const float pitchDeg = GENERATE(-20.0F, 0.0F, 18.0F);
  Eigen::VectorXf expression = actor.rest();
  eyes.setGaze({EyeGaze{yawDeg, pitchDeg}, EyeGaze{yawDeg, pitchDeg}}, expression);
  const auto back = eyes.gazeOf(expression);
  CHECK(back[0].yawDeg == Approx(yawDeg).margin(1e-3));
  CHECK(back[1].pitchDeg == Approx(pitchDeg).margin(1e-3));
  const TrackedFace face = actor.seen(expression, turn);
  const Rigid3 pose{headRotation(turn), {0, 0, 650}};
  for (int eye = 0; eye < 2; ++eye) {
    const auto gaze = eyes.gazeOf(eye, face.irises[std::size_t(eye)].centerPx, actor.camera, pose);
    REQUIRE(gaze);
    // The model's gaze channels are linear and the iris lies before the ball's surface: 3 degrees.
    CHECK(gaze->yawDeg == Approx(yawDeg).margin(3));
    CHECK(gaze->pitchDeg == Approx(pitchDeg).margin(3));
  }
  CHECK_FALSE(eyes.gazeOf(0, {5, 5}, actor.camera, pose));
}
