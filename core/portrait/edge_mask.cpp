#include "core/portrait/edge_mask.h"

#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

namespace visagiste {

cv::Mat openingMask(const EdgePair& edges, const cv::Rect& part) {
  constexpr int kFiner = 4;
  std::vector<cv::Point2f> outline;
  const auto add = [&](int station, const std::vector<float>& heights) {
    const Eigen::Vector2f place = edges.place(static_cast<float>(station) / (EdgePair::kStations - 1),
                                              heights[static_cast<std::size_t>(station)]);
    outline.emplace_back(place.x() - static_cast<float>(part.x), place.y() - static_cast<float>(part.y));
  };
  for (int i = 0; i < EdgePair::kStations; ++i) add(i, edges.upperPx);
  for (int i = EdgePair::kStations; i-- > 0;) add(i, edges.lowerPx);
  cv::Mat result = cv::Mat::zeros(part.size(), CV_32F);
  cv::Rect around = cv::boundingRect(outline);
  around = cv::Rect(around.x - 1, around.y - 1, around.width + 2, around.height + 2) &
           cv::Rect(0, 0, part.width, part.height);
  if (around.empty())
    return result;
  constexpr int kShift = 6;
  std::vector<cv::Point> finer;
  for (const cv::Point2f& place : outline)
    finer.emplace_back(
        static_cast<int>(std::lround(((place.x - static_cast<float>(around.x)) * kFiner - 0.5F) * (1 << kShift))),
        static_cast<int>(std::lround(((place.y - static_cast<float>(around.y)) * kFiner - 0.5F) * (1 << kShift))));
  cv::Mat mask = cv::Mat::zeros(around.height * kFiner, around.width * kFiner, CV_8U);
  cv::fillPoly(mask, std::vector<std::vector<cv::Point>>{finer}, 255, cv::LINE_8, kShift);
  cv::Mat covered;
  cv::resize(mask, covered, around.size(), 0, 0, cv::INTER_AREA);
  covered.convertTo(result(around), CV_32F, 1 / 255.0);
  return result;
}

}  // namespace visagiste
