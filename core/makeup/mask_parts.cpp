#include "core/makeup/mask_parts.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

namespace visagiste {

cv::Rect areaAround(const FaceGeometry& face, const Polyline& points, float marginPx) {
  Eigen::Vector2f low = points.front();
  Eigen::Vector2f high = low;
  for (const Eigen::Vector2f& p : points) {
    low = low.cwiseMin(p);
    high = high.cwiseMax(p);
  }
  const cv::Rect bounds(cv::Point(cvFloor(low.x() - marginPx), cvFloor(low.y() - marginPx)),
                        cv::Point(cvCeil(high.x() + marginPx), cvCeil(high.y() + marginPx)));
  return bounds & cv::Rect(0, 0, face.rect().width, face.rect().height);
}

Polyline within(const cv::Rect& area, Polyline line) {
  const Eigen::Vector2f origin(static_cast<float>(area.x), static_cast<float>(area.y));
  for (Eigen::Vector2f& p : line) p -= origin;
  return line;
}

Polyline closedLine(const Polyline& there, const Polyline& back) {
  Polyline loop = there;
  if (back.size() > 2)
    loop.insert(loop.end(), back.rbegin() + 1, back.rend() - 1);
  return loop;
}

cv::Mat emptyMask(const cv::Rect& area) {
  return cv::Mat::zeros(area.height, area.width, CV_8UC1);
}

void blurMask(cv::Mat& mask, float sigmaPx) {
  if (sigmaPx > 0.25F)
    cv::GaussianBlur(mask, mask, {0, 0}, sigmaPx, sigmaPx, cv::BORDER_CONSTANT);
}

Polyline evenlySpaced(const Polyline& line, int count) {
  std::vector<float> lengths(line.size(), 0.0F);
  for (std::size_t i = 1; i < line.size(); ++i) lengths[i] = lengths[i - 1] + (line[i] - line[i - 1]).norm();
  Polyline out;
  std::size_t piece = 0;
  for (int i = 0; i < count; ++i) {
    const float target = lengths.back() * static_cast<float>(i) / static_cast<float>(std::max(count - 1, 1));
    while (piece + 2 < line.size() && lengths[piece + 1] < target) ++piece;
    const float length = std::max(lengths[piece + 1] - lengths[piece], 1e-6F);
    const float share = std::clamp((target - lengths[piece]) / length, 0.0F, 1.0F);
    out.push_back(line[piece] + share * (line[piece + 1] - line[piece]));
  }
  return out;
}

Polyline normalsOf(const Polyline& line) {
  Polyline normals;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const Eigen::Vector2f along = line[std::min(i + 1, line.size() - 1)] - line[i == 0 ? 0 : i - 1];
    const float length = std::max(along.norm(), 1e-6F);
    normals.emplace_back(along.y() / length, -along.x() / length);
  }
  return normals;
}

}  // namespace visagiste
