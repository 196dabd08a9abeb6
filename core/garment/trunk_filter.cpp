#include "core/garment/trunk_filter.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace visagiste {
namespace {

/// The upper face: what neither speaks nor chews.
struct Anchor {
  Eigen::Vector2f px = Eigen::Vector2f::Zero();
  float scalePx = 1;  ///< Mean distance of its points from their middle, whichever way they look.
};

Anchor anchorOf(const Landmarks& landmarks) {
  // Forehead, temples, brows' bone, corners of the eyes, bridge of the nose.
  constexpr std::array<int, 18> kStill{10, 151, 9, 168, 6, 33, 133, 362, 263, 103, 332, 127, 356, 234, 454, 67, 297, 8};
  Eigen::Matrix<float, 3, kStill.size()> points;
  for (std::size_t i = 0; i < kStill.size(); ++i)
    points.col(static_cast<Eigen::Index>(i)) << landmarks.pointsPx.col(kStill[i]), landmarks.relativeDepth(kStill[i]);
  const Eigen::Vector3f middle = points.rowwise().mean();
  return {middle.head<2>(), std::max(1.0F, (points.colwise() - middle).colwise().norm().mean())};
}

constexpr float kAnchorCm = 6;  // About its scale.
constexpr int kPlaceValues = 7;
constexpr int kShapeValues = 6 + 2 * TrunkPose::kSteps;

}  // namespace

// Units: of the place the anchor's scale, of the shape a centimetre. A body that leans by
// half a foot a second is followed at 3 Hz; a shoulder that the parsing sees elsewhere in each frame is not.
TrunkFilter::TrunkFilter() : m_place({0.6, 2.0, 1.0}), m_shape({0.35, 0.06, 0.7}) {}

TrunkPose TrunkFilter::steadied(const Landmarks& landmarks, const TrunkPose& measured, double elapsedS) {
  const Anchor anchor = anchorOf(landmarks);
  Eigen::VectorXf place(kPlaceValues);
  place << (measured.neckPx - anchor.px) / anchor.scalePx, (measured.chinPx - anchor.px) / anchor.scalePx,
      measured.pixelsPerCm / anchor.scalePx * kAnchorCm, measured.neckUp;
  Eigen::VectorXf shape(kShapeValues);
  // What has gone out of sight is where it was.
  TrunkPose known = measured;
  for (std::size_t side = 0; side < 2 && m_last; ++side) {
    if (!measured.isArmSeen[side])
      known.armTurn[side] = m_last->armTurn[side];
    if (!measured.isSeen[side]) {
      known.shoulderCm[side] = m_last->shoulderCm[side];
      known.shoulderLine[side] = m_last->shoulderLine[side];
    }
  }
  shape.head<6>() << known.neckHalfCm, known.shoulderCm[0], known.shoulderCm[1], 10 * known.armTurn[0],
      10 * known.armTurn[1], known.frontCm;
  for (int side = 0; side < 2; ++side)
    shape.segment<TrunkPose::kSteps>(6 + side * TrunkPose::kSteps) =
        Eigen::Map<const Eigen::VectorXf>(known.shoulderLine[static_cast<std::size_t>(side)].data(), TrunkPose::kSteps);
  place = m_place.filter(place, elapsedS);
  shape = m_shape.filter(shape, elapsedS);
  TrunkPose trunk = measured;
  trunk.neckPx = anchor.px + anchor.scalePx * place.head<2>();
  trunk.chinPx = anchor.px + anchor.scalePx * place.segment<2>(2);
  trunk.pixelsPerCm = place[4] / kAnchorCm * anchor.scalePx;
  trunk.neckUp = place.tail<2>().normalized();
  trunk.neckHalfCm = shape[0];
  trunk.shoulderCm = {shape[1], shape[2]};
  trunk.armTurn = {shape[3] / 10, shape[4] / 10};
  trunk.frontCm = shape[5];
  for (int side = 0; side < 2; ++side)
    Eigen::Map<Eigen::VectorXf>(trunk.shoulderLine[static_cast<std::size_t>(side)].data(), TrunkPose::kSteps) =
        shape.segment<TrunkPose::kSteps>(6 + side * TrunkPose::kSteps);
  m_last = trunk;
  return trunk;
}

void TrunkFilter::reset() {
  m_place.reset();
  m_shape.reset();
  m_last.reset();
}

}  // namespace visagiste
