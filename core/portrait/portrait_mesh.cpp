#include "core/portrait/portrait_mesh.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>
#include <utility>

#include "core/mesh/rasterizer.h"
#include "core/portrait/sampling.h"
#include "core/portrait/teeth_placement.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste {
namespace {

const Eigen::Vector3f kFrontTeethMm(0, -65, 26);  // Of the mean head.
constexpr float kPupilMm = 10;                    // In front of the eyeball's centre.
constexpr float kOutlineFade = 0.045F;            // Of the UV square, inside the face's outline.
constexpr float kHiddenMm = 4;                    // A vertex this far behind what the photograph shows was hidden.
constexpr float kLeastArea = 0.15F;               // Share of its area that a place has to have had in the photograph
constexpr float kFullArea = 0.3F;                 // to count a little, and fully.
constexpr float kUneven = 0.4F;                   // The same for its size before and after, either way.
constexpr float kEven = 0.65F;
constexpr float kAboveEarsMm = 25;  // From here on the skull is a smooth ball.
constexpr float kBesideEarsMm = 5;
constexpr float kSmallTurn = 0.06F;  // Of a rotation matrix from none: 2.4 degrees,
constexpr float kLargeTurn = 0.2F;   // and 8.
constexpr float kAtEdge = 0.9F;      // Share from which a vertex counts as the edge of a lid or lip.

/// Distance of p from the polygon's border, negative outside.
float depthInside(const std::vector<Eigen::Vector2f>& polygon, const Eigen::Vector2f& p) {
  bool inside = false;
  float nearest = 1e9F;
  for (std::size_t i = 0, j = polygon.size() - 1; i < polygon.size(); j = i++) {
    const Eigen::Vector2f& a = polygon[i];
    const Eigen::Vector2f& b = polygon[j];
    if ((a.y() > p.y()) != (b.y() > p.y()) && p.x() < (b.x() - a.x()) * (p.y() - a.y()) / (b.y() - a.y()) + a.x())
      inside = !inside;
    const Eigen::Vector2f side = b - a;
    const float t = std::clamp((p - a).dot(side) / std::max(side.squaredNorm(), 1e-12F), 0.0F, 1.0F);
    nearest = std::min(nearest, (p - a - t * side).norm());
  }
  return inside ? nearest : -nearest;
}

PortraitPart partOf(HeadRegion region, const std::string& material) {
  if (region == HeadRegion::EyeballRight || region == HeadRegion::EyeSocketRight)
    return PortraitPart::RightEye;
  if (region == HeadRegion::EyeballLeft || region == HeadRegion::EyeSocketLeft)
    return PortraitPart::LeftEye;
  return material == "skin" ? PortraitPart::Skin : PortraitPart::Mouth;
}

/// The map that takes three places to three others.
PlaneMap mapBetween(const Eigen::Matrix<float, 2, 3>& from, const Eigen::Matrix<float, 2, 3>& onto) {
  Eigen::Matrix2f fromAxes;
  Eigen::Matrix2f ontoAxes;
  for (int k = 0; k < 2; ++k) {
    fromAxes.col(k) = from.col(k + 1) - from.col(0);
    ontoAxes.col(k) = onto.col(k + 1) - onto.col(0);
  }
  PlaneMap map;
  map.leftCols<2>() = ontoAxes * fromAxes.inverse();
  map.col(2) = onto.col(0) - map.leftCols<2>() * from.col(0);
  return map;
}

Eigen::Vector2f mapped(const PlaneMap& map, const Eigen::Vector2f& place) {
  return map.leftCols<2>() * place + map.col(2);
}

float crossOf(const Eigen::Matrix2Xf& points, const Eigen::Vector3i& corners) {
  const Eigen::Vector2f a = points.col(corners[1]) - points.col(corners[0]);
  const Eigen::Vector2f b = points.col(corners[2]) - points.col(corners[0]);
  return a.x() * b.y() - a.y() * b.x();
}

}  // namespace

