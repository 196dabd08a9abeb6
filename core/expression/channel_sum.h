#pragma once

#include <Eigen/Core>
#include <random>
#include <string>

#include "core/reconstruct/face_model.h"

namespace visagiste {

[[nodiscard]] inline float between(std::mt19937& random, float low, float high) {
  return std::uniform_real_distribution<float>(low, high)(random);
}

[[nodiscard]] inline bool chance(std::mt19937& random, float probability) {
  return between(random, 0, 1) < probability;
}

/// Expression channels by name, added up.
class ChannelSum {
 public:
  /// strengths  (53,) to start from.
  ChannelSum(const FaceModel& model, Eigen::VectorXf strengths) : m_model(model), m_strengths(std::move(strengths)) {}

  /// Channels that the model does not have are left out.
  void add(const std::string& channel, float strength) {
    if (const auto index = m_model.expressionIndex(channel))
      m_strengths(*index) += strength;
  }

  /// The left and the right channel of a name, unlike by up to `difference`.
  void addBoth(const std::string& channel, float strength, float difference, std::mt19937& random) {
    add(channel + "Left", strength + between(random, -difference, difference));
    add(channel + "Right", strength + between(random, -difference, difference));
  }

  /// Each side with probability `each`, by strengths of its own.
  void addSides(const std::string& channel, float each, float low, float high, std::mt19937& random) {
    for (const char* side : {"Left", "Right"})
      if (chance(random, each))
        add(channel + side, between(random, low, high));
  }

  /// 0 for a channel that the model does not have.
  [[nodiscard]] float of(const std::string& channel) const {
    const auto index = m_model.expressionIndex(channel);
    return index ? m_strengths(*index) : 0.0F;
  }

  /// (53,) within 0..1.
  [[nodiscard]] Eigen::VectorXf strengths() const { return m_strengths.cwiseMax(0.0F).cwiseMin(1.0F); }

 private:
  const FaceModel& m_model;
  Eigen::VectorXf m_strengths;
};

}  // namespace visagiste
