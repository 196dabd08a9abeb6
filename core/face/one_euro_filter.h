#pragma once

#include <Eigen/Core>

namespace visagiste {

/// Settings of the One Euro filter (Casiez, Roussel, Vogel, CHI 2012).
struct OneEuroOptions {
  double minCutoffHz = 1.0;         ///< > 0: cutoff at rest; lower is smoother.
  double cutoffPerSpeed = 1.0;      ///< >= 0: Hz of cutoff a unit of speed (units a second).
  double derivativeCutoffHz = 1.0;  ///< > 0: cutoff of the speed estimate.

  void check() const;  ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// Low-pass over time whose cutoff rises with speed: still things rest, moving things do not lag.
/// One value owned by one thread.
class OneEuroFilter {
 public:
  explicit OneEuroFilter(const OneEuroOptions& options = {});

  /// values    (N,) in any unit, the same N every time; the first call (or the first after reset()) returns them as is.
  /// elapsedS  seconds since the call before; values outside [1e-4, 1] are clamped.
  /// returns   (N,) smoothed.
  [[nodiscard]] Eigen::VectorXf filter(const Eigen::VectorXf& values, double elapsedS);

  void reset();

 private:
  OneEuroOptions m_options;
  Eigen::VectorXf m_values;  // Empty before the first call.
  Eigen::VectorXf m_speed;   // Units a second, smoothed.
};

}  // namespace visagiste
