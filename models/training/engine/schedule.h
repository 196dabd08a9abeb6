#pragma once

namespace visagiste::training {

/// Linear warm-up to 1, then half a cosine down to `floor`.
struct CosineSchedule {
  double warmUp = 0.02;  ///< Share of the run, [0, 1).
  double floor = 0.01;   ///< Factor at the end, [0, 1].

  /// progress in [0, 1]; values outside are clamped. Factor for the peak learning rate.
  [[nodiscard]] double factor(double progress) const;
};

/// Decay of a moving average of weights after `step` steps: young averages forget faster.
[[nodiscard]] double averageDecay(long step, double finalDecay);

}  // namespace visagiste::training
