// The brush of the canvas: a ring at the pointer, strokes between two of its places.
#include <algorithm>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr double kSmallestRing = 2;

}  // namespace

void ImageCanvas::setBrush(double radiusPx) {
  if (radiusPx <= 0) {
    liftBrush();
  }
  m_brushPx = std::max(radiusPx, 0.0);
  refreshCursor(mapFromGlobal(QCursor::pos()));
  update();
}

void ImageCanvas::moveBrush(QPointF position, Qt::KeyboardModifiers modifiers) {
  const QPointF from = m_brushIsDown ? m_lastAt : position;
  m_brushIsDown = true;
  m_lastAt = position;
  Q_EMIT brushMoved(m_view.pictureFromView(from), m_view.pictureFromView(position),
                    modifiers.testFlag(Qt::AltModifier));
}

void ImageCanvas::liftBrush() {
  if (m_brushIsDown) {
    m_brushIsDown = false;
    Q_EMIT brushLifted();
  }
}

bool ImageCanvas::brushKey(int key) {
  switch (key) {
    case Qt::Key_BracketLeft:
      Q_EMIT brushSizeStepped(-1);
      return true;
    case Qt::Key_BracketRight:
      Q_EMIT brushSizeStepped(1);
      return true;
    case Qt::Key_Escape:
      if (m_brushIsDown) {
        liftBrush();
      } else {
        Q_EMIT brushGivenUp();
      }
      return true;
    default:
      return false;
  }
}

void ImageCanvas::paintBrush(QPainter& painter) {
  if (!hasBrush() || !m_pointer || m_spaceHeld) {
    return;
  }
  const double radius = std::max(m_brushPx * m_view.scale(), kSmallestRing);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  // Dark and light: seen on any skin.
  painter.setPen(QPen(QColor(0, 0, 0, 140), 3));
  painter.drawEllipse(*m_pointer, radius, radius);
  painter.setPen(QPen(Qt::white, 1.2));
  painter.drawEllipse(*m_pointer, radius, radius);
}

}  // namespace visagiste
