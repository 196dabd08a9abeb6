#include "core/makeup/skin_bands.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/image/color.h"

namespace visagiste {
namespace {

constexpr double kLowSigma = 2.2;
constexpr int kSmoothReach = 3;          // Of the edge-keeping average, grid pixels.
constexpr double kSmoothEdge = 0.0016;   // Square of the contrast (of roots of light) that counts as an edge.
constexpr double kMostSmoothing = 0.05;  // Of a root of light.
constexpr double kEvenSigma = 3.5;

cv::Mat linearGrid(const cv::Mat& rgb, int step) {
  cv::Mat small;
  cv::resize(rgb, small, bandGrid(rgb.size(), step), 0, 0, cv::INTER_AREA);
  cv::Mat linear(small.size(), CV_32FC3);
  const std::array<float, 256>& table = linearFromSrgbTable();
  for (int y = 0; y < small.rows; ++y) {
    const auto* in = small.ptr<std::uint8_t>(y);
    auto* out = linear.ptr<float>(y);
    for (int i = 0; i < 3 * small.cols; ++i) out[i] = table[in[i]];
  }
  return linear;
}

cv::Mat luminanceOf(const cv::Mat& linear) {
  cv::Mat y;
  cv::transform(linear, y, cv::Matx13f(0.2126729F, 0.7151522F, 0.0721750F));
  return y;
}

/// Blurred, without what shows in the openings.
cv::Mat lowLuminance(const cv::Mat& linear, const cv::Mat& openings) {
  cv::Mat share;
  openings.convertTo(share, CV_32FC1, -0.98 / 255, 1);  // A trace stays: deep inside an opening there is nothing else.
  cv::Mat low = luminanceOf(linear).mul(share);
  cv::GaussianBlur(low, low, {0, 0}, kLowSigma, kLowSigma, cv::BORDER_REPLICATE);
  cv::GaussianBlur(share, share, {0, 0}, kLowSigma, kLowSigma, cv::BORDER_REPLICATE);
  return low / share;
}

cv::Mat boxed(const cv::Mat& values) {
  cv::Mat mean;
  cv::blur(values, mean, {2 * kSmoothReach + 1, 2 * kSmoothReach + 1}, {-1, -1}, cv::BORDER_REFLECT);
  return mean;
}

/// Average that keeps edges of `guide` (He, Sun, Tang: "Guided image filtering", 2010).
cv::Mat guided(const cv::Mat& guide, const cv::Mat& meanGuide, const cv::Mat& variance, const cv::Mat& values) {
  const cv::Mat meanValues = boxed(values);
  const cv::Mat covariance = boxed(guide.mul(values)) - meanGuide.mul(meanValues);
  const cv::Mat slope = covariance / (variance + kSmoothEdge);
  const cv::Mat offset = meanValues - slope.mul(meanGuide);
  return boxed(slope).mul(guide) + boxed(offset);
}

void addSmoothing(const cv::Mat& linear, SkinBands& bands) {
  cv::Mat roots;
  cv::sqrt(linear, roots);
  cv::split(roots, bands.fine.data());
  const cv::Mat guide = (bands.fine[0] + bands.fine[1] + bands.fine[2]) / 3;
  const cv::Mat meanGuide = boxed(guide);
  const cv::Mat variance = boxed(guide.mul(guide)) - meanGuide.mul(meanGuide);
  for (std::size_t c = 0; c < 3; ++c) {
    cv::Mat change = guided(guide, meanGuide, variance, bands.fine[c]) - bands.fine[c];
    cv::min(change, kMostSmoothing, change);
    cv::max(change, -kMostSmoothing, change);
    bands.smooth[c] = change;
  }
}

void addEvening(const cv::Mat& linear, const cv::Mat& skin, SkinBands& bands) {
  cv::Mat where;
  cv::resize(skin, where, linear.size(), 0, 0, cv::INTER_AREA);
  where.convertTo(where, CV_32FC1, 1 / 255.0);
  std::array<cv::Mat, 3> channels;
  cv::split(linear, channels.data());
  cv::Mat total;
  cv::GaussianBlur(where, total, {0, 0}, kEvenSigma);
  total += 1e-3;
  const double sum = cv::sum(where)[0] + 1e-3;
  std::array<double, 3> mean{};
  std::array<cv::Mat, 3> local;
  for (std::size_t c = 0; c < 3; ++c) {
    const cv::Mat weighted = channels[c].mul(where);
    mean[c] = std::max(cv::sum(weighted)[0] / sum, 1e-4);
    cv::GaussianBlur(weighted, local[c], {0, 0}, kEvenSigma);
    local[c] = local[c] / total + 1e-4;
  }
  const cv::Mat brightness = (local[0] * 0.2126729 + local[1] * 0.7151522 + local[2] * 0.0721750);
  const double meanBrightness = mean[0] * 0.2126729 + mean[1] * 0.7151522 + mean[2] * 0.0721750;
  for (std::size_t c = 0; c < 3; ++c) {
    cv::Mat factor = brightness.mul(1 / local[c]) * (mean[c] / meanBrightness);
    cv::min(factor, 1.5, factor);
    cv::max(factor, 0.67, factor);
    bands.even[c] = factor;
  }
}

}  // namespace

cv::Size bandGrid(const cv::Size& rgb, int step) {
  return {(rgb.width + step - 1) / step, (rgb.height + step - 1) / step};
}

SkinBands makeSkinBands(const cv::Mat& rgb, int step, BandDetail detail, const cv::Mat& openings, const cv::Mat& skin) {
  SkinBands bands;
  bands.step = step;
  const cv::Mat linear = linearGrid(rgb, bands.step);
  bands.low = lowLuminance(linear, openings);
  if (detail == BandDetail::LowOnly)
    return bands;
  addSmoothing(linear, bands);
  if (detail == BandDetail::Everything)
    addEvening(linear, skin, bands);
  return bands;
}

}  // namespace visagiste
