#include "app/prepare/random_pose.h"

#include <Eigen/Geometry>
#include <string>

#include "core/expression/channel_sum.h"

namespace visagiste::prepare {
namespace {

constexpr float kRadians = 3.14159265F / 180.0F;

void moveEyes(ChannelSum& face, std::mt19937& random) {
  if (chance(random, 0.25F))
    face.addBoth("eyeBlink", between(random, 0.3F, 1.0F), 0.1F, random);
  else if (chance(random, 0.1F))
    face.add(chance(random, 0.5F) ? "eyeBlinkLeft" : "eyeBlinkRight", between(random, 0.6F, 1.0F));
  if (chance(random, 0.5F)) {
    const float strength = between(random, 0.0F, 0.8F);
    const bool toTheLeft = chance(random, 0.5F);
    face.add(toTheLeft ? "eyeLookOutLeft" : "eyeLookInLeft", strength);
    face.add(toTheLeft ? "eyeLookInRight" : "eyeLookOutRight", strength);
  }
  if (chance(random, 0.3F))
    face.addBoth(chance(random, 0.5F) ? "eyeLookUp" : "eyeLookDown", between(random, 0.1F, 0.6F), 0.0F, random);
}

void moveMouth(ChannelSum& face, std::mt19937& random) {
  if (chance(random, 0.35F))
    face.add("jawOpen", between(random, 0.1F, 0.8F));
  if (chance(random, 0.35F))
    face.addBoth("mouthSmile", between(random, 0.2F, 0.9F), 0.15F, random);
  else if (chance(random, 0.3F))
    face.add(chance(random, 0.5F) ? "mouthPucker" : "mouthFunnel", between(random, 0.3F, 0.9F));
}

}  // namespace

Eigen::Matrix3d randomTurn(float farShare, std::mt19937& random) {
  const float side = chance(random, 0.5F) ? 1.0F : -1.0F;
  const float yaw = side * (chance(random, farShare) ? between(random, 25, 65) : between(random, 0, 25));
  const float pitch = between(random, -25, 25);
  const Eigen::Vector3d cameraAxes(1, -1, -1);
  return cameraAxes.asDiagonal() * (Eigen::AngleAxisd(yaw * kRadians, Eigen::Vector3d::UnitY()) *
                                    Eigen::AngleAxisd(pitch * kRadians, Eigen::Vector3d::UnitX()))
                                       .toRotationMatrix();
}

Eigen::Matrix3d smallTurn(std::mt19937& random) {
  return (Eigen::AngleAxisd(between(random, -8, 8) * kRadians, Eigen::Vector3d::UnitY()) *
          Eigen::AngleAxisd(between(random, -6, 6) * kRadians, Eigen::Vector3d::UnitX()))
      .toRotationMatrix();
}

Eigen::VectorXf randomExpression(const FaceModel& model, const Eigen::VectorXf& own, std::mt19937& random) {
  ChannelSum face(model, own * between(random, 0.2F, 1.2F));
  moveEyes(face, random);
  moveMouth(face, random);
  const auto& names = model.expressionNames();
  for (int count = std::uniform_int_distribution<int>(0, 4)(random); count > 0; --count) {
    const std::string& name = names[std::uniform_int_distribution<std::size_t>(0, names.size() - 1)(random)];
    // Closed lips need an open jaw behind them.
    if (name != "mouthClose" && name != "tongueOut")
      face.add(name, between(random, 0.1F, 0.6F));
  }
  return face.strengths();
}

Lighting randomLighting(std::mt19937& random) {
  Lighting lighting = flatLighting();
  const float even = between(random, 0.5F, 1.0F);
  const float tilt = between(random, -0.15F, 0.25F);
  lighting.skyRadiance.setConstant(even + tilt);
  lighting.groundRadiance.setConstant(even - tilt);
  if (chance(random, 0.67F)) {
    DirectionalLight lamp;
    lamp.towardsLight << between(random, -1, 1), between(random, -0.9F, 0.4F), -between(random, 0.15F, 1);
    const Eigen::Vector3f tint(between(random, 0.9F, 1.1F), 1, between(random, 0.85F, 1.1F));
    lamp.radiance = tint * (1.15F - even) * between(random, 0.5F, 1.3F);
    lighting.lights.push_back(lamp);
    lighting.specularScale = between(random, 0, 0.7F);
    lighting.shadows = chance(random, 0.4F) ? Shadows::Soft : Shadows::Off;
  }
  return lighting;
}

}  // namespace visagiste::prepare
