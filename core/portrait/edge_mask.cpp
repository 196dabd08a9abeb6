#include "core/portrait/edge_mask.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace visagiste {

cv::Mat openingMask(const EdgePair& edges, const cv::Rect& part) {
  constexpr int kShift = 6;
  std::vector<cv::Point> outline;
  const auto add = [&](int station, const std::vector<float>& heights) {
    const Eigen::Vector2f place = edges.place(static_cast<float>(station) / (EdgePair::kStations - 1),
                                              heights[static_cast<std::size_t>(station)]);
    outline.emplace_back(static_cast<int>(std::lround((place.x() - 0.5F - static_cast<float>(part.x)) * (1 << kShift))),
                         static_cast<int>(std::lround((place.y() - 0.5F - static_cast<float>(part.y)) * (1 << kShift))));
  };
  for (int i = 0; i < EdgePair::kStations; ++i) add(i, edges.upperPx);
  for (int i = EdgePair::kStations; i-- > 0;) add(i, edges.lowerPx);
  cv::Mat mask = cv::Mat::zeros(part.size(), CV_8U);
  cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{outline}, 255, cv::LINE_AA, kShift);
  cv::Mat result;
  mask.convertTo(result, CV_32F, 1 / 255.0);
  return result;
}

}  // namespace visagiste
