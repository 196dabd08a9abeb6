#pragma once

#include <QString>

namespace visagiste {

/// Which stretch of time a timeline shows on how many pixels. A value.
class TimeScale {
 public:
  static constexpr double kShortestS = 0.1;  ///< Nothing is shown larger.

  /// All there is to show; the view is kept as far as it still lies inside.
  void setRange(double beginS, double endS);
  void setWidth(double widthPx);

  [[nodiscard]] double xOf(double seconds) const;
  [[nodiscard]] double secondsAt(double x) const;
  [[nodiscard]] double pixelsPerSecond() const;

  /// factor > 1 shows less time, larger; what is at `anchorS` stays where it is as far as the ends allow.
  void zoomBy(double factor, double anchorS);
  void panBySeconds(double seconds);
  void fit();
  /// Moves the view as little as needed to show this moment.
  void reveal(double seconds);

  [[nodiscard]] double viewBeginS() const { return m_viewBeginS; }
  [[nodiscard]] double viewEndS() const { return m_viewEndS; }
  [[nodiscard]] double rangeBeginS() const { return m_beginS; }
  [[nodiscard]] double rangeEndS() const { return m_endS; }

  /// Distance of marks that are at least so many pixels apart: 1, 2 or 5 times a power of ten below a second, then
  /// 1, 2, 5, 10, 15, 30 s and minutes.
  [[nodiscard]] double tickStepS(double leastPx) const;

 private:
  void setView(double beginS, double lengthS);

  double m_beginS = 0;
  double m_endS = 1;
  double m_viewBeginS = 0;
  double m_viewEndS = 1;
  double m_widthPx = 1;
};

/// "0:07.25": minutes, seconds, and as many digits as marks of this distance need.
[[nodiscard]] QString timeText(double seconds, double stepS = 0.01);

}  // namespace visagiste