PortraitMesh::PortraitMesh(std::shared_ptr<const ReconstructedHead> head, const Irises& irises,
                           const ContourAlignment& alignment, int level)
    : m_head(std::move(head)), m_level(level) {
  const FaceModel& model = *m_head->model;
  const FittedView& view = m_head->views.front();
  const HeadTopology& topology = model.topology(level);
  m_camera = view.camera;
  m_rotation = view.cameraFromHead.rotation.cast<float>();
  m_translationMm = view.cameraFromHead.translationMm.cast<float>();
  m_own = view.expression;
  m_interOcularPx = view.interOcularPx;
  m_personShape = model.identityShape(m_head->coefficients.identity, level);
  m_triangles = topology.triangles;
  m_uv = topology.uv;
  sortParts(topology);
  measureShares(topology);
  m_personShape = withPlacedTeeth(model, m_head->coefficients, level, std::move(m_personShape));
  const Eigen::Matrix3f none = Eigen::Matrix3f::Identity();
  m_sourceMm = posed(model.addExpression(m_personShape, m_own, level), none);
  m_sourcePx = projected(m_sourceMm);
  align(alignment, irises);
  findHidden();
  findLidLines(alignment);
  findLipLine(alignment.lips);
  for (Eigen::Index v = 0; v < m_faceShare.size(); ++v)
    if (m_faceShare[v] > 0.5F)
      m_chinPx = std::max(m_chinPx, m_sourcePx(1, v));
}

void PortraitMesh::sortParts(const HeadTopology& topology) {
  m_parts.resize(static_cast<std::size_t>(m_triangles.cols()));
  m_vertexParts.assign(topology.regions.size(), PortraitPart::Skin);
  for (const HeadMaterialRun& run : topology.materials) {
    if (run.name == "teeth") {
      m_firstTooth = run.firstTriangle;
      m_endTooth = run.firstTriangle + run.triangleCount;
    }
    for (int t = run.firstTriangle; t < run.firstTriangle + run.triangleCount; ++t) {
      PortraitPart part = PortraitPart::Skin;
      for (int k = 0; k < 3; ++k) {
        const auto vertex = static_cast<std::size_t>(m_triangles(k, t));
        part = std::max(part, partOf(topology.regions[vertex], run.name));
      }
      m_parts[static_cast<std::size_t>(t)] = part;
      for (int k = 0; k < 3; ++k) {
        const auto vertex = static_cast<std::size_t>(m_triangles(k, t));
        if (topology.regions[vertex] != HeadRegion::Face && topology.regions[vertex] != HeadRegion::HeadAndNeck)
          m_vertexParts[vertex] = part;
      }
    }
  }
}

void PortraitMesh::measureShares(const HeadTopology& topology) {
  const FaceModel& model = *m_head->model;
  const Eigen::Matrix2Xf landmarkUv = model.landmarkUv();
  std::vector<Eigen::Vector2f> outline;
  for (const int index : kFaceOval) outline.emplace_back(landmarkUv.col(index));
  const Eigen::Index count = m_uv.cols();
  m_faceShare.setZero(count);
  m_headShare.setZero(count);
  m_mouthDepthMm.setZero(count);
  float lowest = 0;
  for (Eigen::Index v = 0; v < count; ++v) {
    const HeadRegion region = topology.regions[static_cast<std::size_t>(v)];
    const Eigen::Vector3f place = m_personShape.col(v);
    m_mouthDepthMm[v] = std::max(0.0F, kFrontTeethMm.z() - place.z());
    if (region == HeadRegion::Face || region == HeadRegion::HeadAndNeck) {
      const float inside = region == HeadRegion::Face ? depthInside(outline, m_uv.col(v)) : -1;
      m_faceShare[v] = smoothRise(0, kOutlineFade, inside);
      m_headShare[v] =
          std::max(smoothRise(-0.5F * kOutlineFade, 0, inside), smoothRise(kBesideEarsMm, kAboveEarsMm, place.y()));
      if (place.z() > kNeckMm.z())
        lowest = std::min(lowest, place.y());
    } else {
      m_faceShare[v] = m_headShare[v] = 1;
    }
  }
  const Eigen::Vector3f end = m_rotation * Eigen::Vector3f(0, lowest, kNeckMm.z() / 2) + m_translationMm;
  m_neckEndPx = static_cast<float>(m_camera.project(end.cast<double>()).y());
}

