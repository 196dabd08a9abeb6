#include "core/makeup/face_frame.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/image/mat_view.h"
#include "core/mesh/rasterizer.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {
namespace {

constexpr float kAxisBehindEyesMm = 120;  // Of the cylinder onto which the face is unrolled.
constexpr float kRim = 0.12F;             // Width of the rim over the distance from the face's middle.
constexpr float kBorderPx = 1.5F;
constexpr float kSharpestStep = 1.25F;  // Source pixels a frame pixel, above which the picture is shrunk first.

/// Borders of triangles that no other triangle shares: from the first point to the second, one loop.
std::vector<std::array<int, 2>> openEdges(const TriangleIndices& triangles) {
  std::map<std::pair<int, int>, int> count;
  for (Eigen::Index t = 0; t < triangles.cols(); ++t)
    for (int k = 0; k < 3; ++k) ++count[{triangles(k, t), triangles((k + 1) % 3, t)}];
  std::vector<std::array<int, 2>> open;
  for (const auto& [edge, times] : count)
    if (count.count({edge.second, edge.first}) == 0)
      open.push_back({edge.first, edge.second});
  return open;
}

/// Enlarges what lies around a centre; further out the plane is moved away and squeezed.
struct Magnifier {
  Eigen::Vector2f center;
  Eigen::Vector2f radius;  // Along x and y.
  float gain = 0;          // The centre grows by 1 + gain; below 2.2 nothing folds.

  [[nodiscard]] Eigen::Vector2f shift(const Eigen::Vector2f& point) const {
    const Eigen::Vector2f offset = point - center;
    return gain * std::exp(-0.5F * offset.cwiseQuotient(radius).squaredNorm()) * offset;
  }
};

Eigen::Vector2f meanOf(const Eigen::Matrix2Xf& points, std::initializer_list<int> indices) {
  Eigen::Vector2f sum = Eigen::Vector2f::Zero();
  for (const int index : indices) sum += points.col(index);
  return sum / static_cast<float>(indices.size());
}

/// The mean face unrolled: x to the person's left, y down, millimetres on the surface.
Eigen::Matrix2Xf unrolled(const Eigen::Matrix3Xf& pointsMm) {
  Eigen::Matrix2Xf flat(2, kCanonicalPointCount);
  for (int p = 0; p < kCanonicalPointCount; ++p) {
    const Eigen::Vector3f& point = pointsMm.col(p);
    flat.col(p) << kAxisBehindEyesMm * std::atan2(point.x(), point.z() + kAxisBehindEyesMm), -point.y();
  }
  return flat;
}

Eigen::Matrix2Xf magnified(const Eigen::Matrix2Xf& flat) {
  const std::array<Magnifier, 3> magnifiers{{
      {meanOf(flat, {33, 133, 159, 145, 105}), {20, 16}, 0.75F},   // The person's right eye with its lid.
      {meanOf(flat, {263, 362, 386, 374, 334}), {20, 16}, 0.75F},  // The left.
      {meanOf(flat, {61, 291, 0, 17}), {26, 16}, 0.7F},            // Lips.
  }};
  Eigen::Matrix2Xf result = flat;
  for (Eigen::Index p = 0; p < flat.cols(); ++p)
    for (const Magnifier& magnifier : magnifiers) result.col(p) += magnifier.shift(flat.col(p));
  return result;
}

float crossOf(const Eigen::Matrix2Xf& points, const Eigen::Vector3i& corners) {
  const Eigen::Vector2f a = points.col(corners[1]) - points.col(corners[0]);
  const Eigen::Vector2f b = points.col(corners[2]) - points.col(corners[0]);
  return a.x() * b.y() - a.y() * b.x();
}

/// rasterizeUv() of points in pixels.
Raster rasterOf(const Eigen::Matrix2Xf& pointsPx, const TriangleIndices& triangles, Size size) {
  Eigen::Matrix2Xf uv = pointsPx;
  uv.row(0) /= static_cast<float>(size.width);
  uv.row(1) = 1 - uv.row(1).array() / static_cast<float>(size.height);
  return rasterizeUv(uv, triangles, size);
}

float areaOf(const Eigen::Matrix2Xf& points, const TriangleIndices& triangles) {
  float area = 0;
  for (Eigen::Index t = 0; t < triangles.cols(); ++t) area += 0.5F * std::abs(crossOf(points, triangles.col(t)));
  return area;
}

void requirePoints(const Landmarks& points) {
  if (points.pointsPx.cols() < kCanonicalPointCount || !points.pointsPx.allFinite())
    throw Error(ErrorCode::InvalidArgument, "The face frame needs the 468 points of a face.");
}

}  // namespace

