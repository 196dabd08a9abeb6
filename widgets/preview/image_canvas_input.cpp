// What the person does on the canvas: wheel, drag, keys, pinch, drop.
#include <algorithm>
#include <cmath>
#include <QApplication>
#include <QDragEnterEvent>
#include <QGestureEvent>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPolygonF>
#include <QWheelEvent>

#include "widgets/common/local_files.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/preview/overlay_painter.h"

namespace visagiste {
namespace {

constexpr double kStepFactor = 1.25;
constexpr double kWheelNotch = 120;  // Qt: eighths of a degree, 15 degrees a notch.
constexpr double kSplitReach = 10;   ///< Widget units around the split line that grab it.
constexpr double kPanStep = 48;
constexpr double kSplitStep = 0.02;

}  // namespace

void ImageCanvas::wheelEvent(QWheelEvent* event) {
  if (!hasPicture() || event->angleDelta().y() == 0) {
    event->ignore();
    return;
  }
  zoomBy(std::pow(kStepFactor, event->angleDelta().y() / kWheelNotch), event->position());
  event->accept();
}

void ImageCanvas::mousePressEvent(QMouseEvent* event) {
  const bool grabs = event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton;
  if (!hasPicture() || !grabs) {
    QWidget::mousePressEvent(event);
    return;
  }
  m_pressedAt = m_lastAt = event->position();
  m_moved = false;
  const bool acts = event->button() == Qt::LeftButton && !m_spaceHeld && !m_isPicking;
  if (acts && grabHandle(event->position())) {
    m_drag = Drag::Handle;
  } else {
    m_drag = acts && isOverSplit(event->position()) ? Drag::Split : acts && hasBrush() ? Drag::Brush : Drag::Pan;
  }
  if (m_drag == Drag::Brush) {
    moveBrush(event->position(), event->modifiers());
  }
  refreshCursor(event->position());
}

void ImageCanvas::mouseMoveEvent(QMouseEvent* event) {
  const QPointF position = event->position();
  m_pointer = position;
  if (hasBrush()) {
    update();
  }
  if (m_drag == Drag::None) {
    refreshCursor(position);
    return;
  }
  if (m_drag == Drag::Brush) {
    moveBrush(position, event->modifiers());
    return;
  }
  if (m_drag == Drag::Handle) {
    dragHandle(position);
    return;
  }
  // A hand that trembles while clicking on a face must not move the picture.
  if (!m_moved && (position - m_pressedAt).manhattanLength() < QApplication::startDragDistance()) {
    return;
  }
  m_moved = true;
  if (m_drag == Drag::Split) {
    moveSplitTo(position);
  } else {
    panBy(position - m_lastAt);
  }
  m_lastAt = position;
}

void ImageCanvas::mouseReleaseEvent(QMouseEvent* event) {
  const bool wasClick = m_drag == Drag::Pan && !m_moved && event->button() == Qt::LeftButton;
  m_drag = Drag::None;
  liftBrush();
  releaseHandle();
  refreshCursor(event->position());
  if (!wasClick) {
    return;
  }
  if (m_isPicking) {
    if (const QColor color = colorAt(event->position()); color.isValid()) {
      Q_EMIT colorPicked(color);
    }
    return;
  }
  const int face = faceAt(event->position());
  if (face >= 0 && face != m_selectedFace) {
    setSelectedFace(face);
    Q_EMIT faceSelected(face);
  }
}

void ImageCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton || !hasPicture() || isOverSplit(event->position())) {
    return;
  }
  if (const int handle = handleAt(event->position()); handle >= 0) {
    Q_EMIT handleResetRequested(handle);
    return;
  }
  if (hasBrush()) {
    mousePressEvent(event);  // Two quick dabs.
    return;
  }
  if (m_view.isFitting()) {
    zoomBy(1 / m_view.devicePixelsPerPixel(), event->position());
  } else {
    zoomToFit();
  }
}

