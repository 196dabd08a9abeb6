#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>
#include <QTransform>

namespace visagiste {

/// How a picture lies in a widget: scale, position, mirrored or not. Pure mathematics; a value.
///
/// Picture coordinates are pixels with (0.5, 0.5) at the centre of the top-left one; widget coordinates are
/// device-independent pixels. `scale` is widget units a picture pixel.
class ViewTransform {
 public:
  static constexpr double kMaximumDevicePixels = 64;  ///< Largest size of a picture pixel on the screen.

  /// New sizes; keeps the scale and the point in the middle, unless the view fits (then it goes on fitting).
  void setSizes(QSizeF picture, QSizeF view, double devicePixelRatio);
  void setMirrored(bool mirrored) { m_mirrored = mirrored; }

  void fit();
  /// One picture pixel = one device pixel, with the same point in the middle.
  void actualPixels();
  /// Multiplies the scale; the picture point under `anchor` (widget) stays there, as far as limits allow.
  void zoomBy(double factor, QPointF anchor);
  /// Moves the picture by widget units; the picture never leaves the view entirely.
  void panBy(QPointF delta);

  [[nodiscard]] QPointF viewFromPicture(QPointF picture) const;
  [[nodiscard]] QPointF pictureFromView(QPointF view) const;
  [[nodiscard]] QTransform transform() const;
  [[nodiscard]] QRectF pictureRect() const;  ///< Where the picture lies, in widget units.
  [[nodiscard]] double scale() const { return m_scale; }
  [[nodiscard]] double devicePixelsPerPixel() const { return m_scale * m_devicePixelRatio; }
  [[nodiscard]] bool isFitting() const { return m_fitting; }
  [[nodiscard]] bool isMirrored() const { return m_mirrored; }

 private:
  [[nodiscard]] double fittingScale() const;
  void clampPosition();

  QSizeF m_picture;
  QSizeF m_view;
  double m_devicePixelRatio = 1;
  double m_scale = 1;
  QPointF m_topLeft;  ///< Of the picture's rectangle, widget units.
  bool m_fitting = true;
  bool m_mirrored = false;
};

}  // namespace visagiste
