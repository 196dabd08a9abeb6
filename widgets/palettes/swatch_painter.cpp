#include "widgets/palettes/swatch_painter.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>
#include <QRadialGradient>

namespace visagiste {
namespace {

constexpr double kCorner = 5;

/// The same sparks in every painting: a swatch must not flicker.
class Scatter {
 public:
  double next() {
    m_state = m_state * 1664525U + 1013904223U;  // Numerical Recipes' generator: looks random enough.
    return (m_state >> 8U) / static_cast<double>(1U << 24U);
  }

 private:
  std::uint32_t m_state = 20111;
};

void paintSheen(QPainter& painter, const QRectF& area, int alpha) {
  QLinearGradient sheen(area.topLeft(), area.bottomRight());
  sheen.setColorAt(0.35, QColor(255, 255, 255, 0));
  sheen.setColorAt(0.62, QColor(255, 255, 255, alpha));
  sheen.setColorAt(0.9, QColor(255, 255, 255, 0));
  painter.fillRect(area, sheen);
}

void paintGloss(QPainter& painter, const QRectF& area) {
  QLinearGradient depth(area.topLeft(), area.bottomLeft());
  depth.setColorAt(0.6, QColor(0, 0, 0, 0));
  depth.setColorAt(1, QColor(0, 0, 0, 60));
  painter.fillRect(area, depth);
  const QPointF light(area.left() + 0.66 * area.width(), area.top() + 0.28 * area.height());
  QRadialGradient spot(light, 0.42 * std::min(area.width(), area.height()));
  spot.setColorAt(0, QColor(255, 255, 255, 235));
  spot.setColorAt(0.35, QColor(255, 255, 255, 150));
  spot.setColorAt(1, QColor(255, 255, 255, 0));
  painter.fillRect(area, spot);
}

void paintSparks(QPainter& painter, const QRectF& area, double share, double largestPx, int alpha) {
  Scatter scatter;
  const int count = static_cast<int>(share * area.width() * area.height());
  painter.setPen(Qt::NoPen);
  for (int i = 0; i < count; ++i) {
    const QPointF at(area.left() + scatter.next() * area.width(), area.top() + scatter.next() * area.height());
    const double radius = largestPx * (0.4 + 0.6 * scatter.next());
    const bool isLight = scatter.next() < 0.8;
    const int strength = static_cast<int>(alpha * (0.4 + 0.6 * scatter.next()));
    painter.setBrush(isLight ? QColor(255, 255, 255, strength) : QColor(0, 0, 0, strength / 3));
    painter.drawEllipse(at, radius, radius);
  }
}

QBrush groundOf(const QRectF& area, const std::vector<SrgbColor>& colors) {
  if (colors.size() < 2)
    return qtColor(colors.front());
  QLinearGradient ground(area.topLeft(), area.topRight());
  for (std::size_t i = 0; i < colors.size(); ++i)
    ground.setColorAt(static_cast<double>(i) / static_cast<double>(colors.size() - 1), qtColor(colors[i]));
  return ground;
}

/// No colour of its own: a slash, as for "none" everywhere.
void paintNone(QPainter& painter, const QRectF& area) {
  painter.setPen(QPen(QColor(128, 128, 128), 1.2));
  painter.drawLine(area.bottomLeft() + QPointF(3, -3), area.topRight() + QPointF(-3, 3));
}

}  // namespace

SrgbColor srgbOf(const QColor& color) {
  return {static_cast<std::uint8_t>(color.red()), static_cast<std::uint8_t>(color.green()),
          static_cast<std::uint8_t>(color.blue())};
}

void paintSwatch(QPainter& painter, const QRectF& area, const std::vector<SrgbColor>& colors, MakeupFinish finish) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  QPainterPath shape;
  shape.addRoundedRect(area, kCorner, kCorner);
  painter.setClipPath(shape);
  if (colors.empty()) {
    paintNone(painter, area);
  } else {
    painter.fillRect(area, groundOf(area, colors));
    switch (finish) {
      case MakeupFinish::Matte:
        break;
      case MakeupFinish::Satin:
        paintSheen(painter, area, 70);
        break;
      case MakeupFinish::Gloss:
        paintGloss(painter, area);
        break;
      case MakeupFinish::Shimmer:
        paintSheen(painter, area, 95);
        paintSparks(painter, area, 0.10, 0.55, 120);
        break;
      case MakeupFinish::Glitter:
        paintSheen(painter, area, 60);
        paintSparks(painter, area, 0.045, 1.3, 235);
        break;
    }
  }
  painter.setClipping(false);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(QColor(128, 128, 128, 110), 1));
  painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), kCorner, kCorner);
  painter.restore();
}

}  // namespace visagiste
