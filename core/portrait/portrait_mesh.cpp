#include "core/portrait/portrait_mesh.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>
#include <utility>

#include "core/mesh/rasterizer.h"
#include "core/portrait/sampling.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/landmark_groups.h"

namespace visagiste {
namespace {

const Eigen::Vector3f kNeckMm(0, -75, -75);       // Where the skull sits on the neck, in head space.
const Eigen::Vector3f kFrontTeethMm(0, -65, 26);  // Of the mean head.
constexpr float kPupilMm = 10;                    // In front of the eyeball's centre.
constexpr float kOutlineFade = 0.045F;            // Of the UV square, inside the face's outline.
constexpr float kHiddenMm = 4;                    // A vertex this far behind what the photograph shows was hidden.
constexpr float kLeastArea = 0.15F;                // Share of its area that a place has to have had in the photograph
constexpr float kFullArea = 0.3F;                 // to count a little, and fully.
constexpr float kUneven = 0.4F;                   // The same for its size before and after, either way.
constexpr float kEven = 0.65F;
constexpr float kAboveEarsMm = 25;                // From here on the skull is a smooth ball.
constexpr float kBesideEarsMm = 5;
// The model's teeth are short and sit high: they show their gums in every smile. Upper front teeth end below the line
// of closed lips, lower ones behind them.
constexpr float kUpperTeethMm = -2.5F;
constexpr float kLowerTeethMm = 0.5F;
constexpr float kFrontTeethDepthMm = 8;
constexpr int kUpperLipMiddle = 13;  // Of the canonical points.
constexpr int kLowerLipMiddle = 14;
constexpr float kToothStretch = 1.2F;
constexpr float kToothForwardMm = 1.2F;
constexpr float kSmallTurn = 0.06F;  // Of a rotation matrix from none: 2.4 degrees,
constexpr float kLargeTurn = 0.2F;   // and 8.
// Of the inter-ocular distance: lips that part by less than a millimetre stay together, by more than two they open.
constexpr float kSealedGap = 0.018F;
constexpr float kPartedGap = 0.036F;
constexpr float kForcedClosing = 0.4F;   // From this much of a blink on the lids are as close as it says.
constexpr float kUpperLidShare = 0.88F;  // Of what is missing, the rest is the lower lid's.
constexpr float kLeastOpen = 0.1F;  // Of an eye's length: lids nearer than this are hardly open.
constexpr float kAtEdge = 0.9F;  // Share from which a vertex counts as the edge of a lid or lip.

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
  placeTeeth(topology);
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
      m_headShare[v] = std::max(smoothRise(-0.5F * kOutlineFade, 0, inside),
                                smoothRise(kBesideEarsMm, kAboveEarsMm, place.y()));
      if (place.z() > kNeckMm.z())
        lowest = std::min(lowest, place.y());
    } else {
      m_faceShare[v] = m_headShare[v] = 1;
    }
  }
  const Eigen::Vector3f end = m_rotation * Eigen::Vector3f(0, lowest, kNeckMm.z() / 2) + m_translationMm;
  m_neckEndPx = static_cast<float>(m_camera.project(end.cast<double>()).y());
}

