// Points on the canvas that the person drags, or reaches with Tab and moves with the arrows.
#include <algorithm>
#include <cmath>
#include <QKeyEvent>
#include <QPainter>

#include "widgets/common/theme.h"
#include "widgets/preview/image_canvas.h"

namespace visagiste {
namespace {

constexpr double kRadius = 6;
constexpr double kReach = 12;  ///< Widget units around a handle that grab it.
constexpr double kStep = 1;    ///< Of an arrow key, in widget units; ten times with Shift.

}  // namespace

void ImageCanvas::setHandles(std::vector<CanvasHandle> handles) {
  if (handles.size() != m_handles.size()) {
    m_selectedHandle = -1;
    m_handleIsHeld = false;
  }
  m_handles = std::move(handles);
  update();
}

void ImageCanvas::selectHandle(int index) {
  m_selectedHandle = std::clamp(index, -1, static_cast<int>(m_handles.size()) - 1);
  setAccessibleDescription(m_selectedHandle < 0 ? QString()
                                                : m_handles[static_cast<std::size_t>(m_selectedHandle)].name);
  update();
}

int ImageCanvas::handleAt(QPointF position) const {
  int nearest = -1;
  double least = kReach;
  for (std::size_t i = 0; i < m_handles.size(); ++i) {
    const QPointF offset = m_view.viewFromPicture(m_handles[i].placePx) - position;
    const double distance = std::hypot(offset.x(), offset.y());
    if (distance < least) {
      least = distance;
      nearest = static_cast<int>(i);
    }
  }
  return nearest;
}

bool ImageCanvas::grabHandle(QPointF position) {
  const int index = handleAt(position);
  if (index < 0) {
    return false;
  }
  selectHandle(index);
  m_handleIsHeld = true;
  m_grabOffset = m_view.viewFromPicture(m_handles[static_cast<std::size_t>(index)].placePx) - position;
  return true;
}

void ImageCanvas::dragHandle(QPointF position) {
  if (!m_moved && (position - m_pressedAt).manhattanLength() < 2) {
    return;
  }
  m_moved = true;
  moveHandleTo(m_view.pictureFromView(position + m_grabOffset));
}

void ImageCanvas::releaseHandle() {
  if (m_handleIsHeld && m_moved && m_selectedHandle >= 0) {
    Q_EMIT handleReleased(m_selectedHandle);
  }
  m_handleIsHeld = false;
}

void ImageCanvas::moveHandleTo(QPointF placePx) {
  m_handles[static_cast<std::size_t>(m_selectedHandle)].placePx = placePx;
  update();
  Q_EMIT handleMoved(m_selectedHandle, placePx);
}

bool ImageCanvas::handleKey(const QKeyEvent& event) {
  if (m_selectedHandle < 0) {
    return false;
  }
  QPointF step;
  switch (event.key()) {
    case Qt::Key_Left:
      step = {-kStep, 0};
      break;
    case Qt::Key_Right:
      step = {kStep, 0};
      break;
    case Qt::Key_Up:
      step = {0, -kStep};
      break;
    case Qt::Key_Down:
      step = {0, kStep};
      break;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      Q_EMIT handleResetRequested(m_selectedHandle);
      return true;
    case Qt::Key_Escape:
      selectHandle(-1);
      return true;
    default:
      return false;
  }
  const double times = event.modifiers().testFlag(Qt::ShiftModifier) ? 10 : 1;
  const QPointF place = m_view.viewFromPicture(m_handles[static_cast<std::size_t>(m_selectedHandle)].placePx);
  moveHandleTo(m_view.pictureFromView(place + times * step));
  Q_EMIT handleReleased(m_selectedHandle);
  return true;
}

bool ImageCanvas::focusNextPrevChild(bool next) {
  const int count = static_cast<int>(m_handles.size());
  const int to = m_selectedHandle < 0 ? (next ? 0 : count - 1) : m_selectedHandle + (next ? 1 : -1);
  if (count > 0 && to >= 0 && to < count) {
    selectHandle(to);
    return true;
  }
  selectHandle(-1);
  return QWidget::focusNextPrevChild(next);
}

void ImageCanvas::paintHandles(QPainter& painter) {
  if (m_handles.empty()) {
    return;
  }
  painter.setRenderHint(QPainter::Antialiasing);
  const ThemeColors& colors = themeColors(palette());
  for (std::size_t i = 0; i < m_handles.size(); ++i) {
    const QPointF place = m_view.viewFromPicture(m_handles[i].placePx);
    const bool isChosen = static_cast<int>(i) == m_selectedHandle;
    // Dark and light: seen on any cloth.
    painter.setPen(QPen(QColor(0, 0, 0, 150), isChosen ? 4 : 3));
    painter.setBrush(isChosen ? QBrush(colors.accent) : QBrush(QColor(255, 255, 255, 90)));
    painter.drawEllipse(place, kRadius, kRadius);
    painter.setPen(QPen(Qt::white, isChosen ? 2 : 1.5));
    painter.drawEllipse(place, kRadius, kRadius);
  }
  if (m_selectedHandle < 0) {
    return;
  }
  const CanvasHandle& chosen = m_handles[static_cast<std::size_t>(m_selectedHandle)];
  const QFontMetricsF metrics(font());
  QRectF label = metrics.boundingRect(chosen.name).adjusted(-6, -3, 6, 3);
  label.moveCenter(m_view.viewFromPicture(chosen.placePx) + QPointF(0, -kRadius - 8 - label.height() / 2));
  label.moveLeft(std::clamp(label.left(), 4.0, std::max(4.0, width() - 4 - label.width())));
  label.moveTop(std::max(4.0, label.top()));
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(0, 0, 0, 170));
  painter.drawRoundedRect(label, 4, 4);
  painter.setPen(Qt::white);
  painter.drawText(label, Qt::AlignCenter, chosen.name);
}

}  // namespace visagiste
