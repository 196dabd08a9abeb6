#include "core/garment/worn_light.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

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

/// Which of a few colours of cloth each pixel shows: 1.. ; 0 where there is none.
cv::Mat clothPieces(const cv::Mat& rgb, const cv::Mat& clothes, int& pieces) {
  constexpr int kMostPieces = 4;
  cv::Mat labels = cv::Mat::zeros(rgb.size(), CV_8UC1);
  cv::Mat lab;
  cv::GaussianBlur(rgb, lab, {}, 1);
  cv::cvtColor(lab, lab, cv::COLOR_RGB2Lab);
  std::vector<cv::Vec3f> samples;
  std::vector<cv::Point> places;
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x)
      if (clothes.at<std::uint8_t>(y, x) > 200) {
        samples.emplace_back(lab.at<cv::Vec3b>(y, x));
        places.emplace_back(x, y);
      }
  pieces = 0;
  constexpr std::size_t kFewest = 200;
  if (samples.size() < kFewest)
    return labels;
  cv::Mat chosen;
  pieces = kMostPieces;
  cv::theRNG().state = 7;  // The same picture gives the same pieces.
  cv::kmeans(cv::Mat(static_cast<int>(samples.size()), 3, CV_32F, samples.data()), pieces, chosen,
             {cv::TermCriteria::EPS + cv::TermCriteria::COUNT, 8, 1.0}, 1, cv::KMEANS_PP_CENTERS);
  for (std::size_t i = 0; i < places.size(); ++i)
    labels.at<std::uint8_t>(places[i]) = static_cast<std::uint8_t>(1 + chosen.at<int>(static_cast<int>(i)));
  return labels;
}

/// Mean over the mask's pixels around each place.
cv::Mat maskedBlur(const cv::Mat& value, const cv::Mat& mask, double sigma) {
  cv::Mat sum;
  cv::Mat count;
  cv::GaussianBlur(value.mul(mask), sum, {}, sigma);
  cv::GaussianBlur(mask, count, {}, sigma);
  return sum / (count + 1e-3);
}

cv::Mat folds(const cv::Mat& rgb, const cv::Mat& clothes) {
  const cv::Mat light = logLuminance(rgb);
  int pieces = 0;
  const cv::Mat labels = clothPieces(rgb, clothes, pieces);
  cv::Mat sum = cv::Mat::zeros(rgb.size(), CV_32FC1);
  cv::Mat weight = cv::Mat::zeros(rgb.size(), CV_32FC1);
  for (int piece = 1; piece <= pieces; ++piece) {
    cv::Mat part;
    cv::compare(labels, piece, part, cv::CMP_EQ);
    cv::morphologyEx(part, part, cv::MORPH_OPEN, cv::Mat::ones(3, 3, CV_8UC1));
    cv::erode(part, part, cv::Mat::ones(7, 7, CV_8UC1));
    cv::Mat mask;
    part.convertTo(mask, CV_32F, 1.0 / 255);
    const cv::Mat detail =
        maskedBlur(light, mask, 0.25 * kWorkPixelsPerCm) - maskedBlur(light, mask, 2.2 * kWorkPixelsPerCm);
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(detail, mean, deviation, part);
    if (cv::countNonZero(part) < 150 || deviation[0] > 0.2)
      continue;  // Too little, or patterned.
    sum += detail.mul(mask);
    weight += mask;
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

cv::Mat wornLight(const cv::Mat& rgb, const BodyMattes& mattes, const TrunkPose& trunk) {
  const double shrink = std::min(1.0, double{kWorkPixelsPerCm} / trunk.pixelsPerCm);
  cv::Mat small;
  cv::Mat clothes;
  cv::Mat head;
  cv::resize(rgb, small, {}, shrink, shrink, cv::INTER_AREA);
  cv::resize(mattes.clothes, clothes, small.size(), 0, 0, cv::INTER_AREA);
  cv::resize(cv::max(mattes.face, mattes.hair), head, small.size(), 0, 0, cv::INTER_AREA);
  cv::Mat factor = 0.6 * folds(small, clothes);
  const float slope = sideLight(rgb, mattes.face, trunk);
  cv::Mat shadow;
  head.convertTo(shadow, CV_32F, 1.0 / 255);
  cv::GaussianBlur(shadow, shadow, {}, 1.8 * kWorkPixelsPerCm);
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