void PortraitMesh::placeTeeth(const HeadTopology& topology) {
  const auto jawOpen = m_head->model->expressionIndex("jawOpen");
  if (!jawOpen)
    return;
  const Eigen::Matrix3Xf drop = m_head->model->expressionOffsets(*jawOpen, m_level);
  FaceCoefficients atRest = m_head->coefficients;
  atRest.expression.setZero();
  const Eigen::Matrix3Xf points = m_head->model->landmarkPoints(atRest);
  const float lipLine = 0.5F * (points(1, kUpperLipMiddle) + points(1, kLowerLipMiddle));
  float foremost = -1e9F;
  for (Eigen::Index v = 0; v < m_personShape.cols(); ++v)
    if (topology.regions[static_cast<std::size_t>(v)] == HeadRegion::Teeth)
      foremost = std::max(foremost, m_personShape(2, v));
  for (const bool isLower : {false, true}) {
    const auto belongs = [&](Eigen::Index v) {
      return topology.regions[static_cast<std::size_t>(v)] == HeadRegion::Teeth && (drop.col(v).norm() > 1) == isLower;
    };
    float edge = isLower ? -1e9F : 1e9F;  // Of the front teeth.
    for (Eigen::Index v = 0; v < m_personShape.cols(); ++v)
      if (belongs(v) && m_personShape(2, v) > foremost - kFrontTeethDepthMm)
        edge = isLower ? std::max(edge, m_personShape(1, v)) : std::min(edge, m_personShape(1, v));
    for (Eigen::Index v = 0; v < m_personShape.cols(); ++v)
      if (belongs(v)) {
        const float fromEdge = m_personShape(1, v) - edge;
        m_personShape(1, v) = lipLine + (isLower ? kLowerTeethMm : kUpperTeethMm) + kToothStretch * fromEdge;
        m_personShape(2, v) += kToothForwardMm * smoothRise(0, 8, std::abs(fromEdge));
      }
  }
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

void PortraitMesh::findLidLines(const ContourAlignment& alignment) {
  m_lids = {alignment.rightEye.photo, alignment.leftEye.photo};
  for (std::size_t e = 0; e < 2; ++e) {
    const auto nearest = [&](const Eigen::Vector2f& place) {
      int best = 0;
      float bestPx = 1e9F;
      for (Eigen::Index v = 0; v < m_sourcePx.cols(); ++v)
        if (m_vertexParts[static_cast<std::size_t>(v)] == PortraitPart::Skin && m_faceShare[v] > 0 &&
            (m_sourcePx.col(v) - place).norm() < bestPx) {
          bestPx = (m_sourcePx.col(v) - place).norm();
          best = static_cast<int>(v);
        }
      return best;
    };
    for (std::size_t i = 0; i < EdgePair::kStations; ++i) {
      const float at = static_cast<float>(i) / (EdgePair::kStations - 1);
      m_upperEdge[e].push_back(nearest(m_lids[e].place(at, m_lids[e].upperPx[i])));
      m_lowerEdge[e].push_back(nearest(m_lids[e].place(at, m_lids[e].lowerPx[i])));
    }
  }
}

void PortraitMesh::findLipLine(const EdgeAlignment& lips) {
  m_lipsTouch = lips.photo.upperPx == lips.photo.lowerPx;
  if (!m_lipsTouch)
    return;
  for (std::size_t i = 0; i < EdgePair::kStations; ++i) {
    const Eigen::Vector2f place =
        lips.photo.place(static_cast<float>(i) / (EdgePair::kStations - 1), lips.photo.upperPx[i]);
    std::array<int, 2> best{-1, -1};
    std::array<float, 2> bestPx{1e9F, 1e9F};
    for (Eigen::Index v = 0; v < m_sourcePx.cols(); ++v) {
      if (m_vertexParts[static_cast<std::size_t>(v)] != PortraitPart::Skin || m_lipShare[v] < 0.5F)
        continue;
      const std::size_t side = m_lowerShare[v] > 0.5F ? 1 : 0;
      const float away = (m_sourcePx.col(v) - place).norm();
      if (away < bestPx[side]) {
        bestPx[side] = away;
        best[side] = static_cast<int>(v);
      }
    }
    m_lipsTouch = m_lipsTouch && best[0] >= 0 && best[1] >= 0;
    m_upperLip.push_back(best[0]);
    m_lowerLip.push_back(best[1]);
  }
}

Eigen::Matrix2Xf PortraitMesh::sealedLips(const Eigen::Matrix2Xf& targetPx, float& sealed) const {
  Eigen::Matrix2Xf shift = Eigen::Matrix2Xf::Zero(2, targetPx.cols());
  sealed = 0;
  if (!m_lipsTouch)
    return shift;
  std::vector<float> across;
  std::vector<float> down;
  float widestPx = 0;
  for (std::size_t i = 0; i < EdgePair::kStations; ++i) {
    const auto moved = [&](int v) { return Eigen::Vector2f(targetPx.col(v) - m_sourcePx.col(v)); };
    const Eigen::Vector2f gap = moved(m_lowerLip[i]) - moved(m_upperLip[i]);
    // At the corners one skin joins both lips and a vertex beside the line tells nothing.
    const float at = static_cast<float>(i) / (EdgePair::kStations - 1);
    const float inner = smoothRise(0.02F, 0.12F, at) * smoothRise(0.02F, 0.12F, 1 - at);
    across.push_back(inner * gap.x());
    down.push_back(inner * gap.y());
    widestPx = std::max(widestPx, inner * gap.norm());
  }
  sealed = 1 - smoothRise(kSealedGap, kPartedGap, widestPx / m_interOcularPx);
  if (sealed <= 0)
    return shift;
  smoothEdge(across);
  smoothEdge(down);
  for (Eigen::Index v = 0; v < shift.cols(); ++v)
    if (m_lipShare[v] > 0)
      shift.col(v) = sealed * m_lipShare[v] * (0.5F - m_lowerShare[v]) *
                     Eigen::Vector2f(EdgePair::heightAt(across, m_alongLips[v]), EdgePair::heightAt(down, m_alongLips[v]));
  return shift;
}

LidLine PortraitMesh::lidLine(std::size_t eye, const Eigen::Matrix2Xf& targetPx) const {
  const EdgePair& before = m_lids[eye];
  const auto moved = [&](std::size_t station, const std::vector<float>& heights, const std::vector<int>& vertices) {
    const float at = static_cast<float>(station) / (EdgePair::kStations - 1);
    const int v = vertices[station];
    return Eigen::Vector2f(before.place(at, heights[station]) + targetPx.col(v) - m_sourcePx.col(v));
  };
  LidLine line;
  line.edge = before;
  line.edge.originPx = moved(0, before.upperPx, m_upperEdge[eye]);
  const Eigen::Vector2f across = moved(EdgePair::kStations - 1, before.upperPx, m_upperEdge[eye]) - line.edge.originPx;
  line.edge.lengthPx = std::max(across.norm(), 1.0F);
  line.edge.axis = across / line.edge.lengthPx;
  for (std::size_t i = 0; i < EdgePair::kStations; ++i) {
    const float upper = line.edge.inFrame(moved(i, before.upperPx, m_upperEdge[eye])).y();
    const float lower = line.edge.inFrame(moved(i, before.lowerPx, m_lowerEdge[eye])).y();
    line.edge.upperPx[i] = upper;
    line.openPx.push_back(before.lowerPx[i] - before.upperPx[i]);
    line.gapPx.push_back(lower - upper);
    const float narrowed = line.openPx.back() - line.gapPx.back();
    line.closed.push_back(std::clamp(narrowed / std::max(line.openPx.back(), kLeastOpen * before.lengthPx), 0.0F, 1.0F));
  }
  smoothEdge(line.edge.upperPx);
  smoothEdge(line.edge.upperPx);
  smoothEdge(line.closed);
  return line;
}

Eigen::Matrix2Xf PortraitMesh::closedLids(const Eigen::VectorXf& expression, const Eigen::Matrix2Xf& targetPx) const {
  Eigen::Matrix2Xf shift = Eigen::Matrix2Xf::Zero(2, targetPx.cols());
  for (std::size_t e = 0; e < 2; ++e) {
    const float closing = lidClosing(e, expression);
    const float strength = smoothRise(0, kForcedClosing, closing);
    if (strength <= 0)
      continue;
    const LidLine line = lidLine(e, targetPx);
    std::vector<float> missing;
    for (std::size_t i = 0; i < EdgePair::kStations; ++i)
      missing.push_back(strength * (line.gapPx[i] - (1 - closing) * std::max(line.openPx[i], 0.0F)));
    smoothEdge(missing);
    const Eigen::Vector2f down(-line.edge.axis.y(), line.edge.axis.x());
    for (Eigen::Index v = 0; v < shift.cols(); ++v)
      if (m_lidShare[e][v] > 0)
        shift.col(v) += m_lidShare[e][v] * (kUpperLidShare - m_lowerLid[e][v]) *
                        EdgePair::heightAt(missing, m_alongLids[e][v]) * down;
  }
  return shift;
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

float PortraitMesh::lidClosing(std::size_t eye, const Eigen::VectorXf& expression) const {
  const auto channel = m_head->model->expressionIndex(eye == 0 ? "eyeBlinkRight" : "eyeBlinkLeft");
  if (!channel)
    return 0;
  return std::clamp((expression[*channel] - m_own[*channel]) / std::max(1 - m_own[*channel], 0.05F), 0.0F, 1.0F);
}

float PortraitMesh::lipClosing(const Eigen::VectorXf& expression) const {
  constexpr float kOpenMm = 1;
  if (m_lipGap.meanMm.size() == 0)
    return 0;
  const Eigen::VectorXf& identity = m_head->coefficients.identity;
  const Eigen::VectorXf person =
      m_lipGap.meanMm + m_lipGap.identity.leftCols(std::min(m_lipGap.identity.cols(), identity.size())) *
                            identity.head(std::min(m_lipGap.identity.cols(), identity.size()));
  const auto gapOf = [&](const Eigen::VectorXf& channels) {
    return (person + m_lipGap.expression * channels).cwiseMax(0).maxCoeff();
  };
  const float own = gapOf(m_own);
  return own < kOpenMm ? 0.0F : std::clamp(1 - gapOf(expression) / own, 0.0F, 1.0F);
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
