#include "widgets/preview/view_transform.h"

#include <algorithm>

namespace visagiste {
namespace {

constexpr double kFitMargin = 8;       ///< Widget units left free around a fitting picture.
constexpr double kAlwaysVisible = 48;  ///< Widget units of the picture that panning cannot move out of view.
constexpr double kSmallestOfFitting = 0.25;

/// Keeps a picture's span [start, start + length] at least partly inside [0, view].
double clampedStart(double start, double length, double view) {
  const double visible = std::min({kAlwaysVisible, length, view});
  return std::clamp(start, visible - length, view - visible);
}

}  // namespace

void ViewTransform::setSizes(QSizeF picture, QSizeF view, double devicePixelRatio) {
  const bool samePicture = picture == m_picture;
  const QPointF middle = m_picture.isEmpty() ? QPointF() : pictureFromView({m_view.width() / 2, m_view.height() / 2});
  m_picture = picture;
  m_view = view;
  m_devicePixelRatio = devicePixelRatio;
  if (m_fitting || !samePicture) {
    fit();
    return;
  }
  panBy(QPointF(view.width() / 2, view.height() / 2) - viewFromPicture(middle));
}

void ViewTransform::fit() {
  m_fitting = true;
  if (m_picture.isEmpty() || m_view.isEmpty()) {
    return;
  }
  m_scale = fittingScale();
  m_topLeft = {(m_view.width() - m_picture.width() * m_scale) / 2,
               (m_view.height() - m_picture.height() * m_scale) / 2};
}

void ViewTransform::actualPixels() {
  zoomBy(1 / devicePixelsPerPixel(), {m_view.width() / 2, m_view.height() / 2});
}

void ViewTransform::zoomBy(double factor, QPointF anchor) {
  if (m_picture.isEmpty() || m_view.isEmpty()) {
    return;
  }
  const double oneToOne = 1 / m_devicePixelRatio;
  const double smallest = std::min(fittingScale(), oneToOne) * kSmallestOfFitting;
  const double scale = std::clamp(m_scale * factor, smallest, kMaximumDevicePixels * oneToOne);
  m_topLeft = anchor + (m_topLeft - anchor) * (scale / m_scale);
  m_scale = scale;
  m_fitting = false;
  clampPosition();
}

void ViewTransform::panBy(QPointF delta) {
  m_topLeft += delta;
  m_fitting = false;
  clampPosition();
}

QPointF ViewTransform::viewFromPicture(QPointF picture) const {
  const double x = m_mirrored ? m_picture.width() - picture.x() : picture.x();
  return m_topLeft + QPointF(x, picture.y()) * m_scale;
}

QPointF ViewTransform::pictureFromView(QPointF view) const {
  const QPointF unscaled = (view - m_topLeft) / m_scale;
  return {m_mirrored ? m_picture.width() - unscaled.x() : unscaled.x(), unscaled.y()};
}

QTransform ViewTransform::transform() const {
  const QRectF rect = pictureRect();
  QTransform transform = QTransform::fromTranslate(m_mirrored ? rect.right() : rect.left(), rect.top());
  return transform.scale(m_mirrored ? -m_scale : m_scale, m_scale);
}

QRectF ViewTransform::pictureRect() const {
  return {m_topLeft, m_picture * m_scale};
}

double ViewTransform::fittingScale() const {
  const double width = std::max(1.0, m_view.width() - 2 * kFitMargin);
  const double height = std::max(1.0, m_view.height() - 2 * kFitMargin);
  return std::min({width / m_picture.width(), height / m_picture.height(), kMaximumDevicePixels / m_devicePixelRatio});
}

void ViewTransform::clampPosition() {
  m_topLeft = {clampedStart(m_topLeft.x(), m_picture.width() * m_scale, m_view.width()),
               clampedStart(m_topLeft.y(), m_picture.height() * m_scale, m_view.height())};
}

}  // namespace visagiste
