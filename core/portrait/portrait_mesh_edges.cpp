#include <algorithm>
#include <array>
#include <cmath>

#include "core/portrait/portrait_mesh.h"
#include "core/portrait/sampling.h"

// Where the edges of lids and lips go, and when they meet.

namespace visagiste {
namespace {

constexpr float kLeastOpen = 0.1F;       // Of an eye's length: lids nearer than this are hardly open.
constexpr float kForcedClosing = 0.4F;   // From this much of a blink on the lids are as close as it says.
constexpr float kUpperLidShare = 0.88F;  // Of what is missing, the rest is the lower lid's.
// Of the inter-ocular distance: lips that part by less than a millimetre stay together, by more than two they open.
constexpr float kSealedGap = 0.018F;
constexpr float kPartedGap = 0.036F;

}  // namespace

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
      shift.col(v) =
          sealed * m_lipShare[v] * (0.5F - m_lowerShare[v]) *
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
    line.closed.push_back(
        std::clamp(narrowed / std::max(line.openPx.back(), kLeastOpen * before.lengthPx), 0.0F, 1.0F));
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

}  // namespace visagiste
