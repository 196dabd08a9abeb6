#include "widgets/sliders/value_slider.h"

#include <algorithm>
#include <cmath>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include "widgets/common/theme.h"

namespace visagiste {
namespace {

constexpr double kKnobRadius = 6;
constexpr double kGrooveHeight = 4;
constexpr double kEdge = kKnobRadius + 2;  // Room for the focus ring.

}  // namespace

ValueSlider::ValueSlider(QWidget* parent) : QSlider(Qt::Horizontal, parent) {
  setFocusPolicy(Qt::StrongFocus);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

double ValueSlider::positionOf(int value) const {
  const double span = std::max(1, maximum() - minimum());
  return kEdge + (value - minimum()) / span * (width() - 2 * kEdge);
}

int ValueSlider::valueAt(double x) const {
  const double share = (x - kEdge) / std::max(1.0, width() - 2 * kEdge);
  return std::clamp(static_cast<int>(std::lround(minimum() + share * (maximum() - minimum()))), minimum(), maximum());
}

QSize ValueSlider::sizeHint() const {
  return {120, 20};
}

QSize ValueSlider::minimumSizeHint() const {
  return {64, 20};
}

void ValueSlider::paintEvent(QPaintEvent* /*event*/) {
  const ThemeColors& colors = themeColors(palette());
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  const double middle = height() / 2.0;
  const double knob = positionOf(sliderPosition());
  const double zero = positionOf(std::clamp(0, minimum(), maximum()));
  const QRectF groove(kEdge - 2, middle - kGrooveHeight / 2, width() - 2 * kEdge + 4, kGrooveHeight);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colors.border);
  painter.drawRoundedRect(groove, kGrooveHeight / 2, kGrooveHeight / 2);
  if (minimum() < 0 && maximum() > 0) {
    painter.drawRect(QRectF(zero - 0.5, middle - 5, 1, 10));
  }
  painter.setBrush(isEnabled() ? colors.accent : colors.textFaint);
  const double from = std::min(zero, knob) - (minimum() >= 0 ? 2 : 0);
  painter.drawRoundedRect(QRectF(from, groove.top(), std::max(zero, knob) - from, kGrooveHeight), 2, 2);
  if (hasFocus()) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colors.accentText, 1.5));
    painter.drawEllipse(QPointF(knob, middle), kKnobRadius + 1.5, kKnobRadius + 1.5);
  }
  const bool dark = colors.window.lightness() < 128;
  painter.setPen(QPen(underMouse() || isSliderDown() ? colors.accentText
                      : dark                         ? QColor(20, 21, 22)
                                                     : colors.textFaint));
  painter.setBrush(!isEnabled() ? colors.raised : dark ? QColor(0xd4, 0xd8, 0xdc) : QColor(Qt::white));
  painter.drawEllipse(QPointF(knob, middle), kKnobRadius - 0.5, kKnobRadius - 0.5);
}

void ValueSlider::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) {
    event->ignore();
    return;
  }
  const double knob = positionOf(sliderPosition());
  const bool onKnob = std::abs(event->position().x() - knob) <= kKnobRadius + 1;
  // A knob taken off its middle must not jump.
  m_grabOffset = onKnob ? knob - event->position().x() : 0;
  setSliderDown(true);
  if (!onKnob) {
    setValue(valueAt(event->position().x()));
  }
  update();
}

void ValueSlider::mouseMoveEvent(QMouseEvent* event) {
  if (isSliderDown()) {
    setValue(valueAt(event->position().x() + m_grabOffset));
  }
}

void ValueSlider::mouseReleaseEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && isSliderDown()) {
    setSliderDown(false);
    update();
  }
}

void ValueSlider::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) {
    Q_EMIT resetRequested();
  }
}

void ValueSlider::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete) {
    Q_EMIT resetRequested();
    return;
  }
  // Up and Down walk through the list of sliders.
  if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) {
    focusNextPrevChild(event->key() == Qt::Key_Down);
    return;
  }
  QSlider::keyPressEvent(event);
}

void ValueSlider::wheelEvent(QWheelEvent* event) {
  if (!hasFocus()) {
    event->ignore();
    return;
  }
  QSlider::wheelEvent(event);
}

void ValueSlider::enterEvent(QEnterEvent* event) {
  QSlider::enterEvent(event);
  update();
}

void ValueSlider::leaveEvent(QEvent* event) {
  QSlider::leaveEvent(event);
  update();
}

}  // namespace visagiste
