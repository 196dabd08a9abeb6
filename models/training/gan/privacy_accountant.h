#pragma once

namespace visagiste::training {

/// What a number of DP-SGD steps costs: (epsilon, delta)-differential privacy by Rényi accounting of the subsampled
/// Gaussian mechanism. Free of LibTorch.
struct PrivacySetting {
  double noise = 1;         ///< Deviation of the noise in units of the clipping norm; > 0.
  double samplingRate = 0;  ///< Probability of a sample to be in a batch, drawn independently; (0, 1].
  long steps = 0;           ///< >= 0
  double delta = 1e-5;      ///< (0, 1)
  void check() const;       ///< Throws std::invalid_argument.
};

/// Rényi divergence of one step at an order > 1. Method: Mironov, Talwar, Zhang 2019, sections 3.2 and 3.3.
[[nodiscard]] double renyiOfStep(double noise, double samplingRate, double order);

/// Smallest epsilon over orders 1.1 ... 512, by epsilon = steps * divergence + ln(1 / delta) / (order - 1) (Mironov
/// 2017, proposition 3). 0 without steps.
[[nodiscard]] double privacySpent(const PrivacySetting& setting);

/// Smallest noise, to 0.1 %, that keeps epsilon within a budget. Throws std::invalid_argument when none below 1000
/// does.
[[nodiscard]] double noiseFor(double epsilon, PrivacySetting setting);

}  // namespace visagiste::training
