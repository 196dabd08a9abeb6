#include "core/garment/region_fill.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace visagiste {

namespace {

constexpr int kBlockPx = 4;

/// Means over blocks of pixels: colour times weight, and weight.
std::pair<cv::Mat, cv::Mat> blockMeans(const cv::Mat& rgb, const cv::Mat& known) {
  const cv::Size size((rgb.cols + kBlockPx - 1) / kBlockPx, (rgb.rows + kBlockPx - 1) / kBlockPx);
  cv::Mat color = cv::Mat::zeros(size, CV_32FC3);
  cv::Mat weight = cv::Mat::zeros(size, CV_32FC1);
  for (int y = 0; y < rgb.rows; ++y) {
    const auto* pixels = rgb.ptr<cv::Vec3b>(y);
    const auto* weights = known.ptr<std::uint8_t>(y);
    auto* sums = color.ptr<cv::Vec3f>(y / kBlockPx);
    auto* counts = weight.ptr<float>(y / kBlockPx);
    for (int x = 0; x < rgb.cols; ++x) {
      if (weights[x] == 0)
        continue;
      const auto w = static_cast<float>(weights[x]);
      cv::Vec3f& sum = sums[x / kBlockPx];
      for (int c = 0; c < 3; ++c) sum[c] += w * static_cast<float>(pixels[x][c]);
      counts[x / kBlockPx] += w;
    }
  }
  constexpr double kWhole = 1.0 / (255 * kBlockPx * kBlockPx);
  return {color * kWhole, weight * kWhole};
}

}  // namespace

cv::Mat continued(const cv::Mat& rgb, const cv::Mat& known) {
  std::vector<std::pair<cv::Mat, cv::Mat>> levels{blockMeans(rgb, known)};
  while (std::max(levels.back().first.cols, levels.back().first.rows) > 1) {
    const cv::Size half((levels.back().first.cols + 1) / 2, (levels.back().first.rows + 1) / 2);
    cv::Mat nextColor;
    cv::Mat nextWeight;
    cv::resize(levels.back().first, nextColor, half, 0, 0, cv::INTER_AREA);
    cv::resize(levels.back().second, nextWeight, half, 0, 0, cv::INTER_AREA);
    levels.emplace_back(nextColor, nextWeight);
  }
  // Where nothing is near, the mean of all that is known.
  const auto& [lastSum, lastCount] = levels.back();
  const float share = lastCount.at<float>(0, 0);
  const cv::Vec3f mean = share > 0 ? lastSum.at<cv::Vec3f>(0, 0) / share : cv::Vec3f::all(128);
  cv::Mat filled(lastSum.size(), CV_32FC3, cv::Scalar(mean));
  for (std::size_t level = levels.size(); level-- > 0;) {
    const auto& [sum, count] = levels[level];
    cv::Mat above;
    cv::resize(filled, above, sum.size(), 0, 0, cv::INTER_LINEAR);
    filled.create(sum.size(), CV_32FC3);
    for (int y = 0; y < sum.rows; ++y)
      for (int x = 0; x < sum.cols; ++x) {
        // A little that is known is enough: it is exact, what comes from above is not.
        const float w = count.at<float>(y, x);
        const float share = std::min(1.0F, 4 * w);
        const cv::Vec3f own = w > 1e-4F ? sum.at<cv::Vec3f>(y, x) / w : cv::Vec3f();
        filled.at<cv::Vec3f>(y, x) = own * share + above.at<cv::Vec3f>(y, x) * (1 - share);
      }
    if (level < 3)
      cv::GaussianBlur(filled, filled, {}, 0.8);
  }
  cv::Mat result;
  cv::resize(filled, filled, rgb.size(), 0, 0, cv::INTER_CUBIC);
  filled.convertTo(result, CV_8U);
  return result;
}

cv::Mat blurred(const cv::Mat& values, double sigmaPx) {
  constexpr double kEnoughPx = 2.5;  // Of a standard deviation that is left to do at the smaller size.
  const int shrink = std::min({static_cast<int>(sigmaPx / kEnoughPx), values.cols / 8, values.rows / 8});
  cv::Mat result;
  if (shrink < 2) {
    cv::GaussianBlur(values, result, {}, sigmaPx);
    return result;
  }
  const cv::Size small((values.cols + shrink - 1) / shrink, (values.rows + shrink - 1) / shrink);
  cv::resize(values, result, small, 0, 0, cv::INTER_AREA);
  // Shrinking by areas and enlarging blur a little themselves.
  const double left = std::sqrt(std::max(0.25, sigmaPx * sigmaPx / (shrink * shrink) - 0.25));
  cv::GaussianBlur(result, result, {}, left);
  cv::resize(result, result, values.size(), 0, 0, cv::INTER_LINEAR);
  return result;
}

float grainOf(const cv::Mat& rgb, const cv::Mat& where) {
  cv::Mat gray;
  cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
  cv::Mat soft;
  cv::GaussianBlur(gray, soft, {}, 1.2);
  cv::Mat detail;
  cv::absdiff(gray, soft, detail);
  // The median is not misled by edges; of Gaussian noise it is 0.67 standard deviations.
  std::array<int, 256> counts{};
  int total = 0;
  for (int y = 0; y < rgb.rows; y += 2)
    for (int x = 0; x < rgb.cols; x += 2)
      if (where.at<std::uint8_t>(y, x) > 250)
        ++counts[detail.at<std::uint8_t>(y, x)], ++total;
  int seen = 0;
  for (std::size_t value = 0; value < counts.size(); ++value)
    if (2 * (seen += counts[value]) >= total)
      return std::min(8.0F, 1.2F * static_cast<float>(value));
  return 0;
}

cv::Mat grain(cv::Size size, float strength) {
  cv::Mat noise(size, CV_32FC1);
  cv::RNG random(20261);
  random.fill(noise, cv::RNG::NORMAL, 0, 1.9 * strength);
  cv::GaussianBlur(noise, noise, {}, 0.75);
  return noise;
}

}  // namespace visagiste
