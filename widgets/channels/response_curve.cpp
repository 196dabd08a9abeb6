#include "widgets/channels/response_curve.h"

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include "widgets/common/theme.h"

namespace visagiste {
namespace {

constexpr double kRadius = 4.5;
constexpr double kMargin = 7;
constexpr double kStep = 0.01;

}  // namespace

ResponseCurve::ResponseCurve(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("responseCurve"));
  setAccessibleName(tr("Response curve"));
  setToolTip(tr("Value in to value out: double click sets a point, Delete takes it away"));
  setFocusPolicy(Qt::StrongFocus);
}

QRectF ResponseCurve::plot() const {
  return QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
}

QPointF ResponseCurve::placeOf(QPointF point) const {
  const QRectF area = plot();
  return {area.left() + point.x() * area.width(), area.bottom() - point.y() * area.height()};
}

QPointF ResponseCurve::valueAt(QPointF place) const {
  const QRectF area = plot();
  return {std::clamp((place.x() - area.left()) / area.width(), 0.0, 1.0),
          std::clamp((area.bottom() - place.y()) / area.height(), 0.0, 1.0)};
}

int ResponseCurve::pointAt(QPointF place) const {
  for (std::size_t i = 0; i < m_points.size(); ++i) {
    const QPointF away = placeOf(m_points[i]) - place;
    if (std::hypot(away.x(), away.y()) <= kRadius + 3) {
      return static_cast<int>(i);
    }
  }
  return -1;
}

double ResponseCurve::outputOf(double value) const {
  if (m_points.size() < 2) {
    return value;
  }
  for (std::size_t i = 0; i < m_points.size(); ++i) {
    if (m_points[i].x() >= value) {
      if (i == 0) {
        break;
      }
      const QPointF& a = m_points[i - 1];
      const QPointF& b = m_points[i];
      return a.y() + (value - a.x()) / (b.x() - a.x()) * (b.y() - a.y());
    }
  }
  return value <= m_points.front().x() ? m_points.front().y() : m_points.back().y();
}

void ResponseCurve::setPoints(const std::vector<QPointF>& points) {
  if (points != m_points) {
    m_points = points;
    m_chosen = std::min(m_chosen, static_cast<int>(m_points.size()) - 1);
    update();
  }
}

void ResponseCurve::setInput(double value) {
  if (value != m_input) {
    m_input = value;
    update();
  }
}

void ResponseCurve::choose(int index) {
  m_chosen = index;
  setAccessibleDescription(index < 0 ? QString()
                                     : tr("%1 % gives %2 %")
                                           .arg(qRound(100 * m_points[static_cast<std::size_t>(index)].x()))
                                           .arg(qRound(100 * m_points[static_cast<std::size_t>(index)].y())));
  update();
}

void ResponseCurve::addPoint(QPointF point) {
  std::vector<QPointF> next = m_points.empty() ? std::vector<QPointF>{{0, 0}, {1, 1}} : m_points;
  const bool isTooNear = std::any_of(
      next.begin(), next.end(), [&point](const QPointF& other) { return std::abs(other.x() - point.x()) < kLeastGap; });
  if (isTooNear) {
    return;
  }
  const auto place =
      std::find_if(next.begin(), next.end(), [&point](const QPointF& other) { return other.x() > point.x(); });
  const auto index = static_cast<int>(place - next.begin());
  next.insert(place, point);
  m_points = std::move(next);
  choose(index);
  Q_EMIT edited(m_points, EditStep::Ends);
}

void ResponseCurve::removePoint() {
  if (m_chosen < 0) {
    return;
  }
  m_points.erase(m_points.begin() + m_chosen);
  if (m_points.size() < 2 || m_points == std::vector<QPointF>{{0, 0}, {1, 1}}) {
    m_points.clear();
  }
  choose(-1);
  Q_EMIT edited(m_points, EditStep::Ends);
}