void PortraitMesh::align(const ContourAlignment& alignment, const Irises& irises) {
  const FaceModel& model = *m_head->model;
  const Eigen::Index count = m_uv.cols();
  const HeadTopology& topology = model.topology(m_level);
  const Eigen::VectorXf jaw = jawShare(model, m_level);
  m_offsetPx.setZero(2, count);
  m_lidShare.fill(Eigen::VectorXf::Zero(count));
  m_alongLids.fill(Eigen::VectorXf::Zero(count));
  m_lowerLid.fill(Eigen::VectorXf::Zero(count));
  m_lipShare.setZero(count);
  m_alongLips.setZero(count);
  m_lowerShare.setZero(count);
  m_closingPx.fill(Eigen::Matrix2Xf::Zero(2, count));
  const std::array<const EdgeAlignment*, 2> eyes{&alignment.rightEye, &alignment.leftEye};
  for (Eigen::Index v = 0; v < count; ++v) {
    const HeadRegion region = topology.regions[static_cast<std::size_t>(v)];
    if (region == HeadRegion::Teeth || region == HeadRegion::GumsAndTongue || m_faceShare[v] <= 0)
      continue;
    const Eigen::Vector2f place = m_sourcePx.col(v);
    for (std::size_t e = 0; e < 2; ++e) {
      const Eigen::Vector2f at = eyes[e]->mesh.inFrame(place);
      const float upper = EdgePair::heightAt(eyes[e]->mesh.upperPx, at.x());
      const float lower = EdgePair::heightAt(eyes[e]->mesh.lowerPx, at.x());
      const float lowerShare = smoothRise(0, 1, (at.y() - upper) / std::max(lower - upper, 1.0F));
      const EdgeAlignment::Shift shift = eyes[e]->shiftAt(place, lowerShare);
      m_offsetPx.col(v) += shift.shiftPx;
      m_closingPx[e].col(v) = shift.closingPx;
      m_lidShare[e][v] = shift.share;
      m_alongLids[e][v] = at.x();
      m_lowerLid[e][v] = lowerShare;
    }
    m_alongLips[v] = alignment.lips.mesh.inFrame(place).x();
    m_lowerShare[v] = smoothRise(0.3F, 0.7F, jaw[v]);
    const EdgeAlignment::Shift shift = alignment.lips.shiftAt(place, m_lowerShare[v]);
    m_offsetPx.col(v) += shift.shiftPx;
    m_closingPx[2].col(v) = shift.closingPx;
    m_lipShare[v] = shift.share;
  }
  const LandmarkBasis basis = model.landmarkBasis(static_cast<int>(m_head->coefficients.identity.size()));
  FaceCoefficients atRest = m_head->coefficients;
  atRest.expression.setZero();
  m_irisRest = model.landmarkPoints(atRest).middleCols(kRightIrisCenter, 2 * kIrisPointCount);
  m_irisExpression = basis.expression.middleRows(3 * kRightIrisCenter, 3 * 2 * kIrisPointCount);
  m_lipGap = basis.lipGap;
  m_eyeOffsetPx.fill(Eigen::Vector2f::Zero());
  for (std::size_t e = 0; e < 2; ++e) {
    m_eyeOffsetPx[e] = irises[e].centerPx - irisPx(e, m_own, Eigen::Matrix3f::Identity()).col(0);
    const HeadRegion region = e == 0 ? HeadRegion::EyeballRight : HeadRegion::EyeballLeft;
    Eigen::Vector3f low = Eigen::Vector3f::Constant(1e9F);
    Eigen::Vector3f high = -low;
    for (Eigen::Index v = 0; v < count; ++v)
      if (topology.regions[static_cast<std::size_t>(v)] == region) {
        low = low.cwiseMin(m_personShape.col(v));
        high = high.cwiseMax(m_personShape.col(v));
      }
    m_eyeCenterMm[e] = (low + high) / 2;
  }
  const Eigen::RowVectorXf mmPerPx = m_sourceMm.row(2) / static_cast<float>(m_camera.focalPx);
  m_offsetMm.setZero(3, count);
  m_offsetMm.topRows<2>() = m_offsetPx.array().rowwise() * mmPerPx.array();
  m_sourceMm += m_offsetMm;
  m_sourcePx = projected(m_sourceMm);
}

