#include "core/garment/cut_out.h"

#include <algorithm>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "core/base/error.h"
#include "core/garment/body_mattes.h"

namespace visagiste {
namespace {

constexpr int kWorkSidePx = 320;

[[noreturn]] void fail(const std::string& message) {
  throw Error(ErrorCode::Unreadable, message);
}

/// How far each pixel's colour is from those of the border, 0..255.
cv::Mat strangeness(const cv::Mat& rgb) {
  cv::Mat lab;
  cv::GaussianBlur(rgb, lab, {}, 1.2);
  cv::cvtColor(lab, lab, cv::COLOR_RGB2Lab);
  lab.convertTo(lab, CV_32F);
  const int border = std::max(3, std::min(rgb.cols, rgb.rows) / 25);
  std::vector<cv::Vec3f> samples;
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x)
      if (x < border || y < border || x >= rgb.cols - border || y >= rgb.rows - border)
        samples.push_back(lab.at<cv::Vec3f>(y, x));
  constexpr int kColors = 5;
  cv::Mat labels;
  cv::Mat centers;
  cv::theRNG().state = 11;
  cv::kmeans(cv::Mat(static_cast<int>(samples.size()), 3, CV_32F, samples.data()), kColors, labels,
             {cv::TermCriteria::EPS + cv::TermCriteria::COUNT, 12, 0.5}, 2, cv::KMEANS_PP_CENTERS, centers);
  std::array<int, kColors> counts{};
  for (int i = 0; i < labels.rows; ++i) ++counts[static_cast<std::size_t>(labels.at<int>(i))];
  cv::Mat result(rgb.size(), CV_8UC1);
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x) {
      float nearest = 1e9F;
      for (int k = 0; k < kColors; ++k) {
        // A colour of few border pixels may be the thing itself reaching out.
        if (counts[static_cast<std::size_t>(k)] * 25 < labels.rows)
          continue;
        const cv::Vec3f center(centers.at<float>(k, 0), centers.at<float>(k, 1), centers.at<float>(k, 2));
        const cv::Vec3f off = lab.at<cv::Vec3f>(y, x) - center;
        // Shadows on the ground differ in lightness only.
        nearest = std::min(nearest, std::sqrt(0.5F * off[0] * off[0] + 1.6F * (off[1] * off[1] + off[2] * off[2])));
      }
      result.at<std::uint8_t>(y, x) = cv::saturate_cast<std::uint8_t>(2.2F * nearest);
    }
  return result;
}

cv::Mat firstGuess(const cv::Mat& rgb) {
  const cv::Mat strange = strangeness(rgb);
  cv::Mat ignored;
  const double threshold =
      std::clamp(cv::threshold(strange, ignored, 0, 255, cv::THRESH_BINARY | cv::THRESH_OTSU), 16.0, 70.0);
  cv::Mat guess(rgb.size(), CV_8UC1);
  const float middleX = 0.5F * static_cast<float>(rgb.cols);
  const float middleY = 0.5F * static_cast<float>(rgb.rows);
  for (int y = 0; y < rgb.rows; ++y)
    for (int x = 0; x < rgb.cols; ++x) {
      const float dx = (static_cast<float>(x) - middleX) / middleX;
      const float dy = (static_cast<float>(y) - middleY) / middleY;
      const bool isBorder = std::max(std::abs(dx), std::abs(dy)) > 0.97F;
      const float off = std::max(dx * dx, dy * dy);
      const bool isStrange = strange.at<std::uint8_t>(y, x) > threshold * (0.75F + 0.6F * off);
      const bool isMiddle = dx * dx + dy * dy < 0.06F;
      guess.at<std::uint8_t>(y, x) = isBorder ? cv::GC_BGD : isStrange || isMiddle ? cv::GC_PR_FGD : cv::GC_PR_BGD;
    }
  return guess;
}

