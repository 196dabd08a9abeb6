#include "core/makeup/face_geometry.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <numeric>

#include "core/base/smooth_rise.h"
#include "core/face/contour_points.h"

namespace visagiste {
namespace {

constexpr float kLeastWidthPx = 16;
constexpr float kCoarseOfFace = 180;  // Samples of soft masks across a face.
constexpr float kLargestReach = 20;   // Widths and heights of the picture that a point may lie away.

bool isUsable(const Landmarks& landmarks, const Irises& irises, Size picture) {
  if (landmarks.pointsPx.cols() < kCanonicalPointCount || landmarks.relativeDepth.size() < kCanonicalPointCount)
    return false;
  if (!landmarks.pointsPx.allFinite() || !landmarks.relativeDepth.allFinite())
    return false;
  for (const Iris& iris : irises)
    if (!iris.centerPx.allFinite() || !std::isfinite(iris.radiusPx))
      return false;
  const float reach = kLargestReach * static_cast<float>(std::max(picture.width, picture.height));
  return landmarks.pointsPx.cwiseAbs().maxCoeff() < reach && landmarks.relativeDepth.cwiseAbs().maxCoeff() < reach;
}

}  // namespace

std::optional<FaceGeometry> FaceGeometry::of(const FaceChart& chart, const Landmarks& landmarks, const Irises& irises,
                                             Size picture) {
  if (!isUsable(landmarks, irises, picture))
    return std::nullopt;
  FaceGeometry face;
  face.m_chart = &chart;
  face.m_points = FaceChart::withRim(landmarks.pointsPx);
  const auto distance = [&](int a, int b) {
    const Eigen::Vector2f flat = landmarks.pointsPx.col(a) - landmarks.pointsPx.col(b);
    return std::hypot(flat.norm(), landmarks.relativeDepth(a) - landmarks.relativeDepth(b));
  };
  face.m_widthPx = distance(234, 454);
  if (face.m_widthPx < kLeastWidthPx)
    return std::nullopt;
  const Eigen::Vector2f low = face.m_points.rowwise().minCoeff();
  const Eigen::Vector2f high = face.m_points.rowwise().maxCoeff();
  const float margin = 0.06F * face.m_widthPx;
  const cv::Rect bounds(cv::Point(cvFloor(low.x() - margin), cvFloor(low.y() - margin)),
                        cv::Point(cvCeil(high.x() + margin), cvCeil(high.y() + margin)));
  face.m_rect = bounds & cv::Rect(0, 0, picture.width, picture.height);
  if (face.m_rect.width < 4 || face.m_rect.height < 4)
    return std::nullopt;
  const Eigen::Vector2f origin(static_cast<float>(face.m_rect.x), static_cast<float>(face.m_rect.y));
  face.m_points.colwise() -= origin;
  face.m_irises = irises;
  for (Iris& iris : face.m_irises) {
    iris.centerPx -= origin;
    iris.edgePx.colwise() -= origin;
  }
  face.measureVisibility(landmarks);
  face.traceLids();
  return face;
}

void FaceGeometry::measureVisibility(const Landmarks& landmarks) {
  const TriangleIndices& triangles = m_chart->triangles();
  const auto depthOf = [&](int point) {
    if (point < kCanonicalPointCount)
      return landmarks.relativeDepth(point);
    return landmarks.relativeDepth(10);  // The rim lies about as far away as the forehead's top.
  };
  Eigen::Matrix3Xf normals = Eigen::Matrix3Xf::Zero(3, FaceChart::kPointCount);
  std::vector<float> depths(static_cast<std::size_t>(triangles.cols()));
  for (Eigen::Index t = 0; t < triangles.cols(); ++t) {
    const int a = triangles(0, t);
    const int b = triangles(1, t);
    const int c = triangles(2, t);
    const float da = depthOf(a);
    const float db = depthOf(b);
    const float dc = depthOf(c);
    const Eigen::Vector3f e1(m_points(0, b) - m_points(0, a), m_points(1, b) - m_points(1, a), db - da);
    const Eigen::Vector3f e2(m_points(0, c) - m_points(0, a), m_points(1, c) - m_points(1, a), dc - da);
    Eigen::Vector3f normal = e1.cross(e2);
    // Canonical triangles run one way round; those of openings and rim take the side that their place on the atlas has.
    const Eigen::Vector2f u1 = m_chart->uv().col(b) - m_chart->uv().col(a);
    const Eigen::Vector2f u2 = m_chart->uv().col(c) - m_chart->uv().col(a);
    if (u1.x() * u2.y() - u1.y() * u2.x() > 0)
      normal = -normal;  // v runs upwards, rows downwards.
    for (const int corner : {a, b, c}) normals.col(corner) += normal;
    depths[static_cast<std::size_t>(t)] = da + db + dc;
  }
  m_attributes.resize(3, FaceChart::kPointCount);
  for (int p = 0; p < FaceChart::kPointCount; ++p) {
    const float length = normals.col(p).norm();
    const float towardCamera = length > 0 ? normals(2, p) / length : 0;
    m_attributes.col(p) =
        Eigen::Vector3f(m_chart->uv()(0, p), 1 - m_chart->uv()(1, p), smoothRise(0.02F, 0.30F, towardCamera));
  }
  m_order.resize(static_cast<std::size_t>(triangles.cols()));
  std::iota(m_order.begin(), m_order.end(), 0);
  m_order.erase(std::remove_if(m_order.begin(), m_order.end(),
                               [&](int t) {
                                 return m_attributes(2, triangles(0, t)) + m_attributes(2, triangles(1, t)) +
                                            m_attributes(2, triangles(2, t)) <=
                                        0;
                               }),
                m_order.end());
  std::sort(m_order.begin(), m_order.end(),
            [&](int a, int b) { return depths[static_cast<std::size_t>(a)] > depths[static_cast<std::size_t>(b)]; });
  const Eigen::Vector2f across(m_points(0, 454) - m_points(0, 234),
                               landmarks.relativeDepth(454) - landmarks.relativeDepth(234));
  m_yaw = std::atan2(across.y(), std::max(std::abs(across.x()), 1e-3F));
}

void FaceGeometry::traceLids() {
  for (std::size_t side = 0; side < 2; ++side) {
    LidContour& lid = m_lids[side];
    const auto upper = side == 0 ? kRightUpperLid : mirrored(kRightUpperLid);
    const auto lower = side == 0 ? kRightLowerLid : mirrored(kRightLowerLid);
    lid.upper = along(upper);
    lid.lower = along(lower);
    lid.widthPx = (m_points.col(upper.front()) - m_points.col(upper.back())).norm();
    float gap = 0;
    for (std::size_t i = 2; i < 7; ++i) gap = std::max(gap, (m_points.col(upper[i]) - m_points.col(lower[i])).norm());
    lid.openness = gap / std::max(lid.widthPx, 1.0F);
    float facing = 0;
    for (const int point : upper) facing += m_attributes(2, point) / static_cast<float>(upper.size());
    lid.facing = facing;
  }
}

cv::Rect FaceGeometry::around(const std::vector<int>& points, float marginPx) const {
  if (points.empty())
    return {};
  Eigen::Vector2f low = m_points.col(points.front());
  Eigen::Vector2f high = low;
  for (const int point : points) {
    low = low.cwiseMin(m_points.col(point));
    high = high.cwiseMax(m_points.col(point));
  }
  const cv::Rect bounds(cv::Point(cvFloor(low.x() - marginPx), cvFloor(low.y() - marginPx)),
                        cv::Point(cvCeil(high.x() + marginPx), cvCeil(high.y() + marginPx)));
  return bounds & cv::Rect(0, 0, m_rect.width, m_rect.height);
}

int FaceGeometry::coarseStep() const {
  return std::max(1, static_cast<int>(std::lround(m_widthPx / kCoarseOfFace)));
}

const AttributePlanes& FaceGeometry::coarseAtlas() const {
  if (m_coarseAtlas[0].empty())
    m_coarseAtlas = atlasMap({0, 0, m_rect.width, m_rect.height}, coarseStep());
  return m_coarseAtlas;
}

AttributePlanes FaceGeometry::atlasMap(const cv::Rect& part, int step) const {
  AttributePlanes planes = makeAttributePlanes((part.width + step - 1) / step, (part.height + step - 1) / step, -9);
  const Eigen::Vector2f origin(static_cast<float>(part.x), static_cast<float>(part.y));
  const Eigen::Matrix2Xf points = (m_points.colwise() - origin) / static_cast<float>(step);
  rasterizeAttributes(points, m_chart->triangles(), m_attributes, m_order, planes);
  return planes;
}

}  // namespace visagiste
