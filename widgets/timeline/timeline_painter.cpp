#include "widgets/timeline/timeline_painter.h"

#include <algorithm>
#include <cmath>

#include <QPainter>
#include <QPainterPath>

#include "widgets/common/theme.h"
#include "widgets/timeline/timeline.h"

namespace visagiste {
namespace {

constexpr double kLeastTickPx = 72;
constexpr int kTextGap = 12;

QColor withAlpha(QColor color, int alpha) {
  color.setAlpha(alpha);
  return color;
}

}  // namespace

TimelinePainter::TimelinePainter(const Timeline& timeline, QPainter& painter)
    : m_timeline(timeline), m_painter(painter), m_colors(themeColors(timeline.palette())) {}

double TimelinePainter::xOf(double seconds) const {
  return kTimelineNames + m_timeline.scale().xOf(seconds);
}

void TimelinePainter::paintEmpty(const QString& hint) {
  const QRect area = m_timeline.viewport()->rect();
  m_painter.fillRect(area, m_colors.surface);
  m_painter.setPen(m_colors.textMuted);
  m_painter.drawText(area.adjusted(kTextGap, 0, -kTextGap, 0), Qt::AlignCenter | Qt::TextWordWrap, hint);
}

void TimelinePainter::paint(const QRect& clip) {
  const QRect area = m_timeline.viewport()->rect();
  m_painter.fillRect(clip, m_colors.surface);
  m_painter.save();
  m_painter.setClipRect(area.adjusted(0, kTimelineRuler, 0, 0));
  const int count = static_cast<int>(m_timeline.tracks()->names.size());
  for (int track = 0; track < count; ++track) {
    const QRect lane = m_timeline.laneRect(track);
    if (lane.bottom() >= kTimelineRuler && lane.top() <= area.bottom() && lane.intersects(clip)) {
      paintLane(track, clip);
    }
  }
  m_painter.restore();
  paintRuler(clip);
  paintSpan(area);
  paintPlayhead();
  m_painter.fillRect(QRect(kTimelineNames - 1, 0, 1, area.height()), m_colors.border);
}

void TimelinePainter::paintLane(int track, const QRect& clip) {
  const QRect lane = m_timeline.laneRect(track);
  const bool isCurrent = track == m_timeline.currentTrack();
  const QRect plot = lane.adjusted(kTimelineNames, 0, 0, 0);
  if (m_timeline.chosenTracks().count(track) > 0) {
    m_painter.fillRect(lane, isCurrent ? m_colors.hover : withAlpha(m_colors.hover, 140));
  }
  if (isCurrent) {
    m_painter.setPen(QPen(withAlpha(m_colors.textFaint, 90), 1, Qt::DotLine));
    for (const float value : {0.25F, 0.5F, 0.75F}) {
      const double y = std::round(m_timeline.placeOf(track, 0, value).y()) + 0.5;
      m_painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    }
  }
  m_painter.save();
  m_painter.setClipRect(plot.intersected(m_painter.clipBoundingRect().toRect()));
  paintCurve(track, plot, clip);
  paintKeys(track);
  m_painter.restore();
  paintName(track, lane);
  m_painter.fillRect(QRect(lane.left(), lane.bottom(), lane.width(), 1), m_colors.border);
}

void TimelinePainter::paintCurve(int track, const QRect& lane, const QRect& clip) {
  const TimelineTracks& tracks = *m_timeline.tracks();
  const TimeScale& scale = m_timeline.scale();
  // A pixel more on both sides: the line's own width.
  const double fromS = scale.secondsAt(std::max(lane.left(), clip.left() - 2) - kTimelineNames);
  const double toS = scale.secondsAt(std::min(lane.right(), clip.right() + 2) - kTimelineNames);
  auto first = std::lower_bound(tracks.seconds.begin(), tracks.seconds.end(), fromS);
  auto last = std::upper_bound(tracks.seconds.begin(), tracks.seconds.end(), toS);
  first -= first == tracks.seconds.begin() ? 0 : 1;
  last += last == tracks.seconds.end() ? 0 : 1;
  QPolygonF line;
  // Of the many samples of one pixel the lowest and the highest show all that can be seen.
  for (auto at = first; at != last;) {
    const double x = xOf(*at);
    float low = 2;
    float high = -1;
    float lastValue = 0;
    for (; at != last && xOf(*at) < x + 1; ++at) {
      lastValue = tracks.values(track, at - tracks.seconds.begin());
      low = std::min(low, lastValue);
      high = std::max(high, lastValue);
    }
    line << QPointF(x, m_timeline.placeOf(track, 0, low).y());
    if (high > low) {
      line << QPointF(x, m_timeline.placeOf(track, 0, high).y())
           << QPointF(x, m_timeline.placeOf(track, 0, lastValue).y());
    }
  }
  if (line.isEmpty()) {
    return;
  }
  const bool isChosen = m_timeline.chosenTracks().count(track) > 0;
  QPolygonF filled = line;
  filled << QPointF(line.last().x(), lane.bottom()) << QPointF(line.first().x(), lane.bottom());
  m_painter.setRenderHint(QPainter::Antialiasing);
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(withAlpha(m_colors.accent, isChosen ? 56 : 28));
  m_painter.drawPolygon(filled);
  m_painter.setBrush(Qt::NoBrush);
  m_painter.setPen(QPen(isChosen ? m_colors.accentText : withAlpha(m_colors.accentText, 190), isChosen ? 1.5 : 1.0));
  m_painter.drawPolyline(line);
  m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelinePainter::paintKeys(int track) {
  m_painter.setRenderHint(QPainter::Antialiasing);
  for (std::size_t i = 0; i < m_timeline.keys().size(); ++i) {
    const TimelineKey& key = m_timeline.keys()[i];
    if (key.track != track) {
      continue;
    }
    const bool isChosen = static_cast<int>(i) == m_timeline.chosenKey();
    const double radius = isChosen ? kTimelineKeyRadius + 1 : kTimelineKeyRadius;
    const QPointF at = m_timeline.placeOf(track, key.seconds, key.value);
    const QPolygonF diamond{
        {at - QPointF(radius, 0), at - QPointF(0, radius), at + QPointF(radius, 0), at + QPointF(0, radius)}};
    m_painter.setPen(QPen(m_colors.surface, 1));
    m_painter.setBrush(isChosen ? m_colors.text : m_colors.accent);
    m_painter.drawPolygon(diamond);
  }
  m_painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelinePainter::paintName(int track, const QRect& lane) {
  const QRect place(0, lane.top(), kTimelineNames - 1, std::min(lane.height(), kTimelineLane));
  const bool isCurrent = track == m_timeline.currentTrack();
  const QRect text = place.adjusted(kTextGap, 0, -44, 0);
  m_painter.setPen(isCurrent ? m_colors.text : m_colors.textMuted);
  m_painter.drawText(
      text, Qt::AlignVCenter | Qt::AlignLeft,
      m_painter.fontMetrics().elidedText(m_timeline.tracks()->names[track], Qt::ElideRight, text.width()));
  const int percent = static_cast<int>(std::lround(100 * m_timeline.tracks()->valueAt(track, m_timeline.playhead())));
  m_painter.setPen(m_colors.textMuted);
  m_painter.drawText(place.adjusted(0, 0, -8, 0), Qt::AlignVCenter | Qt::AlignRight, QString::number(percent));
}

void TimelinePainter::paintRuler(const QRect& clip) {
  const QRect ruler(0, 0, m_timeline.viewport()->width(), kTimelineRuler);
  if (!ruler.intersects(clip)) {
    return;
  }
  m_painter.fillRect(ruler, m_colors.window);
  m_painter.fillRect(QRect(0, kTimelineRuler - 1, ruler.width(), 1), m_colors.border);
  const TimeScale& scale = m_timeline.scale();
  const double step = scale.tickStepS(kLeastTickPx);
  m_painter.setPen(m_colors.textMuted);
  m_painter.drawText(QRect(kTextGap, 0, kTimelineNames - 20, kTimelineRuler), Qt::AlignVCenter | Qt::AlignLeft,
                     timeText(m_timeline.playhead() - scale.rangeBeginS()));
  m_painter.save();
  m_painter.setClipRect(ruler.adjusted(kTimelineNames, 0, 0, 0));
  const double origin = scale.rangeBeginS();
  for (double at = std::floor((scale.viewBeginS() - origin) / step) * step; at + origin <= scale.viewEndS();
       at += step) {
    const double x = xOf(at + origin);
    m_painter.setPen(m_colors.border);
    m_painter.drawLine(QPointF(x, kTimelineRuler - 8), QPointF(x, kTimelineRuler - 2));
    for (int part = 1; part < 5; ++part) {
      const double fine = xOf(at + origin + part * step / 5);
      m_painter.drawLine(QPointF(fine, kTimelineRuler - 5), QPointF(fine, kTimelineRuler - 2));
    }
    m_painter.setPen(m_colors.textMuted);
    m_painter.drawText(QRectF(x + 4, 0, kLeastTickPx, kTimelineRuler - 4), Qt::AlignVCenter | Qt::AlignLeft,
                       timeText(at, step));
  }
  m_painter.restore();
}

void TimelinePainter::paintSpan(const QRect& area) {
  const TimelineSpan& span = m_timeline.span();
  if (span.isEmpty()) {
    return;
  }
  m_painter.save();
  m_painter.setClipRect(area.adjusted(kTimelineNames, 0, 0, 0));
  const QRectF stretch(xOf(span.beginS), 0, xOf(span.endS) - xOf(span.beginS), area.height());
  m_painter.fillRect(stretch, withAlpha(m_colors.accent, 48));
  m_painter.fillRect(QRectF(stretch.left(), 0, stretch.width(), 4), m_colors.accent);
  m_painter.setPen(m_colors.accentText);
  m_painter.drawLine(stretch.topLeft(), stretch.bottomLeft());
  m_painter.drawLine(stretch.topRight(), stretch.bottomRight());
  m_painter.restore();
}

void TimelinePainter::paintPlayhead() {
  const double x = xOf(m_timeline.playhead());
  if (x < kTimelineNames) {
    return;
  }
  m_painter.fillRect(QRectF(x - 0.75, 0, 1.5, m_timeline.viewport()->height()), m_colors.text);
  m_painter.setRenderHint(QPainter::Antialiasing);
  m_painter.setPen(Qt::NoPen);
  m_painter.setBrush(m_colors.text);
  m_painter.drawPolygon(
      QPolygonF{{QPointF(x - 5, 0), QPointF(x + 5, 0), QPointF(x + 5, 6), QPointF(x, 11), QPointF(x - 5, 6)}});
  m_painter.setRenderHint(QPainter::Antialiasing, false);
}

}  // namespace visagiste
