#include "core/garment/garment_warp.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>

#include "core/base/smooth_rise.h"
#include "core/garment/thin_plate.h"

namespace visagiste {
namespace {

constexpr float kLiftCm = 0.3F;          // Cloth lies on the body, a little above its edge.
constexpr float kUsualShoulderCm = 19;   // A body of which garments are made.
constexpr float kFlatNeckHalfCm = 7.4F;  // Half of a close opening on the table.
constexpr float kTrunkMarginCm = 4;      // What collars and seams reach beyond the handles.
constexpr float kSleeveMarginCm = 1.5F;
constexpr float kFullHalfCm = 21.5F;  // Half the shoulder width of a top that ends at the shoulders.

/// The garment's own centimetres: the middle between its neck points is (0, 0), v down.
class GarmentFrame {
 public:
  explicit GarmentFrame(const Garment& garment) {
    const GarmentHandles& handles = garment.handles;
    m_origin = 0.5F * (handles.neck[0] + handles.neck[1]);
    m_cmPerPixel = garment.shoulderCm / (handles.shoulder[1] - handles.shoulder[0]).norm();
    m_right = (handles.shoulder[1] - handles.shoulder[0]).normalized();
  }
  [[nodiscard]] Eigen::Vector2f cmOf(const Eigen::Vector2f& px) const {
    const Eigen::Vector2f offset = (px - m_origin) * m_cmPerPixel;
    return {offset.dot(m_right), m_right.x() * offset.y() - m_right.y() * offset.x()};
  }
  [[nodiscard]] Eigen::Vector2f pixelOf(const Eigen::Vector2f& cm) const {
    return m_origin + (cm.x() * m_right + cm.y() * Eigen::Vector2f(-m_right.y(), m_right.x())) / m_cmPerPixel;
  }

 private:
  Eigen::Vector2f m_origin;
  Eigen::Vector2f m_right;
  float m_cmPerPixel = 1;
};

/// Where the places of a garment go on this body.
class Hanging {
 public:
  Hanging(const Garment& garment, const GarmentFit& fit, const TrunkPose& trunk)
      : m_handles(garment.handles), m_frame(garment), m_fit(fit), m_trunk(trunk) {
    m_neckHalf = 0.5F * std::abs(cm(m_handles.neck[1]).x() - cm(m_handles.neck[0]).x());
  }

  /// From the picture to the garment, for the trunk.
  [[nodiscard]] std::vector<WarpPoint> trunkPoints() const {
    std::vector<WarpPoint> points;
    for (std::size_t side = 0; side < 2; ++side) {
      shoulderPoints(side, points);
      const Eigen::Vector2f armpit = cm(m_handles.armpit[side]);
      const Eigen::Vector2f hem = cm(m_handles.hem[side]);
      add(points, armpit, armpitPx(side));
      add(points, hem, hemPx(side, hem));
      const Eigen::Vector2f middle = 0.5F * (armpit + hem);
      add(points, middle, 0.5F * (armpitPx(side) + hemPx(side, hem)));
      if (standsUp())
        add(points, cm(m_handles.collarTop[side]), collarTopPx(side));
    }
    collarFrontPoints(points);
    const float hemV = 0.5F * (cm(m_handles.hem[0]).y() + cm(m_handles.hem[1]).y());
    for (const float share : {0.62F, 1.0F}) add(points, {0, share * hemV}, frontPx(share * hemV));
    return points;
  }

  /// The same for a sleeve.
  [[nodiscard]] std::vector<WarpPoint> sleevePoints(std::size_t side) const {
    std::vector<WarpPoint> points;
    const Eigen::Vector2f shoulder = cm(m_handles.shoulder[side]);
    const Eigen::Vector2f armpit = cm(m_handles.armpit[side]);
    const Eigen::Vector2f outer = cm(m_handles.sleeveOuter[side]);
    const Eigen::Vector2f inner = cm(m_handles.sleeveInner[side]);
    const float sign = side == 0 ? -1.0F : 1.0F;
    const float scale = m_trunk.pixelsPerCm;
    const Eigen::Vector2f top = shoulderPx(side);
    const Eigen::Vector2f pit = armpitPx(side);
    const float length = (outer - shoulder).norm() * m_fit.sleeve;
    const float endWidth = std::clamp(0.82F * (outer - inner).norm() * m_fit.width, 7.0F, 15.0F);
    add(points, shoulder, top);
    add(points, armpit, pit);
    add(points, 0.5F * (shoulder + armpit), 0.5F * (top + pit) + Eigen::Vector2f(sign * 0.6F * scale, 0));
    const Eigen::Vector2f along = Eigen::Vector2f(sign * m_trunk.armTurn[side], 1).normalized();
    const Eigen::Vector2f outwards(sign * along.y(), -sign * along.x());
    for (const float share : {0.3F, 0.65F, 1.0F}) {
      const float down = share * length;
      // The muscle of the shoulder: the arm's edge is further out than the shoulder's end.
      const float bulge = 3.1F * (1 - std::exp(-down / 4.5F));
      const Eigen::Vector2f edge = top + scale * (down * along + bulge * outwards);
      add(points, shoulder + share * (outer - shoulder), edge);
      const float width = 13 + (endWidth - 13) * share;
      add(points, armpit + share * (inner - armpit), edge - scale * width * outwards + scale * 1.5F * along);
    }
    return points;
  }

