#include "app/samples/crowd.h"

#include <array>
#include <random>

#include "app/samples/performance.h"

namespace visagiste {
namespace {

using Random = std::mt19937;

float uniform(Random& random, float low, float high) {
  return std::uniform_real_distribution<float>(low, high)(random);
}

template <std::size_t N>
Eigen::Vector3f oneOf(const std::array<Eigen::Vector3f, N>& colors, Random& random) {
  return colors[std::uniform_int_distribution<std::size_t>(0, N - 1)(random)];
}

const std::array<Eigen::Vector3f, 6> kHairColors = {Eigen::Vector3f{38, 28, 24}, Eigen::Vector3f{70, 48, 34},
                                                    Eigen::Vector3f{112, 78, 50}, Eigen::Vector3f{168, 128, 84},
                                                    Eigen::Vector3f{128, 62, 40}, Eigen::Vector3f{150, 146, 142}};
const std::array<Eigen::Vector3f, 4> kIrisColors = {Eigen::Vector3f{70, 46, 30}, Eigen::Vector3f{86, 108, 120},
                                                    Eigen::Vector3f{84, 96, 58}, Eigen::Vector3f{52, 36, 26}};

}  // namespace

SamplePersonRecipe crowdRecipe(std::uint32_t seed) {
  Random random(seed);
  SamplePersonRecipe recipe;
  recipe.identitySeed = random();
  recipe.skinSeed = random();
  recipe.hair.lengthMm = uniform(random, 18, 160);
  recipe.hair.lift = uniform(random, 0.25F, 0.85F);
  recipe.hair.colorSrgb = oneOf(kHairColors, random);
  recipe.hair.partingMm = uniform(random, -25, 25);
  if (uniform(random, 0, 1) < 0.35F) {
    recipe.hair.curlRadiusMm = uniform(random, 1, 3);
    recipe.hair.curlTurnsPer100Mm = uniform(random, 6, 14);
  }
  recipe.hair.seed = random();
  recipe.facialHair.colorSrgb = 0.75F * recipe.hair.colorSrgb;
  recipe.eyes.iris = oneOf(kIrisColors, random);
  const auto anyColor = [&](float low, float high) {
    return Eigen::Vector3f(uniform(random, low, high), uniform(random, low, high), uniform(random, low, high));
  };
  recipe.garmentSrgb = anyColor(30, 210);
  recipe.backdrop.top = anyColor(0.25F, 0.9F);
  recipe.backdrop.bottom = uniform(random, 0.4F, 0.9F) * recipe.backdrop.top;
  return recipe;
}

SamplePose crowdPose(const FaceModel& model, std::uint32_t seed) {
  Random random(seed ^ 0x5BD1E995U);
  SamplePose pose = performanceAt(model, uniform(random, 0, static_cast<float>(kPerformanceSeconds)));
  pose.yawDeg += uniform(random, -20, 20);
  pose.pitchDeg += uniform(random, -6, 6);
  pose.rollDeg += uniform(random, -6, 6);
  return pose;
}

}  // namespace visagiste