void ImageCanvas::keyPressEvent(QKeyEvent* event) {
  if (hasBrush() && brushKey(event->key())) {
    return;
  }
  if (handleKey(*event)) {
    return;
  }
  const bool control = event->modifiers().testFlag(Qt::ControlModifier);
  const bool movesSplit = control && !m_after.isNull() && m_splitIsShown;
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoomIn();
    case Qt::Key_Minus:
      return zoomOut();
    case Qt::Key_0:
      return zoomToFit();
    case Qt::Key_1:
      return zoomToActualPixels();
    case Qt::Key_Left:
      return movesSplit ? setSplitPosition(m_split - kSplitStep) : panBy({kPanStep, 0});
    case Qt::Key_Right:
      return movesSplit ? setSplitPosition(m_split + kSplitStep) : panBy({-kPanStep, 0});
    case Qt::Key_Up:
      return panBy({0, kPanStep});
    case Qt::Key_Down:
      return panBy({0, -kPanStep});
    case Qt::Key_N:
      if (!m_faces.empty()) {
        setSelectedFace((m_selectedFace + 1) % static_cast<int>(m_faces.size()));
        Q_EMIT faceSelected(m_selectedFace);
      }
      return;
    case Qt::Key_Escape:
      if (m_isPicking) {
        Q_EMIT pickingGivenUp();
        return;
      }
      QWidget::keyPressEvent(event);
      return;
    case Qt::Key_Space:
      m_spaceHeld = true;
      refreshCursor(mapFromGlobal(QCursor::pos()));
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void ImageCanvas::keyReleaseEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
    m_spaceHeld = false;
    refreshCursor(mapFromGlobal(QCursor::pos()));
    return;
  }
  QWidget::keyReleaseEvent(event);
}

void ImageCanvas::leaveEvent(QEvent* event) {
  m_pointer.reset();
  update();
  QWidget::leaveEvent(event);
}

void ImageCanvas::focusOutEvent(QFocusEvent* event) {
  m_spaceHeld = false;
  liftBrush();
  QWidget::focusOutEvent(event);
}

void ImageCanvas::dragEnterEvent(QDragEnterEvent* event) {
  if (!localFiles(*event->mimeData()).isEmpty()) {
    event->acceptProposedAction();
    m_dropHovers = true;
    update();
  }
}

void ImageCanvas::dragLeaveEvent(QDragLeaveEvent* /*event*/) {
  m_dropHovers = false;
  update();
}

void ImageCanvas::dropEvent(QDropEvent* event) {
  m_dropHovers = false;
  update();
  const QStringList paths = localFiles(*event->mimeData());
  if (!paths.isEmpty()) {
    event->acceptProposedAction();
    Q_EMIT filesDropped(paths);
  }
}

