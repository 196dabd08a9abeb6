#include "core/garment/worn_light.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/garment/region_fill.h"

namespace visagiste {
namespace {

constexpr float kWorkPixelsPerCm = 5;

cv::Mat logLuminance(const cv::Mat& rgb) {
  cv::Mat gray;
  cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
  cv::Mat value;
  gray.convertTo(value, CV_32F, 1, 10);
  cv::log(value, value);
  return value;
}

/// Every so many-th pixel of cloth tells its colours as well as all of them.
constexpr std::size_t kMostSamples = 6000;

ClothColors foundColors(const std::vector<cv::Vec3f>& samples) {
  constexpr int kMostPieces = 4;
  ClothColors colors(kMostPieces);
  cv::Mat centers;
  cv::Mat chosen;
  cv::theRNG().state = 7;  // The same picture gives the same pieces.
  cv::kmeans(cv::Mat(samples).reshape(1), kMostPieces, chosen,
             {cv::TermCriteria::EPS + cv::TermCriteria::COUNT, 8, 1.0}, 1, cv::KMEANS_PP_CENTERS, centers);
  for (int i = 0; i < kMostPieces; ++i) colors[static_cast<std::size_t>(i)] = centers.at<cv::Vec3f>(i);
  return colors;
}

std::size_t nearestColor(const ClothColors& colors, const cv::Vec3f& lab) {
  std::size_t nearest = 0;
  float least = 1e9F;
  for (std::size_t i = 0; i < colors.size(); ++i) {
    const cv::Vec3f off = colors[i] - lab;
    const float distance = off.dot(off);
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}

/// A step towards the means of what lies nearest to each.
void follow(ClothColors& colors, const std::vector<cv::Vec3f>& samples) {
  constexpr float kStep = 0.1F;
  std::vector<cv::Vec3f> sums(colors.size());
  std::vector<float> counts(colors.size());
  for (const cv::Vec3f& sample : samples) {
    const std::size_t nearest = nearestColor(colors, sample);
    sums[nearest] += sample;
    ++counts[nearest];
  }
  for (std::size_t i = 0; i < colors.size(); ++i)
    if (counts[i] > 0)
      colors[i] += kStep * (sums[i] / counts[i] - colors[i]);
}

/// Which of a few colours of cloth each pixel shows: 1.. ; 0 where there is none.
cv::Mat clothPieces(const cv::Mat& rgb, const cv::Mat& clothes, ClothColors& colors) {
  cv::Mat labels = cv::Mat::zeros(rgb.size(), CV_8UC1);
  cv::Mat lab;
  cv::GaussianBlur(rgb, lab, {}, 1);
  cv::cvtColor(lab, lab, cv::COLOR_RGB2Lab);
  const auto pixels = static_cast<std::size_t>(cv::countNonZero(clothes > 200));
  constexpr std::size_t kFewest = 200;
  if (pixels < kFewest)
    return labels;
  const std::size_t stride = 1 + pixels / kMostSamples;
  std::vector<cv::Vec3f> samples;
  std::size_t count = 0;
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x)
      if (clothes.at<std::uint8_t>(y, x) > 200 && count++ % stride == 0)
        samples.emplace_back(lab.at<cv::Vec3b>(y, x));
  if (colors.empty())
    colors = foundColors(samples);
  else
    follow(colors, samples);
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x)
      if (clothes.at<std::uint8_t>(y, x) > 200)
        labels.at<std::uint8_t>(y, x) = static_cast<std::uint8_t>(1 + nearestColor(colors, lab.at<cv::Vec3b>(y, x)));
  return labels;
}

/// Mean over the mask's pixels around each place.
cv::Mat maskedBlur(const cv::Mat& value, const cv::Mat& mask, double sigma) {
  return blurred(value.mul(mask), sigma) / (blurred(mask, sigma) + 1e-3);
}

cv::Mat folds(const cv::Mat& rgb, const cv::Mat& clothes, ClothColors& colors) {
  const cv::Mat light = logLuminance(rgb);
  const cv::Mat labels = clothPieces(rgb, clothes, colors);
  cv::Mat sum = cv::Mat::zeros(rgb.size(), CV_32FC1);
  cv::Mat weight = cv::Mat::zeros(rgb.size(), CV_32FC1);
  for (std::size_t i = 0; i < colors.size(); ++i) {
    cv::Mat part;
    cv::compare(labels, static_cast<double>(i + 1), part, cv::CMP_EQ);
    cv::morphologyEx(part, part, cv::MORPH_OPEN, cv::Mat::ones(3, 3, CV_8UC1));
    cv::erode(part, part, cv::Mat::ones(7, 7, CV_8UC1));
    cv::Mat mask;
    part.convertTo(mask, CV_32F, 1.0 / 255);
    const cv::Mat detail =
        maskedBlur(light, mask, 0.25 * kWorkPixelsPerCm) - maskedBlur(light, mask, 2.2 * kWorkPixelsPerCm);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(detail, mean, deviation, part);
    // Too little, or patterned; softly, for what is in doubt changes from frame to frame.
    const double trust = std::clamp((cv::countNonZero(part) - 100) / 100.0, 0.0, 1.0) *
                         std::clamp((0.23 - deviation[0]) / 0.06, 0.0, 1.0);
    if (trust == 0)
      continue;
    sum += trust * detail.mul(mask);
    weight += trust * mask;
  }
  cv::Mat soft;
  cv::GaussianBlur(sum, sum, {}, 0.5 * kWorkPixelsPerCm);
  cv::GaussianBlur(weight, soft, {}, 0.5 * kWorkPixelsPerCm);
  cv::Mat result = sum / cv::max(soft, 0.5);
  cv::min(result, 0.2, result);
  cv::max(result, -0.2, result);
  return result;
}

/// Logarithm of light a centimetre to the right, from the two halves of the face.
float sideLight(const cv::Mat& rgb, const cv::Mat& face, const TrunkPose& trunk) {
  const cv::Mat light = logLuminance(rgb);
  const float middle = trunk.chinPx.x();
  std::array<std::vector<float>, 2> sides;
  for (int y = 0; y < rgb.rows; y += 2)
    for (int x = 0; x < rgb.cols; x += 2)
      if (face.at<std::uint8_t>(y, x) > 240 && std::abs(static_cast<float>(x) - middle) > trunk.pixelsPerCm)
        sides[static_cast<float>(x) > middle ? 1 : 0].push_back(light.at<float>(y, x));
  constexpr std::size_t kFewest = 60;
  if (sides[0].size() < kFewest || sides[1].size() < kFewest)
    return 0;
  for (auto& side : sides)
    std::nth_element(side.begin(), side.begin() + static_cast<std::ptrdiff_t>(side.size() / 2), side.end());
  // The middles of the halves are about 7 cm apart.
  return std::clamp((sides[1][sides[1].size() / 2] - sides[0][sides[0].size() / 2]) / 7, -0.03F, 0.03F);
}

}  // namespace

