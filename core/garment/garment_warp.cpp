#include "core/garment/garment_warp.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/garment/hanging.h"

namespace visagiste {
namespace {

constexpr float kTrunkMarginCm = 4;  // What collars and seams reach beyond the handles.
constexpr float kSleeveMarginCm = 1.5F;

/// What of the garment's picture is the sleeve of one side: 255 inside.
cv::Mat sleevePart(const GarmentHandles& handles, std::size_t side, cv::Size size) {
  const float far = (side == 0 ? -1.0F : 1.0F) * 4 * static_cast<float>(size.width);
  const Eigen::Vector2f shoulder = handles.shoulder[side];
  const Eigen::Vector2f armpit = handles.armpit[side];
  const Eigen::Vector2f hem = handles.hem[side];
  const float tall = 4 * static_cast<float>(size.height);
  // Beside the trunk hangs nothing of it but a hand's breadth of a wide seam.
  const float margin = (side == 0 ? -1.0F : 1.0F) * 0.03F * std::abs(handles.shoulder[1].x() - handles.shoulder[0].x());
  const std::vector<Eigen::Vector2f> corners{{shoulder.x(), -tall},
                                             shoulder,
                                             armpit,
                                             {armpit.x() + margin, armpit.y() + std::abs(margin)},
                                             {hem.x() + margin, hem.y()},
                                             {hem.x() + margin, tall},
                                             {far, tall},
                                             {far, -tall}};
  std::vector<cv::Point> polygon;
  for (const Eigen::Vector2f& corner : corners)
    polygon.emplace_back(static_cast<int>(std::lround(corner.x())), static_cast<int>(std::lround(corner.y())));
  cv::Mat part = cv::Mat::zeros(size, CV_8UC1);
  cv::fillPoly(part, std::vector{polygon}, cv::Scalar(255), cv::LINE_AA);
  return part;
}

/// The pixels of a premultiplied picture times a mask.
cv::Mat masked(const cv::Mat& rgba, const cv::Mat& mask) {
  cv::Mat mask4;
  cv::merge(std::vector{mask, mask, mask, mask}, mask4);
  cv::Mat result;
  cv::multiply(rgba, mask4, result, 1.0 / 255);
  return result;
}

/// `above` over `below`, both premultiplied.
void layOver(cv::Mat& below, const cv::Mat& above) {
  for (int y = 0; y < below.rows; ++y) {
    auto* to = below.ptr<cv::Vec4b>(y);
    const auto* from = above.ptr<cv::Vec4b>(y);
    for (int x = 0; x < below.cols; ++x) {
      const int rest = 255 - from[x][3];
      if (rest == 255)
        continue;
      for (int c = 0; c < 4; ++c) to[x][c] = static_cast<std::uint8_t>(from[x][c] + (to[x][c] * rest + 127) / 255);
    }
  }
}

/// The part of a picture that a map brings cloth to.
struct Reach {
  std::vector<cv::Point> hull;
  int marginPx = 0;
};

/// Far from its points a thin plate bends back: nothing is taken from there.
cv::Mat pulled(const cv::Mat& rgba, const ThinPlate& map, const Reach& reach, cv::Size size) {
  cv::Rect box = cv::boundingRect(reach.hull);
  box = cv::Rect(box.x - reach.marginPx, box.y - reach.marginPx, box.width + 2 * reach.marginPx,
                 box.height + 2 * reach.marginPx) &
        cv::Rect({}, size);
  cv::Mat result = cv::Mat::zeros(size, CV_8UC4);
  if (box.empty())
    return result;
  cv::Mat part;
  cv::remap(rgba, part, map.map(box), {}, cv::INTER_LINEAR, cv::BORDER_CONSTANT);
  cv::Mat inside = cv::Mat::zeros(size, CV_8UC1);
  cv::fillConvexPoly(inside, reach.hull, cv::Scalar(255));
  cv::polylines(inside, reach.hull, true, cv::Scalar(255), 2 * reach.marginPx);
  part.copyTo(result(box), inside(box));
  return result;
}

Reach reachOf(const std::vector<WarpPoint>& points, float marginPx) {
  std::vector<cv::Point> places;
  for (const WarpPoint& point : points)
    places.emplace_back(static_cast<int>(std::lround(point.from.x())), static_cast<int>(std::lround(point.from.y())));
  Reach reach;
  cv::convexHull(places, reach.hull);
  reach.marginPx = static_cast<int>(std::lround(marginPx));
  return reach;
}

/// A picture that is finer than the target is averaged first.
cv::Mat fitting(const cv::Mat& rgba, float shrink) {
  if (shrink <= 1.3F || rgba.empty())
    return rgba;
  cv::Mat small;
  cv::resize(rgba, small, {}, 1 / shrink, 1 / shrink, cv::INTER_AREA);
  return small;
}

}  // namespace

GarmentPieces garmentPieces(const Garment& garment, const GarmentCloth& cloth, float picturePixelsPerCm) {
  const float span = (garment.handles.shoulder[1] - garment.handles.shoulder[0]).norm();
  const float finer = span / garment.shoulderCm / picturePixelsPerCm;
  GarmentPieces pieces;
  pieces.shoulderCm = garment.shoulderCm;
  pieces.handles = garment.handles;
  pieces.back = fitting(cloth.back, finer);
  cv::Mat front = fitting(cloth.front, finer);
  const float scale = static_cast<float>(front.cols) / static_cast<float>(cloth.front.cols);
  if (scale != 1) {
    auto points = garment.handles.all();
    for (Eigen::Vector2f& point : points) point *= scale;
    pieces.handles = GarmentHandles::of(points);
  }
  if (!pieces.handles.hasSleeves()) {
    pieces.trunk = front;
    return pieces;
  }
  cv::Mat trunkPart(front.size(), CV_8UC1, cv::Scalar(255));
  for (std::size_t side = 0; side < 2; ++side) {
    const cv::Mat part = sleevePart(pieces.handles, side, front.size());
    cv::Mat eroded;  // The trunk reaches a little under the sleeve, so that no gap shows.
    cv::erode(part, eroded, cv::Mat::ones(7, 7, CV_8UC1));
    trunkPart -= eroded;
    pieces.sleeves[side] = masked(front, part);
  }
  pieces.trunk = masked(front, trunkPart);
  return pieces;
}

WarpedGarment warpedGarment(const GarmentPieces& pieces, const GarmentFit& fit, const TrunkPose& trunk,
                            cv::Size pictureSize) {
  const Hanging hanging(pieces.handles, pieces.shoulderCm, fit, trunk);
  constexpr float kBending = 1e-4F;
  const std::vector<WarpPoint> trunkPoints = hanging.trunkPoints();
  const ThinPlate trunkMap(trunkPoints, kBending);
  const Reach trunkReach = reachOf(trunkPoints, kTrunkMarginCm * trunk.pixelsPerCm);
  WarpedGarment result;
  result.hemPx = hanging.hemRow();
  if (!pieces.back.empty())
    result.back = pulled(pieces.back, trunkMap, trunkReach, pictureSize);
  result.front = pulled(pieces.trunk, trunkMap, trunkReach, pictureSize);
  for (std::size_t side = 0; side < 2; ++side)
    if (!pieces.sleeves[side].empty()) {
      const std::vector<WarpPoint> points = hanging.sleevePoints(side);
      layOver(result.front, pulled(pieces.sleeves[side], ThinPlate(points, kBending),
                                   reachOf(points, kSleeveMarginCm * trunk.pixelsPerCm), pictureSize));
    }
  return result;
}

}  // namespace visagiste
