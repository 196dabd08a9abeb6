#include "app/samples/performance.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <utility>

#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

double smooth(double t) {
  t = std::clamp(t, 0.0, 1.0);
  return t * t * (3 - 2 * t);
}

/// Rises over `easeS` from `begin`, holds, is back at 0 at `end`.
double during(double seconds, double begin, double end, double easeS = 0.35) {
  return smooth((seconds - begin) / easeS) * smooth((end - seconds) / easeS);
}

}  // namespace

SamplePose performanceAt(const FaceModel& model, double seconds) {
  SamplePose pose;
  pose.expression = Eigen::VectorXf::Zero(static_cast<Eigen::Index>(model.expressionNames().size()));
  const auto add = [&](std::initializer_list<std::pair<const char*, double>> channels, double amount) {
    for (const auto& [name, strength] : channels) {
      if (const auto index = model.expressionIndex(name)) {
        float& value = pose.expression[*index];
        value = std::min(1.0F, value + static_cast<float>(strength * amount));
      }
    }
  };
  add({{"mouthSmileLeft", 0.85},
       {"mouthSmileRight", 0.85},
       {"cheekSquintLeft", 0.5},
       {"cheekSquintRight", 0.5},
       {"mouthUpperUpLeft", 0.25},
       {"mouthUpperUpRight", 0.25}},
      during(seconds, 0.8, 2.6));
  add({{"browInnerUpLeft", 0.8},
       {"browInnerUpRight", 0.8},
       {"browOuterUpLeft", 0.7},
       {"browOuterUpRight", 0.7},
       {"eyeWideLeft", 0.4},
       {"eyeWideRight", 0.4}},
      during(seconds, 2.8, 3.9));
  const double speech = during(seconds, 4.2, 6.6);
  add({{"jawOpen", 0.42}}, speech * (0.5 + 0.5 * std::sin(11.0 * seconds)));
  add({{"mouthFunnel", 0.5}, {"mouthPucker", 0.35}}, speech * std::max(0.0, std::sin(5.2 * seconds)));
  add({{"mouthStretchLeft", 0.35}, {"mouthStretchRight", 0.35}}, speech * std::max(0.0, -std::sin(5.2 * seconds)));
  add({{"browDownLeft", 0.7}, {"browDownRight", 0.7}, {"noseSneerLeft", 0.35}, {"noseSneerRight", 0.35}},
      during(seconds, 6.8, 7.7));
  add({{"mouthSmileLeft", 0.8}, {"mouthDimpleLeft", 0.4}, {"browOuterUpRight", 0.6}}, during(seconds, 7.9, 9.2));
  for (const double at : {0.6, 2.7, 4.1, 5.6, 6.75, 8.4, 9.4}) {
    const double closed = std::max(0.0, 1 - std::abs(seconds - at) / 0.13);
    add({{"eyeBlinkLeft", 1.0}, {"eyeBlinkRight", 1.0}}, smooth(closed * 1.4));
  }
  const double glance = during(seconds, 3.0, 3.8, 0.2) - during(seconds, 8.0, 9.0, 0.2);
  add({{"eyeLookOutLeft", 0.7}, {"eyeLookInRight", 0.7}}, std::max(0.0, glance));
  add({{"eyeLookInLeft", 0.7}, {"eyeLookOutRight", 0.7}}, std::max(0.0, -glance));
  constexpr double kTurn = 2 * 3.14159265358979 / kPerformanceSeconds;
  pose.yawDeg = 17 * std::sin(2 * kTurn * seconds) * during(seconds, 0.0, kPerformanceSeconds, 1.0);
  pose.pitchDeg = 6 * std::sin(3 * kTurn * seconds) * during(seconds, 0.0, kPerformanceSeconds, 1.0);
  pose.rollDeg = 5 * std::sin(kTurn * seconds) * during(seconds, 0.0, kPerformanceSeconds, 1.0);
  return pose;
}

}  // namespace visagiste
