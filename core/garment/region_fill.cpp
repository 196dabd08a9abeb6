#include "core/garment/region_fill.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace visagiste {

cv::Mat continued(const cv::Mat& rgb, const cv::Mat& known) {
  cv::Mat color;
  cv::Mat weight;
  const cv::Size small((rgb.cols + 3) / 4, (rgb.rows + 3) / 4);
  known.convertTo(weight, CV_32F, 1.0 / 255);
  cv::Mat weight3;
  cv::merge(std::vector{weight, weight, weight}, weight3);
  rgb.convertTo(color, CV_32F);
  cv::resize(color.mul(weight3), color, small, 0, 0, cv::INTER_AREA);
  cv::resize(weight, weight, small, 0, 0, cv::INTER_AREA);
  std::vector<std::pair<cv::Mat, cv::Mat>> levels{{color, weight}};
  while (std::max(levels.back().first.cols, levels.back().first.rows) > 1) {
    const cv::Size half((levels.back().first.cols + 1) / 2, (levels.back().first.rows + 1) / 2);
    cv::Mat nextColor;
    cv::Mat nextWeight;
    cv::resize(levels.back().first, nextColor, half, 0, 0, cv::INTER_AREA);
    cv::resize(levels.back().second, nextWeight, half, 0, 0, cv::INTER_AREA);
    levels.emplace_back(nextColor, nextWeight);
  }
  cv::Mat filled(levels.back().first.size(), CV_32FC3, cv::Scalar::all(128));
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
