#include "widgets/timeline/time_scale.h"

#include <algorithm>
#include <cmath>

namespace visagiste {

void TimeScale::setRange(double beginS, double endS) {
  const bool showedAll = m_viewBeginS <= m_beginS && m_viewEndS >= m_endS;
  m_beginS = beginS;
  m_endS = std::max(endS, beginS + kShortestS);
  if (showedAll) {
    fit();
  } else {
    setView(m_viewBeginS, m_viewEndS - m_viewBeginS);
  }
}

void TimeScale::setWidth(double widthPx) {
  m_widthPx = std::max(1.0, widthPx);
}

double TimeScale::pixelsPerSecond() const {
  return m_widthPx / (m_viewEndS - m_viewBeginS);
}

double TimeScale::xOf(double seconds) const {
  return (seconds - m_viewBeginS) * pixelsPerSecond();
}

double TimeScale::secondsAt(double x) const {
  return m_viewBeginS + x / pixelsPerSecond();
}

void TimeScale::setView(double beginS, double lengthS) {
  lengthS = std::clamp(lengthS, std::min(kShortestS, m_endS - m_beginS), m_endS - m_beginS);
  m_viewBeginS = std::clamp(beginS, m_beginS, m_endS - lengthS);
  m_viewEndS = m_viewBeginS + lengthS;
}

void TimeScale::zoomBy(double factor, double anchorS) {
  const double length = m_viewEndS - m_viewBeginS;
  const double share = (anchorS - m_viewBeginS) / length;
  const double next = std::clamp(length / factor, std::min(kShortestS, m_endS - m_beginS), m_endS - m_beginS);
  setView(anchorS - share * next, next);
}

void TimeScale::panBySeconds(double seconds) {
  setView(m_viewBeginS + seconds, m_viewEndS - m_viewBeginS);
}

void TimeScale::fit() {
  m_viewBeginS = m_beginS;
  m_viewEndS = m_endS;
}

void TimeScale::reveal(double seconds) {
  if (seconds < m_viewBeginS) {
    panBySeconds(seconds - m_viewBeginS);
  } else if (seconds > m_viewEndS) {
    panBySeconds(seconds - m_viewEndS);
  }
}

double TimeScale::tickStepS(double leastPx) const {
  const double least = leastPx / pixelsPerSecond();
  for (const double step :
       {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0}) {
    if (step >= least) {
      return step;
    }
  }
  return std::ceil(least / 1800) * 1800;
}

QString timeText(double seconds, double stepS) {
  const int digits = stepS < 0.1 ? 2 : stepS < 1 ? 1 : 0;
  const double unit = std::pow(10.0, -digits);
  const double rounded = std::round(std::max(0.0, seconds) / unit) * unit;
  const int minutes = static_cast<int>(rounded + unit / 4) / 60;
  return QStringLiteral("%1:%2").arg(minutes).arg(std::max(0.0, rounded - 60.0 * minutes), digits > 0 ? digits + 3 : 2,
                                                  'f', digits, QLatin1Char('0'));
}

}  // namespace visagiste
