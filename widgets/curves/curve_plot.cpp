#include "widgets/curves/curve_plot.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace visagiste {
namespace {

constexpr int kLeft = 52;
constexpr int kBottom = 22;
constexpr int kTop = 24;
constexpr int kRight = 12;

/// Told apart in both themes and by people who see no red or green (after Okabe and Ito).
const std::array<QColor, 6> kColors = {QColor(0, 145, 213),  QColor(230, 140, 0),   QColor(0, 158, 115),
                                       QColor(204, 110, 165), QColor(213, 94, 0), QColor(140, 130, 40)};

}  // namespace

std::vector<double> roundTicks(double low, double high, int wanted) {
  if (!(high > low) || wanted < 1) {
    return {};
  }
  const double raw = (high - low) / wanted;
  const double power = std::pow(10.0, std::floor(std::log10(raw)));
  double step = 10 * power;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= raw) {
      step = factor * power;
      break;
    }
  }
  std::vector<double> ticks;
  for (double i = std::ceil(low / step); i * step <= high + 1e-9 * step; ++i) {
    ticks.push_back(i * step);
  }
  return ticks;
}

CurvePlot::CurvePlot(QWidget* parent) : QWidget(parent) {
  setMouseTracking(true);
  setFocusPolicy(Qt::NoFocus);
  refreshRanges();
}

void CurvePlot::setCurves(std::vector<Curve> curves) {
  m_curves = std::move(curves);
  refreshRanges();
  update();
}

void CurvePlot::setAxisName(const QString& name) {
  m_axisName = name;
  update();
}

void CurvePlot::setMark(std::optional<double> x) {
  m_mark = x;
  update();
}

QSize CurvePlot::sizeHint() const {
  return {480, 200};
}

QSize CurvePlot::minimumSizeHint() const {
  return {240, 120};
}

void CurvePlot::refreshRanges() {
  constexpr double kNone = std::numeric_limits<double>::infinity();
  m_x = m_y = {kNone, -kNone};
  for (const Curve& curve : m_curves) {
    for (const QPointF& point : curve.points) {
      if (std::isfinite(point.y())) {
        m_x = {std::min(m_x.low, point.x()), std::max(m_x.high, point.x())};
        m_y = {std::min(m_y.low, point.y()), std::max(m_y.high, point.y())};
      }
    }
  }
  const double margin = 0.05 * std::max(m_y.high - m_y.low, 1e-6 * std::max(1.0, std::abs(m_y.high)));
  m_y = {m_y.low - margin, m_y.high + margin};
}

QRectF CurvePlot::area() const {
  return QRectF(rect()).adjusted(kLeft, kTop, -kRight, -kBottom);
}

double CurvePlot::xAt(double position) const {
  const QRectF inner = area();
  return m_x.low + (position - inner.left()) / std::max(1.0, inner.width()) * (m_x.high - m_x.low);
}

std::optional<double> CurvePlot::valueAt(const Curve& curve, double x) const {
  const auto after = std::lower_bound(curve.points.begin(), curve.points.end(), x,
                                      [](const QPointF& point, double value) { return point.x() < value; });
  if (after == curve.points.end()) {
    return curve.points.empty() || x > curve.points.back().x() ? std::nullopt
                                                               : std::optional<double>(curve.points.back().y());
  }
  return std::isfinite(after->y()) ? std::optional<double>(after->y()) : std::nullopt;
}

QColor CurvePlot::colorOf(const Curve& curve) const {
  return kColors[static_cast<std::size_t>(curve.colorIndex) % kColors.size()];
}

void CurvePlot::paintEvent(QPaintEvent* /*event*/) {
  QPainter painter(this);
  painter.fillRect(rect(), palette().color(QPalette::Base));
  const QRectF inner = area();
  if (!(m_x.high >= m_x.low)) {
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(rect(), Qt::AlignCenter, tr("No figures yet"));
    return;
  }
  paintGrid(painter, inner);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.save();
  painter.setClipRect(inner);
  for (const Curve& curve : m_curves) {
    paintCurve(painter, inner, curve);
  }
  for (const std::optional<double>& at : {m_mark, m_pointer}) {
    if (at && m_x.high > m_x.low) {
      const double x = inner.left() + (*at - m_x.low) / (m_x.high - m_x.low) * inner.width();
      painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1, at == m_mark ? Qt::SolidLine : Qt::DotLine));
      painter.drawLine(QPointF(x, inner.top()), QPointF(x, inner.bottom()));
    }
  }
  painter.restore();
  paintLegend(painter, inner);
}

