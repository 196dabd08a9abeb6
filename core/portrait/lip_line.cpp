#include "core/portrait/lip_line.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <opencv2/imgproc.hpp>

#include "core/image/mat_view.h"

namespace visagiste {
namespace {

constexpr int kSteps = 25;           // Candidate heights a station.
constexpr float kBending = 0.02F;    // Cost of leaving the straight way by one candidate, squared.
constexpr float kStraying = 0.004F;  // Cost of leaving the landmarks' middle by one candidate, squared.

/// Darkness of candidates, 0..1 within each station: (kStations, kSteps).
cv::Mat brightness(const EdgePair& lips, const std::vector<float>& middle, const Image& photo, float reachPx) {
  cv::Mat map(EdgePair::kStations, kSteps, CV_32FC2);
  for (int i = 0; i < map.rows; ++i)
    for (int k = 0; k < kSteps; ++k) {
      const float height =
          middle[static_cast<std::size_t>(i)] + reachPx * (2.0F * static_cast<float>(k) / (kSteps - 1) - 1);
      const Eigen::Vector2f at = lips.place(static_cast<float>(i) / (EdgePair::kStations - 1), height);
      map.at<cv::Vec2f>(i, k) = {at.x() - 0.5F, at.y() - 0.5F};
    }
  cv::Mat grey;
  cv::cvtColor(matView(photo), grey, cv::COLOR_RGB2GRAY);
  cv::Mat sampled;
  cv::remap(grey, sampled, map, cv::Mat(), cv::INTER_LINEAR, cv::BORDER_REPLICATE);
  sampled.convertTo(sampled, CV_32F);
  for (int i = 0; i < sampled.rows; ++i) cv::normalize(sampled.row(i), sampled.row(i), 0, 1, cv::NORM_MINMAX);
  return sampled;
}

}  // namespace

std::vector<float> darkLineBetween(const EdgePair& lips, const Image& photo, float reachPx) {
  std::vector<float> middle;
  for (int i = 0; i < EdgePair::kStations; ++i)
    middle.push_back(0.5F * (lips.upperPx[static_cast<std::size_t>(i)] + lips.lowerPx[static_cast<std::size_t>(i)]));
  const cv::Mat bright = brightness(lips, middle, photo, reachPx);
  cv::Mat cost(EdgePair::kStations, kSteps, CV_32F);
  cv::Mat from(EdgePair::kStations, kSteps, CV_32S);
  for (int i = 0; i < cost.rows; ++i)
    for (int k = 0; k < kSteps; ++k) {
      const auto off = static_cast<float>(k - kSteps / 2);
      float best = i == 0 ? 0 : std::numeric_limits<float>::max();
      for (int before = 0; i > 0 && before < kSteps; ++before) {
        const auto bend = static_cast<float>(k - before);
        const float total = cost.at<float>(i - 1, before) + kBending * bend * bend;
        if (total < best) {
          best = total;
          from.at<int>(i, k) = before;
        }
      }
      cost.at<float>(i, k) = best + bright.at<float>(i, k) + kStraying * off * off;
    }
  int k = 0;
  for (int candidate = 1; candidate < kSteps; ++candidate)
    if (cost.at<float>(cost.rows - 1, candidate) < cost.at<float>(cost.rows - 1, k))
      k = candidate;
  std::vector<float> line(EdgePair::kStations);
  for (int i = EdgePair::kStations - 1; i >= 0; --i) {
    line[static_cast<std::size_t>(i)] =
        middle[static_cast<std::size_t>(i)] + reachPx * (2.0F * static_cast<float>(k) / (kSteps - 1) - 1);
    if (i > 0)
      k = from.at<int>(i, k);
  }
  return line;
}

}  // namespace visagiste