void PortraitMesh::findHidden() {
  constexpr float kSidePx = 512;
  const Eigen::Vector2f low = m_sourcePx.rowwise().minCoeff();
  const Eigen::Vector2f extent = m_sourcePx.rowwise().maxCoeff() - low;
  const float scale = kSidePx / std::max(extent.maxCoeff(), 1.0F);
  PinholeCamera camera = m_camera;
  camera.focalPx *= scale;
  camera.principalPx = (camera.principalPx - low.cast<double>()) * scale;
  camera.imageSize = {static_cast<int>(kSidePx), static_cast<int>(kSidePx)};
  const DepthMap depth = rasterizeDepth(m_sourceMm, m_triangles, Rigid3(), camera);
  m_shown.setOnes(m_sourcePx.cols());
  for (Eigen::Index v = 0; v < m_sourcePx.cols(); ++v) {
    const Eigen::Vector2f at = (m_sourcePx.col(v) - low) * scale;
    const int x = std::clamp(static_cast<int>(at.x()), 0, camera.imageSize.width - 1);
    const int y = std::clamp(static_cast<int>(at.y()), 0, camera.imageSize.height - 1);
    m_shown[v] = 1 - smoothRise(0.5F * kHiddenMm, kHiddenMm, m_sourceMm(2, v) - depth.at(x, y));
  }
  m_shownClear = m_shown;
  for (Eigen::Index t = 0; t < m_triangles.cols(); ++t)
    for (int k = 0; k < 3; ++k)
      for (int other = 0; other < 3; ++other)
        m_shownClear[m_triangles(k, t)] = std::min(m_shownClear[m_triangles(k, t)], m_shown[m_triangles(other, t)]);
}

Eigen::Matrix3Xf PortraitMesh::posed(const Eigen::Matrix3Xf& inHead, const Eigen::Matrix3f& turn) const {
  const Eigen::Matrix3f rotation = m_rotation * turn;
  return (rotation * (inHead.colwise() - kNeckMm)).colwise() + (m_rotation * kNeckMm + m_translationMm);
}

Eigen::Matrix2Xf PortraitMesh::projected(const Eigen::Matrix3Xf& inCamera) const {
  const auto focal = static_cast<float>(m_camera.focalPx);
  const Eigen::Vector2f middle = m_camera.principalPx.cast<float>();
  return ((inCamera.topRows<2>().array().rowwise() / inCamera.row(2).array()) * focal).matrix().colwise() + middle;
}

void PortraitMesh::judgeSurface(const Eigen::Matrix2Xf& targetPx, float turned, DrivenShape& shape) const {
  Eigen::VectorXf before = Eigen::VectorXf::Zero(targetPx.cols());
  Eigen::VectorXf now = before;
  for (Eigen::Index t = 0; t < m_triangles.cols(); ++t) {
    const Eigen::Vector3i corners = m_triangles.col(t);
    // On the picture plane, y down, what faces the camera runs clockwise in the mathematical sense.
    const float target = -crossOf(targetPx, corners);
    if (target <= 0)
      continue;
    const float source = std::max(-crossOf(m_sourcePx, corners), 0.0F);
    for (int k = 0; k < 3; ++k) {
      before[corners[k]] += source;
      now[corners[k]] += target;
    }
  }
  // What comes out from behind an edge, a nose's for one, must not carry the edge along.
  shape.trust = (1 - turned) * m_shown + turned * m_shownClear;
  shape.evenness = shape.trust;
  for (Eigen::Index v = 0; v < m_shown.size(); ++v) {
    if (now[v] <= 0)
      continue;
    const float kept = before[v] / now[v];
    // Lids end in lashes: less stretching shows there.
    const float strictness = 1 + smoothRise(0.05F, 0.4F, std::max(m_lidShare[0][v], m_lidShare[1][v]));
    shape.trust[v] *= smoothRise(strictness * kLeastArea, strictness * kFullArea, kept);
    shape.evenness[v] *= smoothRise(kUneven, kEven, std::min(kept, 1 / std::max(kept, 1e-6F)));
  }
}

PlaneMap PortraitMesh::planeMapAt(const Eigen::Vector3f& centerMm, const Eigen::Matrix3f& turn,
                                  const Eigen::Vector2f& offsetPx) const {
  Eigen::Matrix3f places;
  places << centerMm, centerMm + Eigen::Vector3f(10, 0, 0), centerMm + Eigen::Vector3f(0, 10, 0);
  const Eigen::Matrix<float, 2, 3> source = projected(posed(places, Eigen::Matrix3f::Identity())).colwise() + offsetPx;
  const Eigen::Matrix<float, 2, 3> target = projected(posed(places, turn)).colwise() + offsetPx;
  return mapBetween(target, source);
}