cv::Mat wornLight(const cv::Mat& rgb, const BodyMattes& mattes, const TrunkPose& trunk, ClothColors& colors) {
  const double shrink = std::min(1.0, double{kWorkPixelsPerCm} / trunk.pixelsPerCm);
  cv::Mat small;
  cv::Mat clothes;
  cv::Mat head;
  cv::resize(rgb, small, {}, shrink, shrink, cv::INTER_AREA);
  cv::resize(mattes.clothes, clothes, small.size(), 0, 0, cv::INTER_AREA);
  cv::resize(cv::max(mattes.face, mattes.hair), head, small.size(), 0, 0, cv::INTER_AREA);
  cv::Mat factor = 0.6 * folds(small, clothes, colors);
  const float slope = sideLight(rgb, mattes.face, trunk);
  cv::Mat shadow;
  head.convertTo(shadow, CV_32F, 1.0 / 255);
  shadow = blurred(shadow, 1.8 * kWorkPixelsPerCm);
  const auto down = static_cast<int>(1.8F * kWorkPixelsPerCm);
  for (int y = 0; y < small.rows; ++y)
    for (int x = 0; x < small.cols; ++x) {
      const float u = (static_cast<float>(x / shrink) - trunk.neckPx.x()) / trunk.pixelsPerCm;
      const float under = shadow.at<float>(std::max(0, y - down), x);
      factor.at<float>(y, x) += std::clamp(0.6F * slope * u, -0.25F, 0.25F) - 0.34F * under;
    }
  cv::exp(factor, factor);
  cv::Mat result;
  cv::resize(factor, result, rgb.size(), 0, 0, cv::INTER_LINEAR);
  return result;
}

}  // namespace visagiste