  [[nodiscard]] float hemRow() const {
    const Eigen::Vector2f left = cm(m_handles.hem[0]);
    return frontPx(left.y()).y();
  }

  [[nodiscard]] const GarmentFrame& frame() const { return m_frame; }

 private:
  [[nodiscard]] Eigen::Vector2f cm(const Eigen::Vector2f& px) const { return m_frame.cmOf(px); }
  void add(std::vector<WarpPoint>& points, const Eigen::Vector2f& garmentCm, const Eigen::Vector2f& picturePx) const {
    points.push_back({picturePx + Eigen::Vector2f(0, -m_fit.upCm * m_trunk.pixelsPerCm), m_frame.pixelOf(garmentCm)});
  }
  [[nodiscard]] bool standsUp() const {
    return m_handles.collarTop[0] != m_handles.neck[0] || m_handles.collarTop[1] != m_handles.neck[1];
  }

  /// How far from the axis cloth lies that is so far from the garment's middle.
  [[nodiscard]] float distanceOf(std::size_t side, float garmentCm) const {
    const float distance = std::abs(garmentCm);
    // Laid flat an opening is wider than around a neck: a close one lies against it, a wide one on the shoulders.
    const float neck = m_trunk.neckHalfCm + 0.4F + 0.75F * std::max(0.0F, m_neckHalf - kFlatNeckHalfCm);
    if (distance <= m_neckHalf)
      return distance * neck / m_neckHalf;
    const float full = std::max(kFullHalfCm * m_fit.width * m_trunk.shoulderCm[side] / kUsualShoulderCm, neck + 1);
    return neck + (distance - m_neckHalf) * (full - neck) / std::max(1.0F, kFullHalfCm - m_neckHalf);
  }

  [[nodiscard]] Eigen::Vector2f onShoulder(std::size_t side, float distanceCm, float liftCm) const {
    const float sign = side == 0 ? -1.0F : 1.0F;
    return m_trunk.pixelOf(sign * distanceCm, m_trunk.lineAt(side, distanceCm) - liftCm);
  }

  [[nodiscard]] Eigen::Vector2f shoulderPx(std::size_t side) const {
    return onShoulder(side, distanceOf(side, cm(m_handles.shoulder[side]).x()), kLiftCm);
  }

  void shoulderPoints(std::size_t side, std::vector<WarpPoint>& points) const {
    const Eigen::Vector2f neck = cm(m_handles.neck[side]);
    const Eigen::Vector2f shoulder = cm(m_handles.shoulder[side]);
    for (const float share : {0.0F, 0.33F, 0.67F, 1.0F}) {
      const Eigen::Vector2f place = neck + share * (shoulder - neck);
      add(points, place, onShoulder(side, distanceOf(side, place.x()), kLiftCm));
    }
  }

  [[nodiscard]] Eigen::Vector2f armpitPx(std::size_t side) const {
    const Eigen::Vector2f armpit = cm(m_handles.armpit[side]);
    const float sign = side == 0 ? -1.0F : 1.0F;
    const float distance = distanceOf(side, armpit.x()) - 2;
    // Hangs from its own shoulder: a sloping one takes it along.
    const float slope = m_trunk.lineAt(side, 0.7F * distance) - 0.36F * (0.7F * distance - m_trunk.neckHalfCm);
    return m_trunk.pixelOf(sign * distance + 0.5F * m_trunk.frontCm, armpit.y() + 0.6F * slope);
  }

  [[nodiscard]] Eigen::Vector2f hemPx(std::size_t side, const Eigen::Vector2f& hem) const {
    const float sign = side == 0 ? -1.0F : 1.0F;
    return m_trunk.pixelOf(sign * (distanceOf(side, hem.x()) - 1.5F) + 0.4F * m_trunk.frontCm, hem.y() * m_fit.length);
  }

  /// A place of the middle line. Cloth hangs from the back of the neck, over its slope: the front lies deeper on the
  /// body than flat on a table.
  [[nodiscard]] Eigen::Vector2f frontPx(float v) const {
    const float sink = 4.5F * (1 - smoothRise(-2, 12, v));
    const float longer = 1 + (m_fit.length - 1) * smoothRise(10, 45, v);
    return m_trunk.pixelOf(m_trunk.frontCm * (1 - 0.5F * smoothRise(10, 60, v)), v * longer + sink);
  }