bool ImageCanvas::event(QEvent* event) {
  switch (event->type()) {
    case QEvent::NativeGesture:
      return pinch(static_cast<QNativeGestureEvent&>(*event));
    case QEvent::Gesture:
      return pinch(static_cast<QGestureEvent&>(*event));
    case QEvent::PaletteChange:
      update();
      break;
    case QEvent::ShortcutOverride: {
      // Plain keys belong to the canvas while it has the focus, before any shortcut of the window.
      const auto& key = static_cast<QKeyEvent&>(*event);
      const bool plain = (key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
      if (plain && hasPicture() && (key.key() == Qt::Key_0 || key.key() == Qt::Key_1 || key.key() == Qt::Key_Space)) {
        event->accept();
        return true;
      }
      break;
    }
    default:
      break;
  }
  return QWidget::event(event);
}

bool ImageCanvas::pinch(QNativeGestureEvent& event) {
  if (event.gestureType() != Qt::ZoomNativeGesture || !hasPicture()) {
    return QWidget::event(&event);
  }
  zoomBy(std::max(0.1, 1 + event.value()), event.position());
  return true;
}

bool ImageCanvas::pinch(QGestureEvent& event) {
  const auto* gesture = static_cast<QPinchGesture*>(event.gesture(Qt::PinchGesture));
  if (gesture == nullptr || !hasPicture()) {
    return QWidget::event(&event);
  }
  if (gesture->changeFlags().testFlag(QPinchGesture::ScaleFactorChanged)) {
    zoomBy(gesture->scaleFactor(), mapFromGlobal(gesture->centerPoint()));
  }
  if (gesture->changeFlags().testFlag(QPinchGesture::CenterPointChanged)) {
    panBy(gesture->centerPoint() - gesture->lastCenterPoint());
  }
  return true;
}

bool ImageCanvas::isOverSplit(QPointF position) const {
  if (m_after.isNull() || !m_splitIsShown) {
    return false;
  }
  const double x = m_view.viewFromPicture({m_picture.size().width() * m_split, 0}).x();
  const QRectF picture = m_view.pictureRect();
  return std::abs(position.x() - x) <= kSplitReach && position.y() >= picture.top() && position.y() <= picture.bottom();
}

int ImageCanvas::faceAt(QPointF position) const {
  const QPointF inPicture = m_view.pictureFromView(position);
  int found = -1;
  float smallest = 0;
  for (std::size_t i = 0; i < m_faces.size(); ++i) {
    const auto corners = cornersPx(m_faces[i].box);
    const QPolygonF square(QList<QPointF>(corners.begin(), corners.end()));
    // Of faces one behind the other the smaller is the one that could not be reached otherwise.
    if (square.containsPoint(inPicture, Qt::OddEvenFill) && (found < 0 || m_faces[i].box.sidePx < smallest)) {
      found = static_cast<int>(i);
      smallest = m_faces[i].box.sidePx;
    }
  }
  return found;
}

QColor ImageCanvas::colorAt(QPointF position) {
  const QPointF place = m_view.pictureFromView(position);
  const QRect all(QPoint(), m_picture.size());
  const QPoint middle(static_cast<int>(std::floor(place.x())), static_cast<int>(std::floor(place.y())));
  if (!all.contains(middle)) {
    return {};
  }
  const bool isAfter = !m_after.isNull() && place.x() >= splitShare() * m_picture.size().width();
  const QImage& image = (isAfter ? m_after : m_picture).levelFor(1);
  const double shrunk = static_cast<double>(image.width()) / all.width();
  // Single pixels are noise: a fingertip of the picture says what colour it has.
  const int reach = std::max(1, all.width() / 400);
  const QRect around = QRectF((middle.x() - reach) * shrunk, (middle.y() - reach) * shrunk, (2 * reach + 1) * shrunk,
                              (2 * reach + 1) * shrunk)
                           .toAlignedRect()
                           .intersected(image.rect());
  int red = 0;
  int green = 0;
  int blue = 0;
  for (int y = around.top(); y <= around.bottom(); ++y) {
    for (int x = around.left(); x <= around.right(); ++x) {
      const QRgb pixel = image.pixel(x, y);
      red += qRed(pixel);
      green += qGreen(pixel);
      blue += qBlue(pixel);
    }
  }
  const int count = around.width() * around.height();
  return count == 0 ? QColor() : QColor(red / count, green / count, blue / count);
}

void ImageCanvas::moveSplitTo(QPointF position) {
  setSplitPosition(m_view.pictureFromView(position).x() / m_picture.size().width());
}

void ImageCanvas::refreshCursor(QPointF position) {
  if (!hasPicture()) {
    unsetCursor();
  } else if (m_drag == Drag::Handle || (m_drag == Drag::None && !m_spaceHeld && handleAt(position) >= 0)) {
    setCursor(Qt::SizeAllCursor);
  } else if (m_drag == Drag::Split || (m_drag == Drag::None && !m_spaceHeld && !m_isPicking && isOverSplit(position))) {
    setCursor(Qt::SplitHCursor);
  } else if (m_drag == Drag::Pan && (m_moved || !m_isPicking)) {
    setCursor(Qt::ClosedHandCursor);
  } else if (m_isPicking) {
    setCursor(Qt::CrossCursor);
  } else if (m_spaceHeld) {
    setCursor(Qt::OpenHandCursor);
  } else if (hasBrush() && m_drag != Drag::Pan) {
    setCursor(Qt::BlankCursor);  // The ring is the cursor.
  } else {
    unsetCursor();
  }
}

}  // namespace visagiste
