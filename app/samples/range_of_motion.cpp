#include "app/samples/range_of_motion.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <string>

#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr int kRestFrames = 15;  // What calibration starts from.
constexpr int kBumpFrames = 12;  // One channel up and down again.
constexpr int kBumpSpacing = 6;
constexpr int kMixFrames = 150;
constexpr int kMixSpacing = 10;  // A new face every third of a second.
constexpr float kStrength = 0.9F;
constexpr double kTurn = 6.283185307179586;

using Channels = std::vector<std::pair<std::string, float>>;

/// The movements of the first part. Sides move apart, as performers do when they calibrate a rig.
std::vector<Channels> movements(const FaceModel& model, std::uint32_t seed) {
  std::vector<Channels> all{
      {{"eyeLookInLeft", kStrength}, {"eyeLookOutRight", kStrength}},
      {{"eyeLookOutLeft", kStrength}, {"eyeLookInRight", kStrength}},
      {{"eyeLookUpLeft", kStrength}, {"eyeLookUpRight", kStrength}},
      {{"eyeLookDownLeft", kStrength}, {"eyeLookDownRight", kStrength}},
      {{"mouthClose", 0.6F}, {"jawOpen", 0.6F}},
  };
  for (const std::string& name : model.expressionNames())
    if (name.rfind("eyeLook", 0) != 0 && name != "mouthClose")
      all.push_back({{name, kStrength}});
  // Neighbours in the list of names move the same part of the face: a shuffle takes them apart.
  std::mt19937 random(seed);
  std::shuffle(all.begin(), all.end(), random);
  return all;
}

void add(const FaceModel& model, const Channels& channels, float amount, Eigen::VectorXf& expression) {
  for (const auto& [name, strength] : channels) {
    float& value = expression[model.expressionIndex(name).value()];
    value = std::min(1.0F, value + amount * strength);
  }
}

}  // namespace

std::vector<SamplePose> rangeOfMotion(const FaceModel& model, std::uint32_t seed) {
  const std::vector<Channels> moves = movements(model, seed);
  const auto count = static_cast<int>(moves.size());
  const int bumpsEnd = kRestFrames + kBumpSpacing * (count - 1) + kBumpFrames;
  std::vector<SamplePose> clip(static_cast<std::size_t>(bumpsEnd + kMixFrames));
  for (std::size_t i = 0; i < clip.size(); ++i) {
    const double phase = static_cast<double>(i) / static_cast<double>(clip.size());
    clip[i].expression = Eigen::VectorXf::Zero(static_cast<Eigen::Index>(model.expressionNames().size()));
    clip[i].yawDeg = 12 * std::sin(3 * kTurn * phase);
    clip[i].pitchDeg = 7 * std::sin(4 * kTurn * phase);
    clip[i].rollDeg = 4 * std::sin(2 * kTurn * phase);
  }
  for (int m = 0; m < count; ++m)
    for (int i = 0; i <= kBumpFrames; ++i) {
      const std::size_t at = static_cast<std::size_t>(kRestFrames + m * kBumpSpacing + i);
      if (at < clip.size())
        add(model, moves[static_cast<std::size_t>(m)],
            static_cast<float>(0.5 - 0.5 * std::cos(kTurn * i / kBumpFrames)), clip[at].expression);
    }
  // Every movement comes once before one comes twice.
  std::mt19937 random(seed + 5);
  std::vector<int> deck;
  Eigen::VectorXf from = clip[static_cast<std::size_t>(bumpsEnd - 1)].expression;
  Eigen::VectorXf to = from;
  for (int i = 0; i < kMixFrames; ++i) {
    if (i % kMixSpacing == 0) {
      from = to;
      to.setZero();
      for (int k = 0; k < 5; ++k) {
        if (deck.empty()) {
          for (int m = 0; m < count; ++m) deck.push_back(m);
          std::shuffle(deck.begin(), deck.end(), random);
        }
        add(model, moves[static_cast<std::size_t>(deck.back())],
            std::uniform_real_distribution<float>(0.3F, 0.9F)(random), to);
        deck.pop_back();
      }
    }
    const double share = 0.5 - 0.5 * std::cos(0.5 * kTurn * (i % kMixSpacing) / kMixSpacing);
    clip[static_cast<std::size_t>(bumpsEnd + i)].expression = from + static_cast<float>(share) * (to - from);
  }
  return clip;
}

double correlation(const Eigen::VectorXf& a, const Eigen::VectorXf& b) {
  const Eigen::VectorXd x = a.cast<double>().array() - a.cast<double>().mean();
  const Eigen::VectorXd y = b.cast<double>().array() - b.cast<double>().mean();
  const double norms = x.norm() * y.norm();
  return norms > 1e-9 ? x.dot(y) / norms : 0;
}

}  // namespace visagiste