void CurvePlot::paintGrid(QPainter& painter, const QRectF& inner) const {
  const QLocale locale;
  QColor line = palette().color(QPalette::PlaceholderText);
  const QColor words = line;
  line.setAlpha(60);
  const int rows = std::max(2, static_cast<int>(inner.height() / 40));
  for (const double tick : roundTicks(m_y.low, m_y.high, rows)) {
    const double y = inner.bottom() - (tick - m_y.low) / (m_y.high - m_y.low) * inner.height();
    painter.setPen(line);
    painter.drawLine(QPointF(inner.left(), y), QPointF(inner.right(), y));
    painter.setPen(words);
    painter.drawText(QRectF(0, y - 9, kLeft - 6, 18), Qt::AlignRight | Qt::AlignVCenter, locale.toString(tick, 'g', 3));
  }
  const int columns = std::max(2, static_cast<int>(inner.width() / 90));
  const double nameWidth = painter.fontMetrics().horizontalAdvance(m_axisName) + 24;
  painter.setPen(words);
  for (const double tick : roundTicks(m_x.low, m_x.high, columns)) {
    const double x = inner.left() + (tick - m_x.low) / (m_x.high - m_x.low) * inner.width();
    if (x > inner.right() - nameWidth) {
      continue;  // The axis' name stands there.
    }
    painter.drawText(QRectF(x - 45, inner.bottom() + 2, 90, kBottom - 2), Qt::AlignHCenter | Qt::AlignTop,
                     locale.toString(tick, 'g', 6));
  }
  painter.drawText(QRectF(inner.left(), inner.bottom() + 2, inner.width(), kBottom - 2), Qt::AlignRight | Qt::AlignTop,
                   m_axisName);
}

void CurvePlot::paintCurve(QPainter& painter, const QRectF& inner, const Curve& curve) const {
  const double span = std::max(m_x.high - m_x.low, 1e-9);
  const auto placed = [&](const QPointF& point) {
    return QPointF(inner.left() + (point.x() - m_x.low) / span * inner.width(),
                   inner.bottom() - (point.y() - m_y.low) / (m_y.high - m_y.low) * inner.height());
  };
  QPainterPath path;
  bool isOpen = false;
  int column = std::numeric_limits<int>::min();
  QPointF low, high;
  const auto closeColumn = [&] {
    if (isOpen) {
      path.lineTo(low);
      path.lineTo(high);
    }
  };
  for (const QPointF& point : curve.points) {
    if (!std::isfinite(point.y())) {
      closeColumn();
      isOpen = false;
      column = std::numeric_limits<int>::min();
      continue;
    }
    const QPointF at = placed(point);
    if (!isOpen) {
      path.moveTo(at);
      isOpen = true;
    }
    if (const int own = static_cast<int>(at.x()); own != column) {
      if (column != std::numeric_limits<int>::min()) {
        closeColumn();
      }
      column = own;
      low = high = at;
    }
    low = at.y() > low.y() ? at : low;
    high = at.y() < high.y() ? at : high;
  }
  closeColumn();
  painter.setPen(QPen(colorOf(curve), 1.6, curve.isDashed ? Qt::DashLine : Qt::SolidLine));
  painter.drawPath(path);
}

void CurvePlot::paintLegend(QPainter& painter, const QRectF& inner) const {
  double x = inner.left();
  const QLocale locale;
  for (const Curve& curve : m_curves) {
    QString text = curve.name;
    const double at = m_pointer.value_or(curve.points.empty() ? 0 : curve.points.back().x());
    if (const std::optional<double> value = valueAt(curve, at)) {
      text += QStringLiteral("  ") + locale.toString(*value, 'g', 4);
    }
    painter.setPen(QPen(colorOf(curve), 2, curve.isDashed ? Qt::DashLine : Qt::SolidLine));
    painter.drawLine(QPointF(x, kTop / 2.0), QPointF(x + 16, kTop / 2.0));
    painter.setPen(palette().color(QPalette::Text));
    const double width = painter.fontMetrics().horizontalAdvance(text);
    painter.drawText(QRectF(x + 22, 0, width + 2, kTop), Qt::AlignLeft | Qt::AlignVCenter, text);
    x += width + 42;
  }
}

void CurvePlot::mouseMoveEvent(QMouseEvent* event) {
  m_pointer = std::clamp(xAt(event->position().x()), m_x.low, std::max(m_x.low, m_x.high));
  update();
}

void CurvePlot::mousePressEvent(QMouseEvent* event) {
  if (event->button() == Qt::LeftButton && m_x.high >= m_x.low) {
    Q_EMIT pointChosen(std::clamp(xAt(event->position().x()), m_x.low, m_x.high));
  }
}

void CurvePlot::leaveEvent(QEvent* /*event*/) {
  m_pointer.reset();
  update();
}

}  // namespace visagiste
