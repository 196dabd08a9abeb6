#pragma once

#include <vector>

#include <QPointF>
#include <QWidget>

#include "core/document/edit_step.h"

namespace visagiste {

/// A curve from value in to value out, edited by its points.
///
/// Mouse: a double click sets a point, points are dragged. Keys: Page Up and Page Down choose a point, arrows move it
/// (with Shift by tenths), Insert sets one, Delete takes it away. Points never pass one another.
class ResponseCurve : public QWidget {
  Q_OBJECT
 public:
  static constexpr double kLeastGap = 0.02;  ///< Between two points, in value in.

  explicit ResponseCurve(QWidget* parent = nullptr);

  /// Empty: straight through.
  void setPoints(const std::vector<QPointF>& points);
  [[nodiscard]] const std::vector<QPointF>& points() const { return m_points; }
  /// The value that comes in now, 0..1; negative hides it.
  void setInput(double value);
  [[nodiscard]] int chosenPoint() const { return m_chosen; }
  [[nodiscard]] QPointF placeOf(QPointF point) const;
  [[nodiscard]] int pointAt(QPointF place) const;  ///< -1 for none.
  [[nodiscard]] double outputOf(double value) const;

  [[nodiscard]] QSize sizeHint() const override { return {200, 132}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {120, 96}; }

 Q_SIGNALS:
  void edited(const std::vector<QPointF>& points, visagiste::EditStep step);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void addPoint(QPointF point);
  void removePoint();
  void movePoint(QPointF to, EditStep step);
  void choose(int index);
  [[nodiscard]] QPointF valueAt(QPointF place) const;
  [[nodiscard]] QRectF plot() const;

  std::vector<QPointF> m_points;
  double m_input = -1;
  int m_chosen = -1;
  bool m_drags = false;
};

}  // namespace visagiste
