#pragma once

#include <QRect>

class QPainter;

namespace visagiste {

class Timeline;
struct ThemeColors;

// Sizes in device-independent pixels.
inline constexpr int kTimelineNames = 168;  ///< Width of the column of names.
inline constexpr int kTimelineRuler = 26;
inline constexpr int kTimelineLane = 26;
inline constexpr int kTimelineTallLane = 104;  ///< Of the current track.
inline constexpr int kTimelineKeyRadius = 5;

/// Draws what a Timeline shows; `clip` is the part of the viewport that is asked for.
class TimelinePainter {
 public:
  TimelinePainter(const Timeline& timeline, QPainter& painter);
  void paint(const QRect& clip);
  void paintEmpty(const QString& hint);

 private:
  void paintLane(int track, const QRect& clip);
  void paintCurve(int track, const QRect& lane, const QRect& clip);
  void paintKeys(int track);
  void paintName(int track, const QRect& lane);
  void paintRuler(const QRect& clip);
  void paintSpan(const QRect& area);
  void paintPlayhead();
  [[nodiscard]] double xOf(double seconds) const;

  const Timeline& m_timeline;
  QPainter& m_painter;
  const ThemeColors& m_colors;
};

}  // namespace visagiste