FaceFrame::FaceFrame(const FaceModel& model) {
  const TriangleIndices& mesh = model.canonicalTriangles();
  const std::vector<std::array<int, 2>> edges = openEdges(mesh);
  std::map<int, int> rimOf;
  for (const auto& edge : edges) {
    rimOf[edge[0]] = kCanonicalPointCount + static_cast<int>(m_outline.size());
    m_outline.push_back(edge[0]);
  }
  m_triangles.resize(3, mesh.cols() + 2 * static_cast<Eigen::Index>(edges.size()));
  m_triangles.leftCols(mesh.cols()) = mesh;
  Eigen::Index next = mesh.cols();
  for (const auto& edge : edges) {
    m_triangles.col(next++) << edge[1], edge[0], rimOf.at(edge[0]);
    m_triangles.col(next++) << edge[1], rimOf.at(edge[0]), rimOf.at(edge[1]);
  }
  m_layoutPx = withRim(magnified(unrolled(model.landmarkBasis().mean.leftCols(kCanonicalPointCount))));
  const Eigen::Vector2f low = m_layoutPx.rowwise().minCoeff();
  const Eigen::Vector2f extent = m_layoutPx.rowwise().maxCoeff() - low;
  m_layoutPx =
      ((m_layoutPx.colwise() - low).array().colwise() * ((kSidePx - 2 * kBorderPx) / extent.array())) + kBorderPx;
  const Raster raster = rasterOf(m_layoutPx, m_triangles, {kSidePx, kSidePx});
  m_cells.resize(raster.triangle.size());
  for (std::size_t i = 0; i < m_cells.size(); ++i) {
    if (raster.triangle[i] == Raster::kNothing)
      continue;
    const Eigen::Vector2f& tail = raster.weights[i];
    m_cells[i] = {raster.triangle[i], {1.0F - tail.x() - tail.y(), tail.x(), tail.y()}};
  }
}

Eigen::Matrix2Xf FaceFrame::withRim(const Eigen::Matrix2Xf& points) const {
  const auto rim = static_cast<Eigen::Index>(m_outline.size());
  Eigen::Matrix2Xf all(2, kCanonicalPointCount + rim);
  all.leftCols(kCanonicalPointCount) = points.leftCols(kCanonicalPointCount);
  Eigen::Vector2f middle = Eigen::Vector2f::Zero();
  for (const int point : m_outline) middle += points.col(point) / static_cast<float>(rim);
  for (Eigen::Index i = 0; i < rim; ++i) {
    const Eigen::Vector2f border = points.col(m_outline[static_cast<std::size_t>(i)]);
    all.col(kCanonicalPointCount + i) = border + kRim * (border - middle);
  }
  return all;
}

