#pragma once

#include <QSlider>

namespace visagiste {

/// A slim horizontal slider that fills from zero, jumps to a click, resets by double click and leaves the wheel to
/// the list around it until it has the focus.
class ValueSlider : public QSlider {
  Q_OBJECT
 public:
  explicit ValueSlider(QWidget* parent = nullptr);

  /// Where the middle of the knob is for a value, widget units.
  [[nodiscard]] double positionOf(int value) const;
  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void resetRequested();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  [[nodiscard]] int valueAt(double x) const;

  double m_grabOffset = 0;
};

}  // namespace visagiste
