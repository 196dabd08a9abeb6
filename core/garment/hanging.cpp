#include "core/garment/hanging.h"

#include <algorithm>
#include <cmath>

#include "core/base/smooth_rise.h"

namespace visagiste {
namespace {

constexpr float kLiftCm = 0.3F;          // Cloth lies on the body, a little above its edge.
constexpr float kUsualShoulderCm = 19;   // A body of which garments are made.
constexpr float kFlatNeckHalfCm = 7.4F;  // Half of a close opening on the table.
constexpr float kFullHalfCm = 21.5F;     // Half the shoulder width of a top that ends at the shoulders.

float signOf(std::size_t side) {
  return side == 0 ? -1.0F : 1.0F;
}

GarmentHandles shiftsPx(const GarmentFit& fit, float pixelsPerCm) {
  auto shifts = fit.shiftsCm;
  for (Eigen::Vector2f& shift : shifts) shift *= pixelsPerCm;
  return GarmentHandles::of(shifts);
}

}  // namespace

GarmentFrame::GarmentFrame(const GarmentHandles& handles, float shoulderCm)
    : m_origin(0.5F * (handles.neck[0] + handles.neck[1])),
      m_right((handles.shoulder[1] - handles.shoulder[0]).normalized()),
      m_cmPerPixel(shoulderCm / (handles.shoulder[1] - handles.shoulder[0]).norm()) {}

Eigen::Vector2f GarmentFrame::cmOf(const Eigen::Vector2f& px) const {
  const Eigen::Vector2f offset = (px - m_origin) * m_cmPerPixel;
  return {offset.dot(m_right), m_right.x() * offset.y() - m_right.y() * offset.x()};
}

Eigen::Vector2f GarmentFrame::pixelOf(const Eigen::Vector2f& cm) const {
  return m_origin + (cm.x() * m_right + cm.y() * Eigen::Vector2f(-m_right.y(), m_right.x())) / m_cmPerPixel;
}

Hanging::Hanging(const GarmentHandles& handles, float shoulderCm, const GarmentFit& fit, const TrunkPose& trunk)
    : m_handles(handles),
      m_frame(handles, shoulderCm),
      m_fit(fit),
      m_trunk(trunk),
      m_shiftPx(shiftsPx(fit, trunk.pixelsPerCm)),
      m_neckHalf(0.5F * std::abs(m_frame.cmOf(handles.neck[1]).x() - m_frame.cmOf(handles.neck[0]).x())) {}

/// Before the fit lifts the whole garment.
GarmentHandles Hanging::placed() const {
  GarmentHandles places;
  for (std::size_t side = 0; side < 2; ++side) {
    const auto onLine = [&](const Eigen::Vector2f& handle) {
      return onShoulder(side, distanceOf(side, cm(handle).x()), kLiftCm);
    };
    places.neck[side] = onLine(m_handles.neck[side]) + m_shiftPx.neck[side];
    places.collarTop[side] = standsUp() ? collarTopPx(side) + m_shiftPx.collarTop[side] : places.neck[side];
    places.shoulder[side] = onLine(m_handles.shoulder[side]) + m_shiftPx.shoulder[side];
    places.armpit[side] = armpitPx(side) + m_shiftPx.armpit[side];
    places.hem[side] = hemPx(side) + m_shiftPx.hem[side];
    places.sleeveOuter[side] = places.shoulder[side];
    places.sleeveInner[side] = places.armpit[side];
    if (m_handles.hasSleeves()) {
      places.sleeveOuter[side] = sleevePx(side, 1, SleeveEdge::Outer) + m_shiftPx.sleeveOuter[side];
      places.sleeveInner[side] = sleevePx(side, 1, SleeveEdge::Inner) + m_shiftPx.sleeveInner[side];
    }
  }
  places.collarFront = collarFrontPx() + m_shiftPx.collarFront;
  return places;
}

GarmentHandles Hanging::onPerson() const {
  auto places = placed().all();
  for (Eigen::Vector2f& place : places) place.y() -= m_fit.upCm * m_trunk.pixelsPerCm;
  return GarmentHandles::of(places);
}

std::vector<WarpPoint> Hanging::trunkPoints() const {
  const GarmentHandles places = placed();
  std::vector<WarpPoint> points;
  for (std::size_t side = 0; side < 2; ++side) {
    shoulderPoints(side, points);
    const Eigen::Vector2f armpit = cm(m_handles.armpit[side]);
    const Eigen::Vector2f hem = cm(m_handles.hem[side]);
    add(points, armpit, places.armpit[side]);
    add(points, hem, places.hem[side]);
    add(points, 0.5F * (armpit + hem), 0.5F * (places.armpit[side] + places.hem[side]));
    if (standsUp())
      add(points, cm(m_handles.collarTop[side]), places.collarTop[side]);
  }
  collarFrontPoints(points);
  const float hemV = 0.5F * (cm(m_handles.hem[0]).y() + cm(m_handles.hem[1]).y());
  const Eigen::Vector2f hemShift = 0.5F * (m_shiftPx.hem[0] + m_shiftPx.hem[1]);
  for (const float share : {0.62F, 1.0F}) add(points, {0, share * hemV}, frontPx(share * hemV) + share * hemShift);
  return points;
}

std::vector<WarpPoint> Hanging::sleevePoints(std::size_t side) const {
  const GarmentHandles places = placed();
  std::vector<WarpPoint> points;
  const Eigen::Vector2f shoulder = cm(m_handles.shoulder[side]);
  const Eigen::Vector2f armpit = cm(m_handles.armpit[side]);
  const Eigen::Vector2f outer = cm(m_handles.sleeveOuter[side]);
  const Eigen::Vector2f inner = cm(m_handles.sleeveInner[side]);
  add(points, shoulder, places.shoulder[side]);
  add(points, armpit, places.armpit[side]);
  add(points, 0.5F * (shoulder + armpit),
      0.5F * (places.shoulder[side] + places.armpit[side]) +
          Eigen::Vector2f(signOf(side) * 0.6F * m_trunk.pixelsPerCm, 0));
  for (const float share : {0.3F, 0.65F, 1.0F}) {
    // What moves an end of the sleeve moves its way there in proportion.
    add(points, shoulder + share * (outer - shoulder),
        sleevePx(side, share, SleeveEdge::Outer) + (1 - share) * m_shiftPx.shoulder[side] +
            share * m_shiftPx.sleeveOuter[side]);
    add(points, armpit + share * (inner - armpit),
        sleevePx(side, share, SleeveEdge::Inner) + (1 - share) * m_shiftPx.armpit[side] +
            share * m_shiftPx.sleeveInner[side]);
  }
  return points;
}

float Hanging::hemRow() const {
  return frontPx(cm(m_handles.hem[0]).y()).y() + 0.5F * (m_shiftPx.hem[0] + m_shiftPx.hem[1]).y();
}

void Hanging::add(std::vector<WarpPoint>& points, const Eigen::Vector2f& garmentCm,
                  const Eigen::Vector2f& picturePx) const {
  points.push_back({picturePx + Eigen::Vector2f(0, -m_fit.upCm * m_trunk.pixelsPerCm), m_frame.pixelOf(garmentCm)});
}

bool Hanging::standsUp() const {
  return m_handles.collarTop[0] != m_handles.neck[0] || m_handles.collarTop[1] != m_handles.neck[1];
}

/// How far from the axis cloth lies that is so far from the garment's middle.
float Hanging::distanceOf(std::size_t side, float garmentCm) const {
  const float distance = std::abs(garmentCm);
  // Laid flat an opening is wider than around a neck: a close one lies against it, a wide one on the shoulders.
  const float neck = m_trunk.neckHalfCm + 0.4F + 0.75F * std::max(0.0F, m_neckHalf - kFlatNeckHalfCm);
  if (distance <= m_neckHalf)
    return distance * neck / m_neckHalf;
  const float full = std::max(kFullHalfCm * m_fit.width * m_trunk.shoulderCm[side] / kUsualShoulderCm, neck + 1);
  return neck + (distance - m_neckHalf) * (full - neck) / std::max(1.0F, kFullHalfCm - m_neckHalf);
}

Eigen::Vector2f Hanging::onShoulder(std::size_t side, float distanceCm, float liftCm) const {
  return m_trunk.pixelOf(signOf(side) * distanceCm, m_trunk.lineAt(side, distanceCm) - liftCm);
}

void Hanging::shoulderPoints(std::size_t side, std::vector<WarpPoint>& points) const {
  const Eigen::Vector2f neck = cm(m_handles.neck[side]);
  const Eigen::Vector2f shoulder = cm(m_handles.shoulder[side]);
  for (const float share : {0.0F, 0.33F, 0.67F, 1.0F}) {
    const Eigen::Vector2f place = neck + share * (shoulder - neck);
    add(points, place,
        onShoulder(side, distanceOf(side, place.x()), kLiftCm) + (1 - share) * m_shiftPx.neck[side] +
            share * m_shiftPx.shoulder[side]);
  }
}

Eigen::Vector2f Hanging::armpitPx(std::size_t side) const {
  const Eigen::Vector2f armpit = cm(m_handles.armpit[side]);
  const float distance = distanceOf(side, armpit.x()) - 2;
  // Hangs from its own shoulder: a sloping one takes it along.
  const float slope = m_trunk.lineAt(side, 0.7F * distance) - 0.36F * (0.7F * distance - m_trunk.neckHalfCm);
  return m_trunk.pixelOf(signOf(side) * distance + 0.5F * m_trunk.frontCm, armpit.y() + 0.6F * slope);
}

Eigen::Vector2f Hanging::hemPx(std::size_t side) const {
  const Eigen::Vector2f hem = cm(m_handles.hem[side]);
  return m_trunk.pixelOf(signOf(side) * (distanceOf(side, hem.x()) - 1.5F) + 0.4F * m_trunk.frontCm,
                         hem.y() * m_fit.length);
}

/// A place of the middle line. Cloth hangs from the back of the neck, over its slope: the front lies deeper on the
/// body than flat on a table.
Eigen::Vector2f Hanging::frontPx(float v) const {
  const float sink = 4.5F * (1 - smoothRise(-2, 12, v));
  const float longer = 1 + (m_fit.length - 1) * smoothRise(10, 45, v);
  return m_trunk.pixelOf(m_trunk.frontCm * (1 - 0.5F * smoothRise(10, 60, v)), v * longer + sink);
}

Eigen::Vector2f Hanging::collarTopPx(std::size_t side) const {
  const float foot = std::clamp(m_trunk.lineAt(side, m_trunk.neckHalfCm + 0.4F), -2.0F, 2.0F);
  // Not higher than the jaw's corner, which lies about as much over the chin.
  const float room = (m_trunk.neckPx.y() - m_trunk.chinPx.y()) / m_trunk.pixelsPerCm + 1.4F + foot;
  const float rise = std::min(std::clamp(0.85F * -cm(m_handles.collarTop[side]).y() + m_fit.collarCm, 0.5F, 7.5F),
                              std::max(1.5F, room));
  const Eigen::Vector2f sideways(-m_trunk.neckUp.y(), m_trunk.neckUp.x());
  return m_trunk.neckPx + m_trunk.pixelsPerCm * (Eigen::Vector2f(0, foot) + rise * m_trunk.neckUp +
                                                 signOf(side) * (m_trunk.neckHalfCm + 0.25F) * sideways);
}

Eigen::Vector2f Hanging::collarFrontPx() const {
  Eigen::Vector2f px =
      frontPx(cm(m_handles.collarFront).y()) - Eigen::Vector2f(0, m_fit.collarCm * m_trunk.pixelsPerCm);
  // A standing collar ends under the chin.
  if (isClosedAtNeck())
    px.y() = std::max(px.y(), m_trunk.chinPx.y() + 0.4F * m_trunk.pixelsPerCm);
  return px;
}

void Hanging::collarFrontPoints(std::vector<WarpPoint>& points) const {
  if (isClosedAtNeck()) {
    // And sits around the neck.
    add(points, {0, 4.6F}, frontPx(4.6F));
    for (const float side : {-1.0F, 1.0F})
      add(points, {side * 5.4F, 3.4F}, m_trunk.pixelOf(side * 5.6F + 0.6F * m_trunk.frontCm, 5.4F));
  }
  add(points, {0, cm(m_handles.collarFront).y()}, collarFrontPx() + m_shiftPx.collarFront);
}

/// Along the arm: a share of the way from the shoulder to the sleeve's end, on its outer or its inner edge.
Eigen::Vector2f Hanging::sleevePx(std::size_t side, float share, SleeveEdge which) const {
  const float scale = m_trunk.pixelsPerCm;
  const Eigen::Vector2f top = onShoulder(side, distanceOf(side, cm(m_handles.shoulder[side]).x()), kLiftCm);
  const Eigen::Vector2f outer = cm(m_handles.sleeveOuter[side]);
  const float length = (outer - cm(m_handles.shoulder[side])).norm() * m_fit.sleeve;
  const float endWidth =
      std::clamp(0.82F * (outer - cm(m_handles.sleeveInner[side])).norm() * m_fit.width, 7.0F, 15.0F);
  const Eigen::Vector2f along = Eigen::Vector2f(signOf(side) * m_trunk.armTurn[side], 1).normalized();
  const Eigen::Vector2f outwards(signOf(side) * along.y(), -signOf(side) * along.x());
  const float down = share * length;
  // The muscle of the shoulder: the arm's edge is further out than the shoulder's end.
  const float bulge = 3.1F * (1 - std::exp(-down / 4.5F));
  const Eigen::Vector2f edge = top + scale * (down * along + bulge * outwards);
  if (which == SleeveEdge::Outer)
    return edge;
  const float width = 13 + (endWidth - 13) * share;
  return edge - scale * width * outwards + scale * 1.5F * along;
}

}  // namespace visagiste
