#include "core/catalogue/face_likeness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/image/mat_view.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste {
namespace {

constexpr int kSide = FaceFrame::kSidePx;
constexpr int kCellPx = 8;
constexpr int kCells = kSide / kCellPx;
constexpr int kDirections = 8;  // Over half a turn: an edge has two sides.
constexpr double kSmoothPx = 0.8;
constexpr float kLipRimPx = 3;
constexpr float kLeastStrength = 4;  // Grey values for each pixel, times the pixels of a cell: weaker edges are noise.

template <std::size_t Count>
cv::Mat filled(const Eigen::Matrix2Xf& layoutPx, const std::array<int, Count>& outline) {
  std::vector<cv::Point> polygon;
  for (const int index : outline)
    polygon.emplace_back(static_cast<int>(layoutPx(0, index)), static_cast<int>(layoutPx(1, index)));
  std::vector<cv::Point> hull;
  cv::convexHull(polygon, hull);
  cv::Mat mask = cv::Mat::zeros(kSide, kSide, CV_8U);
  cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{hull}, 255);
  return mask;
}

/// Edge strength by direction in every cell: (cells, cells, directions).
std::vector<float> histograms(const cv::Mat& grey, const std::vector<float>& weights) {
  cv::Mat across;
  cv::Mat down;
  cv::Sobel(grey, across, CV_32F, 1, 0, 3, 0.125);
  cv::Sobel(grey, down, CV_32F, 0, 1, 3, 0.125);
  std::vector<float> counts(std::size_t{kCells} * kCells * kDirections, 0.0F);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const float weight = weights[static_cast<std::size_t>(y * kSide + x)];
      const float gx = across.at<float>(y, x);
      const float gy = down.at<float>(y, x);
      constexpr float kPi = 3.14159265F;
      const float turn = (std::atan2(gy, gx) + kPi) / kPi * kDirections;  // Twice around.
      const int low = static_cast<int>(turn);
      const float share = turn - static_cast<float>(low);
      float* cell = counts.data() + static_cast<std::size_t>(((y / kCellPx) * kCells + x / kCellPx) * kDirections);
      const float strength = weight * std::hypot(gx, gy);
      cell[low % kDirections] += (1 - share) * strength;
      cell[(low + 1) % kDirections] += share * strength;
    }
  return counts;
}

/// Each cell over the strength of its surroundings, less its own mean: which way edges run, not how many there are.
FaceDescriptor normalised(const std::vector<float>& counts) {
  const auto cellAt = [&](int x, int y) {
    return counts.data() + static_cast<std::size_t>((y * kCells + x) * kDirections);
  };
  FaceDescriptor descriptor(counts.size());
  for (int y = 0; y < kCells; ++y)
    for (int x = 0; x < kCells; ++x) {
      float around = 0;
      for (int v = std::max(0, y - 1); v <= std::min(kCells - 1, y + 1); ++v)
        for (int u = std::max(0, x - 1); u <= std::min(kCells - 1, x + 1); ++u)
          for (int d = 0; d < kDirections; ++d) around += cellAt(u, v)[d] * cellAt(u, v)[d];
      const float scale = 1 / std::sqrt(around + kLeastStrength * kLeastStrength * kCellPx * kCellPx);
      const float* from = cellAt(x, y);
      float mean = 0;
      for (int d = 0; d < kDirections; ++d) mean += from[d] / kDirections;
      for (int d = 0; d < kDirections; ++d)
        descriptor[static_cast<std::size_t>((y * kCells + x) * kDirections + d)] = scale * (from[d] - mean);
    }
  return descriptor;
}

}  // namespace

FaceLikeness::FaceLikeness(const FaceModel& model) : m_frame(model) {
  cv::Mat mask = filled(m_frame.layoutPx(), kFaceOval);
  cv::Mat lips = filled(m_frame.layoutPx(), kLips);
  const int rim = 2 * static_cast<int>(kLipRimPx) + 1;
  cv::dilate(lips, lips, cv::Mat::ones(rim, rim, CV_8U));
  mask.setTo(0, lips);
  cv::Mat weights;
  mask.convertTo(weights, CV_32F, 1 / 255.0);
  cv::GaussianBlur(weights, weights, {}, 1);
  m_weights.assign(weights.ptr<float>(), weights.ptr<float>() + weights.total());
}

FaceDescriptor FaceLikeness::describe(const Image& picture, const Landmarks& landmarks) const {
  const Image face = m_frame.aligned(picture, landmarks);
  cv::Mat grey;
  cv::cvtColor(matView(face), grey, cv::COLOR_RGB2GRAY);
  grey.convertTo(grey, CV_32F);
  cv::GaussianBlur(grey, grey, {}, kSmoothPx);
  return normalised(histograms(grey, m_weights));
}

float likeness(const FaceDescriptor& a, const FaceDescriptor& b) {
  double both = 0;
  double lengthA = 0;
  double lengthB = 0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    both += static_cast<double>(a[i]) * b[i];
    lengthA += static_cast<double>(a[i]) * a[i];
    lengthB += static_cast<double>(b[i]) * b[i];
  }
  return lengthA > 0 && lengthB > 0 ? static_cast<float>(both / std::sqrt(lengthA * lengthB)) : 0.0F;
}

}  // namespace visagiste
