#pragma once

/// Known distributions of points, on which a GAN shows within seconds whether it learns.

#include <torch/types.h>

#include <string>

namespace visagiste::training {

/// Gaussians of deviation kDeviation around known middles.
class ToySet {
 public:
  static constexpr double kDeviation = 0.1;

  /// "ring": 8 on a circle of radius 1; "grid": 9 on 3 x 3 places 1 apart. Throws std::invalid_argument else.
  explicit ToySet(const std::string& name);

  struct Points {
    torch::Tensor places;  ///< (N, 2)
    torch::Tensor modes;   ///< (N) int64, the middle each belongs to.
  };
  /// Every middle equally likely; draws from torch's default generator.
  [[nodiscard]] Points draw(std::int64_t count) const;

  [[nodiscard]] const torch::Tensor& middles() const { return m_middles; }  ///< (modes, 2)
  [[nodiscard]] int modes() const { return static_cast<int>(m_middles.size(0)); }

  struct Score {
    int modesFound = 0;         ///< Middles with at least a quarter of their fair share within 3 deviations.
    double nearMiddles = 0;     ///< Share of points within 3 deviations of a middle; 0.989 for the truth.
    double slicedDistance = 0;  ///< Mean Wasserstein-1 distance to fresh points over 64 directions.
  };
  [[nodiscard]] Score scored(const torch::Tensor& places) const;

 private:
  torch::Tensor m_middles;
};

}  // namespace visagiste::training
