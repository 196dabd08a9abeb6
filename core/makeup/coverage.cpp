#include "core/makeup/coverage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace visagiste {
namespace {

/// One piece of a centripetal Catmull-Rom curve between b and c.
Eigen::Vector2f catmullRom(const Eigen::Vector2f& a, const Eigen::Vector2f& b, const Eigen::Vector2f& c,
                           const Eigen::Vector2f& d, float share) {
  const auto knot = [](const Eigen::Vector2f& p, const Eigen::Vector2f& q) {
    return std::sqrt(std::max((q - p).norm(), 1e-6F));
  };
  const float t0 = 0;
  const float t1 = t0 + knot(a, b);
  const float t2 = t1 + knot(b, c);
  const float t3 = t2 + knot(c, d);
  const float t = t1 + share * (t2 - t1);
  const auto mix = [t](const Eigen::Vector2f& p, float from, const Eigen::Vector2f& q, float to) -> Eigen::Vector2f {
    return ((to - t) * p + (t - from) * q) / (to - from);
  };
  const Eigen::Vector2f a1 = mix(a, t0, b, t1);
  const Eigen::Vector2f a2 = mix(b, t1, c, t2);
  const Eigen::Vector2f a3 = mix(c, t2, d, t3);
  return mix(mix(a1, t0, a2, t2), t1, mix(a2, t1, a3, t3), t2);
}

bool allFinite(const Polyline& points) {
  return std::all_of(points.begin(), points.end(), [](const Eigen::Vector2f& p) { return p.allFinite(); });
}

}  // namespace

Polyline smoothCurve(const Polyline& points, int steps) {
  const auto count = static_cast<int>(points.size());
  if (count < 3)
    return points;
  const auto at = [&](int i) -> Eigen::Vector2f {
    if (i < 0)
      return 2 * points[0] - points[1];
    if (i >= count)
      return 2 * points[static_cast<std::size_t>(count - 1)] - points[static_cast<std::size_t>(count - 2)];
    return points[static_cast<std::size_t>(i)];
  };
  Polyline curve;
  for (int i = 0; i + 1 < count; ++i)
    for (int s = 0; s < steps; ++s)
      curve.push_back(
          catmullRom(at(i - 1), at(i), at(i + 1), at(i + 2), static_cast<float>(s) / static_cast<float>(steps)));
  curve.push_back(points.back());
  return curve;
}

Polyline smoothLoop(const Polyline& points, int steps) {
  const std::size_t count = points.size();
  if (count < 3)
    return points;
  Polyline curve;
  for (std::size_t i = 0; i < count; ++i)
    for (int s = 0; s < steps; ++s)
      curve.push_back(catmullRom(points[(i + count - 1) % count], points[i], points[(i + 1) % count],
                                 points[(i + 2) % count], static_cast<float>(s) / static_cast<float>(steps)));
  return curve;
}

CoverageCanvas::CoverageCanvas(Size size)
    : m_size(size),
      m_cells(static_cast<std::size_t>(size.width + 2) * static_cast<std::size_t>(size.height), 0.0F),
      m_top(size.height),
      m_bottom(0) {}

void CoverageCanvas::fill(const Polyline& polygon) {
  if (polygon.size() < 3 || !allFinite(polygon))
    return;
  for (std::size_t i = 0; i < polygon.size(); ++i) addEdge(polygon[i], polygon[(i + 1) % polygon.size()]);
}

void CoverageCanvas::addEdge(Eigen::Vector2f from, Eigen::Vector2f to) {
  // Signed area to the right of the edge, row by row, kept as differences along the row.
  const float sign = from.y() < to.y() ? 1.0F : -1.0F;
  if (from.y() > to.y())
    std::swap(from, to);
  const float low = std::max(from.y(), 0.0F);
  const float high = std::min(to.y(), static_cast<float>(m_size.height));
  if (!(low < high))
    return;
  const float slope = (to.x() - from.x()) / (to.y() - from.y());
  const auto right = static_cast<float>(m_size.width);
  const int firstRow = static_cast<int>(low);
  const int lastRow = std::min(static_cast<int>(std::ceil(high)), m_size.height);
  m_top = std::min(m_top, firstRow);
  m_bottom = std::max(m_bottom, lastRow);
  for (int row = firstRow; row < lastRow; ++row) {
    const float y0 = std::max(low, static_cast<float>(row));
    const float y1 = std::min(high, static_cast<float>(row + 1));
    const float height = sign * (y1 - y0);
    float x0 = std::clamp(from.x() + slope * (y0 - from.y()), 0.0F, right);
    float x1 = std::clamp(from.x() + slope * (y1 - from.y()), 0.0F, right);
    if (x0 > x1)
      std::swap(x0, x1);
    float* cells = m_cells.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_size.width + 2);
    const int c0 = static_cast<int>(x0);
    const int c1 = static_cast<int>(x1);
    if (c0 == c1) {
      const float inside = static_cast<float>(c0 + 1) - 0.5F * (x0 + x1);
      cells[c0] += height * inside;
      cells[c0 + 1] += height * (1 - inside);
      continue;
    }
    // The edge crosses several pixels of the row: integrate piece by piece.
    const float perX = height / (x1 - x0);
    for (int c = c0; c <= c1; ++c) {
      const float left = std::max(x0, static_cast<float>(c));
      const float end = std::min(x1, static_cast<float>(c + 1));
      const float piece = perX * (end - left);
      const float inside = static_cast<float>(c + 1) - 0.5F * (left + end);
      cells[c] += piece * inside;
      cells[c + 1] += piece * (1 - inside);
    }
  }
}