void ResponseCurve::movePoint(QPointF to, EditStep step) {
  const auto index = static_cast<std::size_t>(m_chosen);
  const double least = index == 0 ? 0 : m_points[index - 1].x() + kLeastGap;
  const double most = index + 1 == m_points.size() ? 1 : m_points[index + 1].x() - kLeastGap;
  m_points[index] = {std::clamp(to.x(), least, std::max(least, most)), std::clamp(to.y(), 0.0, 1.0)};
  choose(m_chosen);
  Q_EMIT edited(m_points, step);
}

void ResponseCurve::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton) {
    choose(pointAt(event->position()));
    m_drags = m_chosen >= 0;
  }
}

void ResponseCurve::mouseMoveEvent(QMouseEvent* event) {
  if (m_drags) {
    movePoint(valueAt(event->position()), EditStep::Continues);
  }
}

void ResponseCurve::mouseReleaseEvent(QMouseEvent* event) {
  if (m_drags && event->button() == Qt::LeftButton) {
    m_drags = false;
    Q_EMIT edited(m_points, EditStep::Ends);
  }
}

void ResponseCurve::mouseDoubleClickEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && pointAt(event->position()) < 0) {
    addPoint(valueAt(event->position()));
  }
}

void ResponseCurve::keyPressEvent(QKeyEvent* event) {
  const double step = event->modifiers().testFlag(Qt::ShiftModifier) ? 10 * kStep : kStep;
  const auto count = static_cast<int>(m_points.size());
  const QPointF chosen = m_chosen >= 0 ? m_points[static_cast<std::size_t>(m_chosen)] : QPointF();
  switch (event->key()) {
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
      if (count > 0) {
        choose(std::clamp(m_chosen + (event->key() == Qt::Key_PageDown ? 1 : -1), 0, count - 1));
      }
      return;
    case Qt::Key_Insert:
      addPoint({0.5, outputOf(0.5)});
      return;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      removePoint();
      return;
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
      if (m_chosen >= 0) {
        const double x = event->key() == Qt::Key_Left ? -step : event->key() == Qt::Key_Right ? step : 0;
        const double y = event->key() == Qt::Key_Down ? -step : event->key() == Qt::Key_Up ? step : 0;
        movePoint(chosen + QPointF(x, y), EditStep::Ends);
        return;
      }
      break;
    default:
      break;
  }
  QWidget::keyPressEvent(event);
}

void ResponseCurve::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::EnabledChange) {
    update();
  }
  QWidget::changeEvent(event);
}

void ResponseCurve::paintEvent(QPaintEvent* /*event*/) {
  const ThemeColors& colors = themeColors(palette());
  QPainter painter(this);
  const QRectF area = plot();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(hasFocus() ? colors.accent : colors.border, 1));
  painter.setBrush(colors.surface);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
  painter.setPen(QPen(colors.border, 1, Qt::DotLine));
  painter.drawLine(area.bottomLeft(), area.topRight());
  QPolygonF line;
  if (m_points.size() < 2) {
    line << area.bottomLeft() << area.topRight();
  } else {
    line << placeOf({0, m_points.front().y()});
    for (const QPointF& point : m_points) {
      line << placeOf(point);
    }
    line << placeOf({1, m_points.back().y()});
  }
  painter.setPen(QPen(isEnabled() ? colors.accentText : colors.textFaint, 1.5));
  painter.drawPolyline(line);
  if (m_input >= 0 && isEnabled()) {
    const QPointF now = placeOf({std::min(m_input, 1.0), outputOf(std::min(m_input, 1.0))});
    painter.setPen(QPen(colors.textMuted, 1));
    painter.drawLine(QPointF(now.x(), area.bottom()), now);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colors.text);
    painter.drawEllipse(now, 3, 3);
  }
  for (std::size_t i = 0; i < m_points.size(); ++i) {
    const bool isChosen = static_cast<int>(i) == m_chosen;
    painter.setPen(QPen(colors.surface, 1));
    painter.setBrush(isChosen ? colors.text : colors.accent);
    painter.drawEllipse(placeOf(m_points[i]), isChosen ? kRadius + 1 : kRadius, isChosen ? kRadius + 1 : kRadius);
  }
}

}  // namespace visagiste
