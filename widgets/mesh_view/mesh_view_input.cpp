// What the person does in the 3D view: turn, move, zoom, light.
#include <algorithm>
#include <cmath>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include "widgets/mesh_view/mesh_view.h"

namespace visagiste {
namespace {

constexpr float kDegreesPerUnit = 0.4F;  ///< Of orbiting, a device-independent pixel of drag.
constexpr float kKeyDegrees = 5;
constexpr float kKeyPan = 0.04F;
constexpr float kZoomStep = 1.15F;
constexpr float kWheelNotch = 120;  // Qt: eighths of a degree, 15 degrees a notch.

}  // namespace

void MeshView::wheelEvent(QWheelEvent* event) {
  if (!m_mesh || event->angleDelta().y() == 0) {
    event->ignore();
    return;
  }
  m_camera.zoomBy(std::pow(kZoomStep, static_cast<float>(event->angleDelta().y()) / kWheelNotch));
  moveCamera();
  event->accept();
}

void MeshView::mousePressEvent(QMouseEvent* event) {
  if (!m_mesh) {
    QWidget::mousePressEvent(event);
    return;
  }
  m_lastAt = event->position();
  if (event->modifiers().testFlag(Qt::ShiftModifier)) {
    m_drag = Drag::Lights;
    setCursor(Qt::SizeHorCursor);
  } else if (event->button() != Qt::LeftButton || event->modifiers().testFlag(Qt::ControlModifier)) {
    m_drag = Drag::Pan;
    setCursor(Qt::SizeAllCursor);
  } else {
    m_drag = Drag::Orbit;
    setCursor(Qt::ClosedHandCursor);
    setTurntableRunning(false);  // The hand takes over.
  }
}

void MeshView::mouseMoveEvent(QMouseEvent* event) {
  const QPointF moved = event->position() - m_lastAt;
  m_lastAt = event->position();
  const auto dx = static_cast<float>(moved.x());
  const auto dy = static_cast<float>(moved.y());
  const auto shorterSide = static_cast<float>(std::max(1, std::min(width(), height())));
  switch (m_drag) {
    case Drag::None:
      return;
    case Drag::Orbit:
      m_camera.orbitBy(-dx * kDegreesPerUnit, dy * kDegreesPerUnit);
      return moveCamera();
    case Drag::Pan:
      m_camera.panBy(-dx / shorterSide, dy / shorterSide);
      return moveCamera();
    case Drag::Lights:
      return turnLightsBy(dx * kDegreesPerUnit * 2);
  }
}

void MeshView::mouseReleaseEvent(QMouseEvent* /*event*/) {
  m_drag = Drag::None;
  unsetCursor();
}

void MeshView::mouseDoubleClickEvent(QMouseEvent* event) {
  if (m_mesh && event->button() == Qt::LeftButton) {
    resetCamera();
  }
}

bool MeshView::keyMovesView(int key, Qt::KeyboardModifiers modifiers) {
  const bool left = key == Qt::Key_Left;
  const bool up = key == Qt::Key_Up;
  if (!left && !up && key != Qt::Key_Right && key != Qt::Key_Down) {
    return false;
  }
  const bool sideways = left || key == Qt::Key_Right;
  const float sign = left || up ? 1.0F : -1.0F;
  if (modifiers.testFlag(Qt::ShiftModifier)) {
    turnLightsBy(sideways ? -sign * kKeyDegrees * 2 : 0);
  } else if (modifiers.testFlag(Qt::ControlModifier)) {
    m_camera.panBy(sideways ? sign * kKeyPan : 0, sideways ? 0 : -sign * kKeyPan);
    moveCamera();
  } else {
    m_camera.orbitBy(sideways ? -sign * kKeyDegrees : 0, sideways ? 0 : sign * kKeyDegrees);
    moveCamera();
  }
  return true;
}

void MeshView::keyPressEvent(QKeyEvent* event) {
  if (!m_mesh) {
    QWidget::keyPressEvent(event);
    return;
  }
  if (keyMovesView(event->key(), event->modifiers())) {
    return;
  }
  switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      m_camera.zoomBy(kZoomStep);
      return moveCamera();
    case Qt::Key_Minus:
      m_camera.zoomBy(1 / kZoomStep);
      return moveCamera();
    case Qt::Key_Home:
      return resetCamera();
    case Qt::Key_1:
      return lookFrom(StandardView::Front);
    case Qt::Key_3:
      return lookFrom(StandardView::Side);
    case Qt::Key_7:
      return lookFrom(StandardView::Top);
    case Qt::Key_T:
      return setTurntableRunning(!isTurntableRunning());
    case Qt::Key_W:
      setWireOverlayVisible(!m_wireOverlay);
      Q_EMIT wireOverlayToggled(m_wireOverlay);
      return;
    default:
      QWidget::keyPressEvent(event);
  }
}

void MeshView::changeEvent(QEvent* event) {
  QWidget::changeEvent(event);
  if (event->type() == QEvent::PaletteChange) {
    invalidate();
  }
}

bool MeshView::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && m_mesh) {
    // Plain keys belong to the view while it has the focus, before any shortcut of the window.
    const auto& key = static_cast<QKeyEvent&>(*event);
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    const int code = key.key();
    if (plain && (code == Qt::Key_1 || code == Qt::Key_3 || code == Qt::Key_7 || code == Qt::Key_T ||
                  code == Qt::Key_W || code == Qt::Key_Home)) {
      event->accept();
      return true;
    }
  }
  return QWidget::event(event);
}

}  // namespace visagiste
