#pragma once

#include <Eigen/Core>

namespace visagiste {

/// Settings of the One Euro filter (Casiez, Roussel, Vogel, CHI 2012).
struct OneEuroOptions {
  double minCutoffHz = 1.0;         ///< > 0: cutoff at rest; lower is smoother.
  double cutoffPerSpeed = 1.0;      ///< >= 0: Hz of cutoff for a speed of one unit a second; see filter().
  double derivativeCutoffHz = 1.0;  ///< > 0: cutoff of the speed estimate.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Low-pass over time whose cutoff rises with speed: still things rest, moving things do not lag.
/// One value owned by one thread.
class OneEuroFilter {
 public:
  explicit OneEuroFilter(const OneEuroOptions& options = {});

  /// values    (N,); the first call, the first after reset() and one with another N return them as they are.
  /// elapsedS  seconds since the call before; clamped to [1e-4, 1].
  /// unit      > 0: how much of a change counts as one unit of way, e.g. the face's side in pixels.
  /// returns   (N,) smoothed.
  [[nodiscard]] Eigen::VectorXf filter(const Eigen::VectorXf& values, double elapsedS, double unit = 1.0);

  void reset();

 private:
  OneEuroOptions m_options;
  Eigen::VectorXf m_values;  // Empty before the first call.
  Eigen::VectorXf m_speed;   // Values a second, smoothed.
};

}  // namespace visagiste
