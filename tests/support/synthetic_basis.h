#pragma once

#include <cmath>
#include <random>

#include "core/reconstruct/landmark_basis.h"

namespace visagiste::test {

/// A face-like basis without any trained weights: points on the front of an ellipsoid in millimetres, smooth identity
/// modes of about 1.5 mm and local expression channels of about 6 mm.
inline LandmarkBasis syntheticBasis(int identityCount, int expressionCount) {
  constexpr int kPoints = 478;
  std::mt19937 random(11);
  std::uniform_real_distribution<float> uniform(-1, 1);
  LandmarkBasis basis;
  basis.mean.resize(3, kPoints);
  basis.identity.resize(3 * kPoints, identityCount);
  basis.expression.resize(3 * kPoints, expressionCount);
  for (int p = 0; p < kPoints; ++p) {
    const float longitude = 1.3F * uniform(random);
    const float latitude = 1.1F * uniform(random);
    const float radius = 1 + 0.12F * uniform(random);
    basis.mean.col(p) << 70 * std::sin(longitude) * std::cos(latitude) * radius, 95 * std::sin(latitude) * radius,
        90 * std::cos(longitude) * std::cos(latitude) * radius;
  }
  const auto waves = [&](Eigen::Index column, Eigen::MatrixXf& modes, float amplitudeMm, float widthMm) {
    const Eigen::Vector3f direction = Eigen::Vector3f(uniform(random), uniform(random), uniform(random)).normalized();
    const Eigen::Vector3f frequency = Eigen::Vector3f(uniform(random), uniform(random), uniform(random)) / 40;
    const float phase = 3 * uniform(random);
    const int centre = static_cast<int>((uniform(random) + 1) * 0.5F * (kPoints - 1));
    for (int p = 0; p < kPoints; ++p) {
      float weight = std::sin(frequency.dot(basis.mean.col(p)) + phase);
      if (widthMm > 0)
        weight = std::exp(-(basis.mean.col(p) - basis.mean.col(centre)).squaredNorm() / (2 * widthMm * widthMm));
      modes.block<3, 1>(3 * p, column) = amplitudeMm * weight * direction;
    }
  };
  for (int k = 0; k < identityCount; ++k) waves(k, basis.identity, 1.5F, 0);
  for (int e = 0; e < expressionCount; ++e) waves(e, basis.expression, 8, 18);
  return basis;
}

}  // namespace visagiste::test