void CoverageCanvas::mergeInto(cv::Mat& into, float share) {
  for (int row = m_top; row < m_bottom; ++row) {
    float* cells = m_cells.data() + static_cast<std::size_t>(row) * static_cast<std::size_t>(m_size.width + 2);
    auto* out = into.ptr<std::uint8_t>(row);
    float sum = 0;
    for (int x = 0; x < m_size.width; ++x) {
      sum += cells[x];
      cells[x] = 0;
      const float covered = share * std::min(std::abs(sum), 1.0F);
      if (covered > 1.0F / 512)
        out[x] = static_cast<std::uint8_t>(static_cast<float>(out[x]) +
                                           covered * (255.0F - static_cast<float>(out[x])) + 0.5F);
    }
    cells[m_size.width] = 0;
    cells[m_size.width + 1] = 0;
  }
  m_top = m_size.height;
  m_bottom = 0;
}

cv::Mat filledMask(const Polyline& polygon, Size size) {
  cv::Mat mask = cv::Mat::zeros(size.height, size.width, CV_8UC1);
  CoverageCanvas canvas(size);
  canvas.fill(polygon);
  canvas.mergeInto(mask);
  return mask;
}

namespace {

struct StrokePiece {
  Eigen::Vector2f from;
  Eigen::Vector2f along;
  float squaredLength;
  float width0;
  float width1;
};

/// How much of the pixel at `at` the piece covers, 0..1.
float pieceCoverage(const StrokePiece& piece, const Eigen::Vector2f& at) {
  const Eigen::Vector2f offset = at - piece.from;
  const float share = std::clamp(offset.dot(piece.along) / piece.squaredLength, 0.0F, 1.0F);
  const float width = piece.width0 + share * (piece.width1 - piece.width0);
  const float distance = (offset - share * piece.along).norm();
  const float drawn = std::max(width, 1.0F);
  return std::clamp(0.5F * drawn + 0.5F - distance, 0.0F, 1.0F) * std::min(width, 1.0F);
}

}  // namespace

void drawStroke(const Polyline& curve, const std::vector<float>& widths, float share, cv::Mat& into) {
  if (curve.size() < 2 || widths.size() != curve.size() || !allFinite(curve))
    return;
  const float reach = 0.5F * std::max(1.0F, *std::max_element(widths.begin(), widths.end())) + 1;
  Eigen::Vector2f low = curve.front();
  Eigen::Vector2f high = low;
  for (const Eigen::Vector2f& p : curve) {
    low = low.cwiseMin(p);
    high = high.cwiseMax(p);
  }
  const int x0 = std::max(0, static_cast<int>(std::floor(std::max(low.x() - reach, 0.0F))));
  const int y0 = std::max(0, static_cast<int>(std::floor(std::max(low.y() - reach, 0.0F))));
  const int x1 = static_cast<int>(std::min(static_cast<float>(into.cols), std::ceil(high.x() + reach)));
  const int y1 = static_cast<int>(std::min(static_cast<float>(into.rows), std::ceil(high.y() + reach)));
  if (x0 >= x1 || y0 >= y1)
    return;
  const int columns = x1 - x0;
  std::vector<float> most(static_cast<std::size_t>(columns) * static_cast<std::size_t>(y1 - y0), 0.0F);
  for (std::size_t i = 0; i + 1 < curve.size(); ++i) {
    const StrokePiece piece{curve[i], curve[i + 1] - curve[i], std::max((curve[i + 1] - curve[i]).squaredNorm(), 1e-8F),
                            widths[i], widths[i + 1]};
    const Eigen::Vector2f end = curve[i + 1];
    const int left =
        std::max(x0, static_cast<int>(std::floor(std::max(0.0F, std::min(piece.from.x(), end.x()) - reach))));
    const int stop = std::min(x1, static_cast<int>(std::ceil(std::max(piece.from.x(), end.x()) + reach)));
    const int top =
        std::max(y0, static_cast<int>(std::floor(std::max(0.0F, std::min(piece.from.y(), end.y()) - reach))));
    const int under = std::min(y1, static_cast<int>(std::ceil(std::max(piece.from.y(), end.y()) + reach)));
    for (int y = top; y < under; ++y)
      for (int x = left; x < stop; ++x) {
        float& cell = most[static_cast<std::size_t>(y - y0) * static_cast<std::size_t>(columns) +
                           static_cast<std::size_t>(x - x0)];
        // Pieces of one stroke meet: the larger one counts, or joints would show.
        cell = std::max(cell, pieceCoverage(piece, {static_cast<float>(x) + 0.5F, static_cast<float>(y) + 0.5F}));
      }
  }
  for (int y = y0; y < y1; ++y) {
    auto* out = into.ptr<std::uint8_t>(y);
    const float* row = most.data() + static_cast<std::size_t>(y - y0) * static_cast<std::size_t>(columns);
    for (int x = x0; x < x1; ++x) {
      const float covered = share * row[x - x0];
      if (covered > 0)
        out[x] = static_cast<std::uint8_t>(static_cast<float>(out[x]) +
                                           covered * (255.0F - static_cast<float>(out[x])) + 0.5F);
    }
  }
}

}  // namespace visagiste