Eigen::Matrix<float, 2, 5> PortraitMesh::irisPx(std::size_t eye, const Eigen::VectorXf& expression,
                                                const Eigen::Matrix3f& turn) const {
  const auto first = static_cast<Eigen::Index>(kIrisPointCount * eye);
  Eigen::Matrix<float, 3, 5> points = m_irisRest.middleCols(first, kIrisPointCount);
  const Eigen::VectorXf moved = m_irisExpression.middleRows(3 * first, 3 * kIrisPointCount) * expression;
  points += Eigen::Map<const Eigen::Matrix<float, 3, 5>>(moved.data());
  return projected(posed(points, turn)).colwise() + m_eyeOffsetPx[eye];
}

PlaneMap PortraitMesh::irisMap(std::size_t eye, const Eigen::VectorXf& expression, const Eigen::Matrix3f& turn) const {
  const auto threePoints = [](const Eigen::Matrix<float, 2, 5>& iris) {
    Eigen::Matrix<float, 2, 3> points;
    points << iris.col(0), iris.col(0) + (iris.col(1) - iris.col(3)) / 2, iris.col(0) + (iris.col(2) - iris.col(4)) / 2;
    return points;
  };
  return mapBetween(threePoints(irisPx(eye, expression, turn)),
                    threePoints(irisPx(eye, m_own, Eigen::Matrix3f::Identity())));
}

void PortraitMesh::describeParts(const Eigen::VectorXf& expression, const Eigen::Matrix3f& turn,
                                 const Eigen::Matrix2Xf& targetPx, DrivenShape& shape) const {
  for (std::size_t e = 0; e < 2; ++e) {
    const Eigen::Vector3f pupil = m_eyeCenterMm[e] + Eigen::Vector3f(0, 0, kPupilMm);
    shape.eyes[e] = planeMapAt(pupil, turn, m_eyeOffsetPx[e]);
    shape.irises[e] = irisMap(e, expression, turn);
    const Eigen::Vector2f now = irisPx(e, expression, turn).col(0);
    shape.lids[e] = lidLine(e, targetPx);
    shape.irisShiftPx[e] = (mapped(shape.eyes[e], now) - mapped(shape.irises[e], now)).norm();
  }
  shape.upperJaw = planeMapAt(kFrontTeethMm, turn, Eigen::Vector2f::Zero());
  shape.lidShiftPx.fill(0);
  for (Eigen::Index v = 0; v < targetPx.cols(); ++v) {
    const Eigen::Vector2f now = targetPx.col(v);
    for (std::size_t e = 0; e < 2; ++e)
      if (m_lidShare[e][v] > kAtEdge)
        shape.lidShiftPx[e] = std::max(shape.lidShiftPx[e], (mapped(shape.eyes[e], now) - m_sourcePx.col(v)).norm());
    if (m_lipShare[v] > kAtEdge)
      shape.lipShiftPx = std::max(shape.lipShiftPx, (mapped(shape.upperJaw, now) - m_sourcePx.col(v)).norm());
  }
}

DrivenShape PortraitMesh::drive(const Eigen::VectorXf& expression, const Eigen::Matrix3f& turn) const {
  const FaceModel& model = *m_head->model;
  const Eigen::Matrix3Xf inHead = model.addExpression(m_personShape, expression, m_level);
  DrivenShape shape;
  shape.inCameraMm = posed(inHead, turn);
  const Eigen::RowVectorXf mmPerPx = shape.inCameraMm.row(2) / static_cast<float>(m_camera.focalPx);
  Eigen::Matrix2Xf offsetPx = m_offsetPx;
  for (std::size_t e = 0; e < 2; ++e) offsetPx += lidClosing(e, expression) * m_closingPx[e];
  offsetPx += lipClosing(expression) * m_closingPx[2];
  shape.inCameraMm.topRows<2>().array() += offsetPx.array().rowwise() * mmPerPx.array();
  Eigen::Matrix2Xf targetPx = projected(shape.inCameraMm);
  const Eigen::Matrix2Xf sealing = sealedLips(targetPx, shape.lipsSealed) + closedLids(expression, targetPx);
  shape.inCameraMm.topRows<2>().array() += sealing.array().rowwise() * mmPerPx.array();
  targetPx += sealing;
  shape.displacementPx = m_sourcePx - targetPx;
  judgeSurface(targetPx, smoothRise(kSmallTurn, kLargeTurn, (turn - Eigen::Matrix3f::Identity()).norm()), shape);
  describeParts(expression, turn, targetPx, shape);
  return shape;
}

}  // namespace visagiste
