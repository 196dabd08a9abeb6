#include "models/training/gan/privacy_accountant.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <stdexcept>
#include <vector>

namespace visagiste::training {
namespace {

constexpr double kMinusInfinity = -std::numeric_limits<double>::infinity();

double logSum(double a, double b) {
  if (a == kMinusInfinity || b == kMinusInfinity)
    return std::max(a, b);
  return std::max(a, b) + std::log1p(std::exp(-std::abs(a - b)));
}

/// ln(exp(a) - exp(b)), a > b.
double logDifference(double a, double b) {
  return b == kMinusInfinity ? a : a + std::log1p(-std::exp(b - a));
}

double logBinomial(double n, double k) {
  return std::lgamma(n + 1) - std::lgamma(k + 1) - std::lgamma(n - k + 1);
}

/// ln of the complementary error function, also far out where it vanishes.
double logErfc(double x) {
  constexpr double kFar = 25;
  if (x < kFar)
    return std::log(std::erfc(x));
  constexpr double kHalfLogPi = 0.5723649429247001;
  return -x * x - std::log(x) - kHalfLogPi - 0.5 / (x * x) + 0.625 / std::pow(x, 4);
}

double logMomentWhole(double noise, double rate, int order) {
  double sum = kMinusInfinity;
  for (int i = 0; i <= order; ++i)
    sum = logSum(sum, logBinomial(order, i) + i * std::log(rate) + (order - i) * std::log1p(-rate) +
                          (static_cast<double>(i) * i - i) / (2 * noise * noise));
  return sum;
}

double logMomentFractional(double noise, double rate, double order) {
  constexpr int kMostTerms = 10000;
  constexpr double kNegligible = -40;
  const double middle = noise * noise * std::log(1 / rate - 1) + 0.5;
  double first = kMinusInfinity;
  double second = kMinusInfinity;
  double logCoefficient = 0;  // ln |binomial(order, i)|
  double sign = 1;
  for (int i = 0; i < kMostTerms; ++i) {
    const double j = order - i;
    const double termFirst = logCoefficient + i * std::log(rate) + j * std::log1p(-rate);
    const double termSecond = logCoefficient + j * std::log(rate) + i * std::log1p(-rate);
    const double sumFirst = std::log(0.5) + logErfc((i - middle) / (std::sqrt(2) * noise)) + termFirst +
                            (static_cast<double>(i) * i - i) / (2 * noise * noise);
    const double sumSecond =
        std::log(0.5) + logErfc((middle - j) / (std::sqrt(2) * noise)) + termSecond + (j * j - j) / (2 * noise * noise);
    first = sign > 0 ? logSum(first, sumFirst) : logDifference(first, sumFirst);
    second = sign > 0 ? logSum(second, sumSecond) : logDifference(second, sumSecond);
    if (std::max(sumFirst, sumSecond) < kNegligible)
      break;
    // binomial(order, i + 1) = binomial(order, i) (order - i) / (i + 1)
    logCoefficient += std::log(std::abs(j)) - std::log(i + 1.0);
    if (j < 0)
      sign = -sign;
  }
  return logSum(first, second);
}

}  // namespace

void PrivacySetting::check() const {
  if (!(noise > 0) || !(samplingRate > 0) || samplingRate > 1 || steps < 0 || !(delta > 0) || !(delta < 1))
    throw std::invalid_argument(
        "privacy needs noise > 0, a sampling rate in (0, 1], steps that are not negative and delta in (0, 1)");
}

double renyiOfStep(double noise, double samplingRate, double order) {
  if (samplingRate >= 1)
    return order / (2 * noise * noise);
  const bool whole = order == std::floor(order);
  const double logMoment = whole ? logMomentWhole(noise, samplingRate, static_cast<int>(order))
                                 : logMomentFractional(noise, samplingRate, order);
  return std::max(0.0, logMoment / (order - 1));
}

double privacySpent(const PrivacySetting& setting) {
  setting.check();
  if (setting.steps == 0)
    return 0;
  static const std::vector<double> orders = [] {
    std::vector<double> all;
    for (int i = 1; i < 100; ++i) all.push_back(1 + i / 10.0);
    for (int i = 11; i <= 64; ++i) all.push_back(i);
    for (const int i : {80, 96, 128, 192, 256, 384, 512}) all.push_back(i);
    return all;
  }();
  double least = std::numeric_limits<double>::infinity();
  for (const double order : orders) {
    const double divergence = renyiOfStep(setting.noise, setting.samplingRate, order);
    if (std::isfinite(divergence))
      least =
          std::min(least, static_cast<double>(setting.steps) * divergence + std::log(1 / setting.delta) / (order - 1));
  }
  return least;
}

double noiseFor(double epsilon, PrivacySetting setting) {
  constexpr double kMostNoise = 1000;
  double low = 0.05;
  double high = kMostNoise;
  const auto spentWith = [&](double noise) {
    setting.noise = noise;
    return privacySpent(setting);
  };
  if (spentWith(high) > epsilon)
    throw std::invalid_argument("no noise below 1000 keeps so small an epsilon over so many steps");
  while (high / low > 1.001) {
    const double middle = std::sqrt(low * high);
    (spentWith(middle) > epsilon ? low : high) = middle;
  }
  return high;
}

}  // namespace visagiste::training