Image FaceFrame::aligned(const Image& picture, const Landmarks& points) const {
  if (picture.format() != PixelFormat::Rgb8)
    throw Error(ErrorCode::InvalidArgument, "The face frame takes RGB pictures.");
  requirePoints(points);
  const Eigen::Matrix2Xf all = withRim(points.pointsPx);
  const cv::Mat whole = matView(picture);
  // Only the face's part is filtered, whatever the picture's size.
  const Eigen::Vector2f low = all.rowwise().minCoeff();
  const Eigen::Vector2f high = all.rowwise().maxCoeff();
  const int left = std::clamp(static_cast<int>(std::floor(low.x())) - 2, 0, picture.width() - 1);
  const int top = std::clamp(static_cast<int>(std::floor(low.y())) - 2, 0, picture.height() - 1);
  const int right = std::clamp(static_cast<int>(std::ceil(high.x())) + 2, left + 1, picture.width());
  const int bottom = std::clamp(static_cast<int>(std::ceil(high.y())) + 2, top + 1, picture.height());
  cv::Mat part = whole(cv::Rect(left, top, right - left, bottom - top));
  const float step = std::sqrt(areaOf(all, m_triangles) / areaOf(m_layoutPx, m_triangles));
  const double shrink = std::min(1.0, static_cast<double>(kSharpestStep / step));
  const Size shrunk{std::max(1, cvRound(part.cols * shrink)), std::max(1, cvRound(part.rows * shrink))};
  cv::Mat source;
  cv::resize(part, source, {shrunk.width, shrunk.height}, 0, 0, cv::INTER_AREA);
  const Eigen::Vector2f scale(static_cast<float>(source.cols) / static_cast<float>(part.cols),
                              static_cast<float>(source.rows) / static_cast<float>(part.rows));
  cv::Mat from(kSidePx, kSidePx, CV_32FC2, cv::Scalar(-1e6, -1e6));
  for (int i = 0; i < kSidePx * kSidePx; ++i) {
    const Cell& cell = m_cells[static_cast<std::size_t>(i)];
    if (cell.triangle < 0)
      continue;
    Eigen::Vector2f at = Eigen::Vector2f::Zero();
    for (int k = 0; k < 3; ++k) at += cell.weights[k] * all.col(m_triangles(k, cell.triangle));
    at = (at - Eigen::Vector2f(static_cast<float>(left), static_cast<float>(top))).cwiseProduct(scale);
    // Pixel centres lie at halves; cv::remap counts from the first centre. Beyond the border pixels repeat.
    from.at<cv::Vec2f>(i / kSidePx, i % kSidePx) = {
        std::clamp(at.x() - 0.5F, 0.0F, static_cast<float>(source.cols - 1)),
        std::clamp(at.y() - 0.5F, 0.0F, static_cast<float>(source.rows - 1))};
  }
  ImageBuilder frame({kSidePx, kSidePx}, PixelFormat::Rgb8);
  cv::remap(source, frame.mat(), from, cv::noArray(), cv::INTER_LINEAR, cv::BORDER_CONSTANT);
  return frame.finish();
}

FramePlaces FaceFrame::places(Size picture, const Landmarks& points) const {
  requirePoints(points);
  Eigen::Matrix2Xf all = withRim(points.pointsPx);
  const Eigen::Vector2f low = all.rowwise().minCoeff();
  const Eigen::Vector2f high = all.rowwise().maxCoeff();
  FramePlaces result;
  result.left = std::max(0, static_cast<int>(std::floor(low.x())));
  result.top = std::max(0, static_cast<int>(std::floor(low.y())));
  const int right = std::min(picture.width, static_cast<int>(std::ceil(high.x())));
  const int bottom = std::min(picture.height, static_cast<int>(std::ceil(high.y())));
  if (right <= result.left || bottom <= result.top)
    return result;
  result.size = {right - result.left, bottom - result.top};
  all.row(0).array() -= static_cast<float>(result.left);
  all.row(1).array() -= static_cast<float>(result.top);
  // A triangle seen from behind runs the other way round than in the frame.
  std::vector<Eigen::Index> seen;
  for (Eigen::Index t = 0; t < m_triangles.cols(); ++t)
    if (crossOf(all, m_triangles.col(t)) * crossOf(m_layoutPx, m_triangles.col(t)) > 0)
      seen.push_back(t);
  if (seen.empty())
    return {};
  TriangleIndices facing(3, static_cast<Eigen::Index>(seen.size()));
  for (std::size_t i = 0; i < seen.size(); ++i) facing.col(static_cast<Eigen::Index>(i)) = m_triangles.col(seen[i]);
  const Raster raster = rasterOf(all, facing, result.size);
  result.at.assign(raster.triangle.size(), Eigen::Vector2f::Zero());
  result.weight.assign(raster.triangle.size(), 0.0F);
  for (std::size_t i = 0; i < raster.triangle.size(); ++i) {
    if (raster.triangle[i] == Raster::kNothing)
      continue;
    const Eigen::Vector2f& tail = raster.weights[i];
    const Eigen::Vector3f weights(1.0F - tail.x() - tail.y(), tail.x(), tail.y());
    float inside = 0;
    for (int k = 0; k < 3; ++k) {
      const int corner = facing(k, raster.triangle[i]);
      result.at[i] += weights[k] * m_layoutPx.col(corner);
      inside += corner < kCanonicalPointCount ? weights[k] : 0.0F;
    }
    result.weight[i] = inside * inside * (3 - 2 * inside);
  }
  return result;
}

}  // namespace visagiste