/// The largest piece without small holes. Throws for several of a size.
cv::Mat onePiece(const cv::Mat& mask) {
  cv::Mat opened;
  cv::morphologyEx(mask, opened, cv::MORPH_OPEN, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
  cv::morphologyEx(opened, opened, cv::MORPH_CLOSE, cv::getStructuringElement(cv::MORPH_ELLIPSE, {3, 3}));
  std::vector<std::vector<cv::Point>> contours;
  cv::findContours(opened, contours, cv::RETR_EXTERNAL, cv::CHAIN_APPROX_NONE);
  if (contours.empty())
    fail("No garment was found in the photo. Lay it on a ground of another colour and take it whole.");
  std::sort(contours.begin(), contours.end(),
            [](const auto& a, const auto& b) { return cv::contourArea(a) > cv::contourArea(b); });
  if (contours.size() > 1 && cv::contourArea(contours[1]) > 0.5 * cv::contourArea(contours[0]))
    fail("The photo seems to show several things. Take a photo of one garment only.");
  cv::Mat piece = cv::Mat::zeros(mask.size(), CV_8UC1);
  cv::drawContours(piece, contours, 0, cv::Scalar(255), cv::FILLED);
  return piece;
}

void requireWhole(const cv::Mat& piece) {
  const double share = cv::countNonZero(piece) / static_cast<double>(piece.total());
  if (share < 0.06)
    fail("No garment was found in the photo, or it is too small in it. Go nearer.");
  const int width = piece.cols;
  const int height = piece.rows;
  const std::array<double, 4> edges{
      cv::countNonZero(piece.row(1)) / double(width), cv::countNonZero(piece.row(height - 2)) / double(width),
      cv::countNonZero(piece.col(1)) / double(height), cv::countNonZero(piece.col(width - 2)) / double(height)};
  if (share > 0.93 || std::count_if(edges.begin(), edges.end(), [](double edge) { return edge > 0.3; }) >= 2)
    fail("The garment reaches out of the photo, or the ground has its colour. Take it whole, on another ground.");
}

}  // namespace

cv::Mat cutOut(const cv::Mat& rgb) {
  const double scale = std::min(1.0, double{kWorkSidePx} / std::max(rgb.cols, rgb.rows));
  cv::Mat small;
  cv::resize(rgb, small, {}, scale, scale, cv::INTER_AREA);
  if (std::min(small.cols, small.rows) < 48)
    fail("The photo is too narrow to hold a garment.");
  cv::Mat mask = firstGuess(small);
  const auto inside = [&mask] { return cv::Mat(mask & 1); };
  if (cv::countNonZero(inside()) < 50 || cv::countNonZero(inside()) > small.total() * 0.97)
    fail("No garment was found in the photo. Lay it on a ground of another colour and take it whole.");
  cv::Mat background;
  cv::Mat foreground;
  cv::theRNG().state = 11;
  cv::grabCut(small, mask, {}, background, foreground, 4, cv::GC_INIT_WITH_MASK);
  const cv::Mat piece = onePiece(inside() * 255);
  requireWhole(piece);
  cv::Mat large;
  cv::resize(piece, large, rgb.size(), 0, 0, cv::INTER_LINEAR);
  cv::Mat gray;
  cv::cvtColor(rgb, gray, cv::COLOR_RGB2GRAY);
  cv::Mat matte = sharpened(large, gray, std::max(2, static_cast<int>(2 / scale)));
  // The outermost ring has some of the ground in it.
  cv::Mat soft;
  matte.convertTo(soft, CV_32F, 1.0 / 255);
  soft = (soft - 0.55) / 0.4;
  soft.convertTo(matte, CV_8U, 255);
  cv::Mat reach;
  cv::dilate(large, reach, cv::getStructuringElement(cv::MORPH_ELLIPSE, {5, 5}));
  matte.setTo(0, reach < 40);
  return matte;
}

}  // namespace visagiste
