#include "core/face/one_euro_filter.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr double kTwoPi = 6.283185307179586;

/// Weight of the new value in a first-order low-pass.
double newWeight(double cutoffHz, double elapsedS) {
  const double product = kTwoPi * cutoffHz * elapsedS;
  return product / (product + 1.0);
}

}  // namespace

void OneEuroOptions::check() const {
  if (!(minCutoffHz > 0))
    throw Error(ErrorCode::InvalidArgument, "Smoothing: minCutoffHz must be above 0.");
  if (!(cutoffPerSpeed >= 0))
    throw Error(ErrorCode::InvalidArgument, "Smoothing: cutoffPerSpeed must not be negative.");
  if (!(derivativeCutoffHz > 0))
    throw Error(ErrorCode::InvalidArgument, "Smoothing: derivativeCutoffHz must be above 0.");
}

OneEuroFilter::OneEuroFilter(const OneEuroOptions& options) : m_options(options) {
  m_options.check();
}

Eigen::VectorXf OneEuroFilter::filter(const Eigen::VectorXf& values, double elapsedS, double unit) {
  if (m_values.size() != values.size()) {
    m_values = values;
    m_speed = Eigen::VectorXf::Zero(values.size());
    return m_values;
  }
  const double stepS = std::clamp(elapsedS, 1e-4, 1.0);
  const auto speedWeight = static_cast<float>(newWeight(m_options.derivativeCutoffHz, stepS));
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    const float speed = (values[i] - m_values[i]) / static_cast<float>(stepS);
    m_speed[i] += speedWeight * (speed - m_speed[i]);
    const double cutoffHz = m_options.minCutoffHz + m_options.cutoffPerSpeed * std::abs(m_speed[i]) / unit;
    m_values[i] += static_cast<float>(newWeight(cutoffHz, stepS)) * (values[i] - m_values[i]);
  }
  return m_values;
}

void OneEuroFilter::reset() {
  m_values.resize(0);
}

}  // namespace visagiste
