#include "widgets/preview/overlay_painter.h"

#include <algorithm>
#include <cmath>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <set>

#include "widgets/common/progress_words.h"

namespace visagiste {
namespace {

constexpr double kCornerShare = 0.16;  ///< Of a side: length of the strong corners of a box.

QPointF pointOf(const Eigen::Vector2f& point) {
  return {point.x(), point.y()};
}

QColor faded(QColor color, double alpha) {
  color.setAlphaF(static_cast<float>(alpha));
  return color;
}

void paintBox(QPainter& painter, const ViewTransform& view, const FaceBox& box, const QColor& color) {
  std::array<QPointF, 4> corners = cornersPx(box);
  std::transform(corners.begin(), corners.end(), corners.begin(),
                 [&view](QPointF corner) { return view.viewFromPicture(corner); });
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(faded(color, 0.45), 1));
  painter.drawPolygon(corners.data(), 4);
  painter.setPen(QPen(color, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  for (int i = 0; i < 4; ++i) {
    const QPointF corner = corners[i];
    const QPointF before = corner + (corners[(i + 3) % 4] - corner) * kCornerShare;
    const QPointF after = corner + (corners[(i + 1) % 4] - corner) * kCornerShare;
    const std::array<QPointF, 3> bracket = {before, corner, after};
    painter.drawPolyline(bracket.data(), 3);
  }
}

void paintMesh(QPainter& painter, const ViewTransform& view, const Landmarks& landmarks,
               const std::vector<std::pair<int, int>>& edges, const QColor& color) {
  const auto count = static_cast<int>(landmarks.pointsPx.cols());
  std::vector<QPointF> points;
  points.reserve(static_cast<std::size_t>(count));
  for (int i = 0; i < count; ++i) {
    points.push_back(view.viewFromPicture(pointOf(landmarks.pointsPx.col(i))));
  }
  std::vector<QLineF> lines;
  lines.reserve(edges.size());
  for (const auto& [a, b] : edges) {
    if (a >= 0 && b < count) {
      lines.emplace_back(points[static_cast<std::size_t>(a)], points[static_cast<std::size_t>(b)]);
    }
  }
  painter.setPen(QPen(faded(color, 0.5), 0.8));
  painter.drawLines(lines.data(), static_cast<int>(lines.size()));
}

void paintLandmarks(QPainter& painter, const ViewTransform& view, const Landmarks& landmarks, const QColor& color) {
  // Dots grow a little with the zoom, so that they are seen on a small face and are not lost on a big one.
  const double radius = std::clamp(view.scale() * 0.8, 1.5, 3.0);
  painter.setPen(Qt::NoPen);
  painter.setBrush(color);
  for (Eigen::Index i = 0; i < landmarks.pointsPx.cols(); ++i) {
    painter.drawEllipse(view.viewFromPicture(pointOf(landmarks.pointsPx.col(i))), radius, radius);
  }
}

void paintIrises(QPainter& painter, const ViewTransform& view, const Irises& irises, const QColor& color) {
  painter.setBrush(Qt::NoBrush);
  for (const Iris& iris : irises) {
    const QPointF center = view.viewFromPicture(pointOf(iris.centerPx));
    const double radius = iris.radiusPx * view.scale();
    painter.setPen(QPen(color, 1.5));
    painter.drawEllipse(center, radius, radius);
    painter.setPen(QPen(color, 3, Qt::SolidLine, Qt::RoundCap));
    painter.drawPoint(center);
  }
}

void paintLabel(QPainter& painter, const ViewTransform& view, const FaceOverlay& face, const QColor& color) {
  QPointF top(view.viewFromPicture({face.box.centerPx.x(), face.box.centerPx.y()}));
  for (const QPointF& corner : cornersPx(face.box)) {
    top.setY(std::min(top.y(), view.viewFromPicture(corner).y()));
  }
  const QString text = QCoreApplication::translate("visagiste::ImageCanvas", "Face %1 · %2")
                           .arg(face.number)
                           .arg(percentWords(face.box.score));
  const QFontMetricsF metrics(painter.font());
  const QSizeF size(metrics.horizontalAdvance(text) + 16, metrics.height() + 6);
  const QRectF pill(top - QPointF(size.width() / 2, size.height() + 6), size);
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(20, 21, 22, 190));
  painter.drawRoundedRect(pill, size.height() / 2, size.height() / 2);
  painter.setPen(color);
  painter.drawText(pill, Qt::AlignCenter, text);
}

}  // namespace

FaceOverlay overlayOf(const TrackedFace& face) {
  return {face.id, face.box, face.landmarks, face.irises};
}

std::vector<std::pair<int, int>> edgesOf(const MeshTriangles& triangles) {
  std::set<std::pair<int, int>> edges;
  for (Eigen::Index t = 0; t < triangles.cols(); ++t) {
    for (int i = 0; i < 3; ++i) {
      edges.insert(std::minmax({triangles(i, t), triangles((i + 1) % 3, t)}));
    }
  }
  return {edges.begin(), edges.end()};
}

std::array<QPointF, 4> cornersPx(const FaceBox& box) {
  constexpr double kRadiansPerDegree = 3.14159265358979323846 / 180;
  const double angle = box.rollDeg * kRadiansPerDegree;
  const QPointF right = QPointF(std::cos(angle), std::sin(angle)) * (box.sidePx / 2.0);
  const QPointF down(-right.y(), right.x());
  const QPointF center = pointOf(box.centerPx);
  return {center - right - down, center + right - down, center + right + down, center - right + down};
}

void paintFace(QPainter& painter, const ViewTransform& view, const FaceOverlay& face, const OverlayLook& look,
               const ThemeColors& colors) {
  const QColor color = look.isSelected ? colors.overlaySelected : colors.overlay;
  painter.setRenderHint(QPainter::Antialiasing);
  if (look.parts.testFlag(OverlayPart::Mesh) && face.landmarks && look.meshEdges != nullptr) {
    paintMesh(painter, view, *face.landmarks, *look.meshEdges, color);
  }
  if (look.parts.testFlag(OverlayPart::LandmarkDots) && face.landmarks) {
    paintLandmarks(painter, view, *face.landmarks, color);
  }
  if (look.parts.testFlag(OverlayPart::IrisCircles) && face.irises) {
    paintIrises(painter, view, *face.irises, colors.overlaySelected);
  }
  if (look.parts.testFlag(OverlayPart::Boxes)) {
    paintBox(painter, view, face.box, color);
  }
  if (look.parts.testFlag(OverlayPart::Labels)) {
    paintLabel(painter, view, face, color);
  }
}

}  // namespace visagiste
