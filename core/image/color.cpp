#include "core/image/color.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>

namespace visagiste {
namespace {

constexpr double kPi = 3.14159265358979323846;
// Opposite hues count as the published data has them, whatever the last digit of the arc tangent.
constexpr double kHalfTurn = 180 + 1e-9;

Eigen::Matrix3f xyzFromLinearRgb() {
  Eigen::Matrix3f xyz;                        // IEC 61966-2-1
  xyz << 0.4124564F, 0.3575761F, 0.1804375F,  //
      0.2126729F, 0.7151522F, 0.0721750F,     //
      0.0193339F, 0.1191920F, 0.9503041F;
  return xyz;
}

/// White as the matrix itself gives it, so that greys are exactly neutral.
const Eigen::Vector3f& whiteXyz() {
  static const Eigen::Vector3f kWhite = xyzFromLinearRgb().rowwise().sum();
  return kWhite;
}

constexpr float kLabFoot = 6.0F / 29;  // Below, the cube root of L*a*b* gives way to a straight line.

float labCurve(float t) {
  return t > kLabFoot * kLabFoot * kLabFoot ? std::cbrt(t) : t / (3 * kLabFoot * kLabFoot) + 4.0F / 29;
}

float inverseLabCurve(float f) {
  return f > kLabFoot ? f * f * f : 3 * kLabFoot * kLabFoot * (f - 4.0F / 29);
}

double hueDegrees(double a, double b) {
  if (a == 0 && b == 0)
    return 0;
  const double degrees = std::atan2(b, a) * 180 / kPi;
  return degrees < 0 ? degrees + 360 : degrees;
}

double pow7(double value) {
  return std::pow(value, 7);
}

double cosDegrees(double degrees) {
  return std::cos(degrees * kPi / 180);
}

/// Of two hues, the shorter way round; chromas tell whether the hues mean anything.
double hueDifference(double hue1, double hue2, double chromaProduct) {
  if (chromaProduct == 0)
    return 0;
  const double plain = hue2 - hue1;
  return plain > kHalfTurn ? plain - 360 : plain < -kHalfTurn ? plain + 360 : plain;
}

double meanHue(double hue1, double hue2, double chromaProduct) {
  const double sum = hue1 + hue2;
  if (chromaProduct == 0)
    return sum;
  if (std::abs(hue1 - hue2) <= kHalfTurn)
    return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

}  // namespace

float linearFromCoded(float coded) {
  return coded <= 0.04045F ? coded / 12.92F : std::pow((coded + 0.055F) / 1.055F, 2.4F);
}

float codedFromLinear(float linear) {
  return linear <= 0.0031308F ? linear * 12.92F : 1.055F * std::pow(linear, 1 / 2.4F) - 0.055F;
}

const std::array<float, 256>& linearFromSrgbTable() {
  static const std::array<float, 256> kTable = [] {
    std::array<float, 256> table{};
    for (std::size_t code = 0; code < table.size(); ++code)
      table[code] = linearFromCoded(static_cast<float>(code) / 255);
    return table;
  }();
  return kTable;
}

float linearFromSrgb(std::uint8_t value) {
  return linearFromSrgbTable()[value];
}

const std::array<std::uint8_t, kSrgbSteps + 1>& srgbFromRootTable() {
  static const std::array<std::uint8_t, kSrgbSteps + 1> kTable = [] {
    std::array<std::uint8_t, kSrgbSteps + 1> table{};
    for (std::size_t i = 0; i < table.size(); ++i) {
      const float root = static_cast<float>(i) / kSrgbSteps;
      table[i] = static_cast<std::uint8_t>(std::lround(255.0F * codedFromLinear(root * root)));
    }
    return table;
  }();
  return kTable;
}

std::uint8_t srgbFromLinear(float value) {
  const float root = std::sqrt(std::clamp(value, 0.0F, 1.0F));
  return srgbFromRootTable()[static_cast<std::size_t>(root * kSrgbSteps + 0.5F)];
}

Eigen::Vector3f linearRgb(SrgbColor color) {
  return {linearFromSrgb(color.r), linearFromSrgb(color.g), linearFromSrgb(color.b)};
}

SrgbColor srgbColor(const Eigen::Vector3f& linear) {
  return {srgbFromLinear(linear.x()), srgbFromLinear(linear.y()), srgbFromLinear(linear.z())};
}

float luminance(const Eigen::Vector3f& linear) {
  return 0.2126729F * linear.x() + 0.7151522F * linear.y() + 0.0721750F * linear.z();
}

Eigen::Vector3f labFromLinear(const Eigen::Vector3f& linear) {
  static const Eigen::Matrix3f kXyz = xyzFromLinearRgb();
  const Eigen::Vector3f relative = (kXyz * linear).cwiseQuotient(whiteXyz());
  const float x = labCurve(relative.x());
  const float y = labCurve(relative.y());
  const float z = labCurve(relative.z());
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Eigen::Vector3f linearFromLab(const Eigen::Vector3f& lab) {
  static const Eigen::Matrix3f kRgb = xyzFromLinearRgb().inverse();
  const float y = (lab.x() + 16) / 116;
  const Eigen::Vector3f relative(inverseLabCurve(y + lab.y() / 500), inverseLabCurve(y),
                                 inverseLabCurve(y - lab.z() / 200));
  return kRgb * relative.cwiseProduct(whiteXyz());
}

Eigen::Vector3f labOf(SrgbColor color) {
  return labFromLinear(linearRgb(color));
}

float deltaE2000(const Eigen::Vector3f& lab1, const Eigen::Vector3f& lab2) {
  const double meanPlainChroma = (std::hypot(lab1.y(), lab1.z()) + std::hypot(lab2.y(), lab2.z())) / 2;
  const double stretch = 1 + 0.5 * (1 - std::sqrt(pow7(meanPlainChroma) / (pow7(meanPlainChroma) + pow7(25))));
  const double a1 = stretch * lab1.y();
  const double a2 = stretch * lab2.y();
  const double chroma1 = std::hypot(a1, lab1.z());
  const double chroma2 = std::hypot(a2, lab2.z());
  const double hue1 = hueDegrees(a1, lab1.z());
  const double hue2 = hueDegrees(a2, lab2.z());

  const double dL = lab2.x() - lab1.x();
  const double dC = chroma2 - chroma1;
  const double dh = hueDifference(hue1, hue2, chroma1 * chroma2);
  const double dH = 2 * std::sqrt(chroma1 * chroma2) * std::sin(dh / 2 * kPi / 180);

  const double meanL = (lab1.x() + lab2.x()) / 2.0;
  const double meanC = (chroma1 + chroma2) / 2;
  const double meanH = meanHue(hue1, hue2, chroma1 * chroma2);
  const double t = 1 - 0.17 * cosDegrees(meanH - 30) + 0.24 * cosDegrees(2 * meanH) + 0.32 * cosDegrees(3 * meanH + 6) -
                   0.20 * cosDegrees(4 * meanH - 63);
  const double offL = (meanL - 50) * (meanL - 50);
  const double sL = 1 + 0.015 * offL / std::sqrt(20 + offL);
  const double sC = 1 + 0.045 * meanC;
  const double sH = 1 + 0.015 * meanC * t;
  const double turnDegrees = 60 * std::exp(-std::pow((meanH - 275) / 25, 2));
  const double rC = 2 * std::sqrt(pow7(meanC) / (pow7(meanC) + pow7(25)));
  const double rT = -std::sin(turnDegrees * kPi / 180) * rC;
  return static_cast<float>(
      std::sqrt(std::pow(dL / sL, 2) + std::pow(dC / sC, 2) + std::pow(dH / sH, 2) + rT * (dC / sC) * (dH / sH)));
}

}  // namespace visagiste
