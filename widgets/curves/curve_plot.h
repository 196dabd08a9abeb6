#pragma once

#include <optional>
#include <vector>

#include <QPointF>
#include <QString>
#include <QWidget>

namespace visagiste {

/// One line of a plot.
struct Curve {
  QString name;
  std::vector<QPointF> points;  ///< By rising x; values that are not finite break the line.
  int colorIndex = 0;           ///< Curves of one index have one colour.
  bool isDashed = false;        ///< Of a run that one compares with.
};

/// Lines over steps, with axes of round numbers, a legend and the values under the pointer.
///
/// The whole range is shown; many points are drawn as what each pixel column spans. Without points it says so.
class CurvePlot : public QWidget {
  Q_OBJECT
 public:
  explicit CurvePlot(QWidget* parent = nullptr);

  void setCurves(std::vector<Curve> curves);
  [[nodiscard]] const std::vector<Curve>& curves() const { return m_curves; }
  /// What x counts, e.g. "step".
  void setAxisName(const QString& name);
  /// A mark at an x, e.g. of the sample that is shown; none: no mark.
  void setMark(std::optional<double> x);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  /// The pointer chose an x by a click.
  void pointChosen(double x);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  struct Range {
    double low = 0;
    double high = 1;
  };
  [[nodiscard]] QRectF area() const;
  [[nodiscard]] std::optional<double> valueAt(const Curve& curve, double x) const;
  [[nodiscard]] double xAt(double position) const;
  void refreshRanges();
  void paintGrid(QPainter& painter, const QRectF& area) const;
  void paintCurve(QPainter& painter, const QRectF& area, const Curve& curve) const;
  void paintLegend(QPainter& painter, const QRectF& area) const;
  [[nodiscard]] QColor colorOf(const Curve& curve) const;

  std::vector<Curve> m_curves;
  QString m_axisName;
  Range m_x;
  Range m_y;
  std::optional<double> m_mark;
  std::optional<double> m_pointer;  // An x.
};

/// Round numbers that cover a range, about `wanted` of them, rising. Empty for a range without length.
[[nodiscard]] std::vector<double> roundTicks(double low, double high, int wanted);

}  // namespace visagiste