  [[nodiscard]] Eigen::Vector2f collarTopPx(std::size_t side) const {
    const float sign = side == 0 ? -1.0F : 1.0F;
    const float foot = std::clamp(m_trunk.lineAt(side, m_trunk.neckHalfCm + 0.4F), -2.0F, 2.0F);
    // Not higher than the jaw's corner, which lies about as much over the chin.
    const float room = (m_trunk.neckPx.y() - m_trunk.chinPx.y()) / m_trunk.pixelsPerCm + 1.4F + foot;
    const float rise = std::min(std::clamp(0.85F * -cm(m_handles.collarTop[side]).y() + m_fit.collarCm, 0.5F, 7.5F),
                                std::max(1.5F, room));
    const Eigen::Vector2f sideways(-m_trunk.neckUp.y(), m_trunk.neckUp.x());
    return m_trunk.neckPx + m_trunk.pixelsPerCm * (Eigen::Vector2f(0, foot) + rise * m_trunk.neckUp +
                                                   sign * (m_trunk.neckHalfCm + 0.25F) * sideways);
  }

  void collarFrontPoints(std::vector<WarpPoint>& points) const {
    const Eigen::Vector2f front = cm(m_handles.collarFront);
    Eigen::Vector2f px = frontPx(front.y()) - Eigen::Vector2f(0, m_fit.collarCm * m_trunk.pixelsPerCm);
    const bool isClosed = front.y() < 0;
    if (isClosed) {
      // A standing collar ends under the chin and sits around the neck.
      px.y() = std::max(px.y(), m_trunk.chinPx.y() + 0.4F * m_trunk.pixelsPerCm);
      add(points, {0, 4.6F}, frontPx(4.6F));
      for (const float side : {-1.0F, 1.0F})
        add(points, {side * 5.4F, 3.4F}, m_trunk.pixelOf(side * 5.6F + 0.6F * m_trunk.frontCm, 5.4F));
    }
    add(points, {0, front.y()}, px);
  }

  const GarmentHandles& m_handles;
  GarmentFrame m_frame;
  const GarmentFit& m_fit;
  const TrunkPose& m_trunk;
  float m_neckHalf = 8;
};

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

WarpedGarment warpedGarment(const Garment& garment, const GarmentFit& fit, const GarmentCloth& cloth,
                            const TrunkPose& trunk, cv::Size pictureSize) {
  const float span = (garment.handles.shoulder[1] - garment.handles.shoulder[0]).norm();
  const float finer = span / garment.shoulderCm / trunk.pixelsPerCm;
  Garment scaled = garment;
  const cv::Mat front = fitting(cloth.front, finer);
  const float scale = static_cast<float>(front.cols) / static_cast<float>(cloth.front.cols);
  if (scale != 1) {
    auto points = garment.handles.all();
    for (Eigen::Vector2f& point : points) point *= scale;
    scaled.handles = GarmentHandles::of(points);
  }
  const Hanging hanging(scaled, fit, trunk);
  constexpr float kBending = 1e-4F;
  const std::vector<WarpPoint> trunkPoints = hanging.trunkPoints();
  const ThinPlate trunkMap(trunkPoints, kBending);
  const Reach trunkReach = reachOf(trunkPoints, kTrunkMarginCm * trunk.pixelsPerCm);
  WarpedGarment result;
  result.hemPx = hanging.hemRow();
  if (!cloth.back.empty())
    result.back = pulled(fitting(cloth.back, finer), trunkMap, trunkReach, pictureSize);
  if (!scaled.handles.hasSleeves()) {
    result.front = pulled(front, trunkMap, trunkReach, pictureSize);
    return result;
  }
  cv::Mat trunkPart(front.size(), CV_8UC1, cv::Scalar(255));
  for (std::size_t side = 0; side < 2; ++side) {
    const cv::Mat part = sleevePart(scaled.handles, side, front.size());
    cv::Mat eroded;  // The trunk reaches a little under the sleeve, so that no gap shows.
    cv::erode(part, eroded, cv::Mat::ones(7, 7, CV_8UC1));
    trunkPart -= eroded;
  }
  result.front = pulled(masked(front, trunkPart), trunkMap, trunkReach, pictureSize);
  for (std::size_t side = 0; side < 2; ++side) {
    const std::vector<WarpPoint> points = hanging.sleevePoints(side);
    layOver(result.front,
            pulled(masked(front, sleevePart(scaled.handles, side, front.size())), ThinPlate(points, kBending),
                   reachOf(points, kSleeveMarginCm * trunk.pixelsPerCm), pictureSize));
  }
  return result;
}

}  // namespace visagiste
