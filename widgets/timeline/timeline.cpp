#include "widgets/timeline/timeline.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <QPainter>
#include <QPaintEvent>
#include <QScrollBar>

#include "widgets/timeline/timeline_painter.h"

namespace visagiste {
namespace {

constexpr int kBarUnits = 10'000;  // Scroll bars count whole numbers.
constexpr int kLaneMargin = 4;     // A curve does not touch its neighbours.

}  // namespace

float TimelineTracks::valueAt(int track, double atS) const {
  if (seconds.empty() || track < 0 || track >= values.rows()) {
    return 0;
  }
  const auto after = std::lower_bound(seconds.begin(), seconds.end(), atS);
  if (after == seconds.begin()) {
    return values(track, 0);
  }
  if (after == seconds.end()) {
    return values(track, values.cols() - 1);
  }
  const auto i = after - seconds.begin();
  const double share = (atS - *(after - 1)) / (*after - *(after - 1));
  return values(track, i - 1) + static_cast<float>(share) * (values(track, i) - values(track, i - 1));
}

Timeline::Timeline(QWidget* parent) : QAbstractScrollArea(parent) {
  setObjectName(QStringLiteral("timeline"));
  setAccessibleName(tr("Timeline"));
  setFocusPolicy(Qt::StrongFocus);
  setFrameShape(QFrame::NoFrame);
  viewport()->setMouseTracking(true);
  viewport()->setAutoFillBackground(false);
  setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
}

int Timeline::trackCount() const {
  return m_tracks == nullptr ? 0 : static_cast<int>(m_tracks->names.size());
}

void Timeline::setTracks(std::shared_ptr<const TimelineTracks> tracks) {
  m_tracks = std::move(tracks);
  if (m_tracks != nullptr && (m_tracks->seconds.empty() || m_tracks->names.isEmpty())) {
    m_tracks = nullptr;
  }
  if (m_tracks == nullptr) {
    m_current = -1;
    m_chosen.clear();
    m_span = {};
    m_playheadS = 0;
  } else {
    m_scale.setRange(m_tracks->beginS(), m_tracks->endS());
    m_current = std::clamp(m_current, 0, trackCount() - 1);
    m_chosen.insert(m_current);
    m_chosen.erase(m_chosen.lower_bound(trackCount()), m_chosen.end());
    m_playheadS = clampedS(m_playheadS);
    m_span = {clampedS(m_span.beginS), clampedS(m_span.endS)};
  }
  refreshBars();
  describe();
  viewport()->update();
}

void Timeline::setKeys(std::vector<TimelineKey> keys) {
  if (keys == m_keys) {
    return;
  }
  m_keys = std::move(keys);
  if (m_chosenKey >= static_cast<int>(m_keys.size())) {
    chooseKey(-1);
  }
  viewport()->update();
}

void Timeline::setEmptyHint(const QString& text) {
  m_emptyHint = text;
  viewport()->update();
}

double Timeline::clampedS(double seconds) const {
  return m_tracks == nullptr ? 0 : std::clamp(seconds, m_tracks->beginS(), m_tracks->endS());
}

double Timeline::secondsAtX(double x) const {
  return clampedS(m_scale.secondsAt(x - kTimelineNames));
}

void Timeline::setPlayhead(double seconds) {
  const double next = clampedS(seconds);
  if (next == m_playheadS) {
    return;
  }
  // Two narrow strips and the numbers: a playing take does not draw all curves again.
  const auto strip = [this](double atS) {
    viewport()->update(QRect(kTimelineNames + static_cast<int>(m_scale.xOf(atS)) - 7, 0, 14, viewport()->height()));
  };
  const double viewBefore = m_scale.viewBeginS();
  strip(m_playheadS);
  m_playheadS = next;
  m_scale.reveal(next);
  if (m_scale.viewBeginS() != viewBefore) {
    refreshBars();
    viewport()->update();
  }
  strip(m_playheadS);
  viewport()->update(QRect(0, 0, kTimelineNames, viewport()->height()));
  describe();
}

void Timeline::setSpan(const TimelineSpan& span) {
  if (m_tracks != nullptr && !(span == m_span)) {
    m_span = {clampedS(span.beginS), clampedS(span.endS)};
    viewport()->update();
    Q_EMIT spanChanged(m_span);
  }
}

void Timeline::setCurrentTrack(int track) {
  if (trackCount() > 0) {
    choose(std::clamp(track, 0, trackCount() - 1), Qt::NoModifier);
  }
}

void Timeline::choose(int track, Qt::KeyboardModifiers modifiers) {
  if (modifiers.testFlag(Qt::ControlModifier)) {
    if (m_chosen.count(track) > 0 && m_chosen.size() > 1) {
      m_chosen.erase(track);
      track = m_current == track ? *m_chosen.begin() : m_current;
    }
    m_chosen.insert(track);
  } else {
    m_chosen = {track};
  }
  const bool isOther = std::exchange(m_current, track) != track;
  refreshBars();
  if (isOther) {
    revealTrack(track);
    describe();
    Q_EMIT currentTrackChanged(track);
  }
  viewport()->update();
}

void Timeline::chooseKey(int index) {
  if (std::exchange(m_chosenKey, index) != index) {
    viewport()->update();
    Q_EMIT chosenKeyChanged(index);
  }
}

QRect Timeline::rulerRect() const {
  return {kTimelineNames, 0, std::max(1, viewport()->width() - kTimelineNames), kTimelineRuler};
}

QRect Timeline::laneRect(int track) const {
  const int above =
      track * kTimelineLane + (m_current >= 0 && track > m_current ? kTimelineTallLane - kTimelineLane : 0);
  return {0, kTimelineRuler + above - verticalScrollBar()->value(), viewport()->width(),
          track == m_current ? kTimelineTallLane : kTimelineLane};
}

int Timeline::trackAt(int y) const {
  if (y < kTimelineRuler) {
    return -1;
  }
  for (int track = 0; track < trackCount(); ++track) {
    const QRect lane = laneRect(track);
    if (y >= lane.top() && y <= lane.bottom()) {
      return track;
    }
  }
  return -1;
}

QPointF Timeline::placeOf(int track, double seconds, float value) const {
  const QRect lane = laneRect(track);
  const double height = lane.height() - 2 * kLaneMargin - 1;
  return {kTimelineNames + m_scale.xOf(seconds), lane.top() + kLaneMargin + (1 - static_cast<double>(value)) * height};
}

float Timeline::valueAtY(int track, double y) const {
  const QRect lane = laneRect(track);
  const double height = lane.height() - 2 * kLaneMargin - 1;
  return static_cast<float>(std::clamp(1 - (y - lane.top() - kLaneMargin) / height, 0.0, 1.0));
}

int Timeline::keyAt(QPointF place) const {
  int best = -1;
  double bestPx = kTimelineKeyRadius + 3;
  for (std::size_t i = 0; i < m_keys.size(); ++i) {
    const QPointF away = placeOf(m_keys[i].track, m_keys[i].seconds, m_keys[i].value) - place;
    const double distance = std::hypot(away.x(), away.y());
    if (distance < bestPx) {
      bestPx = distance;
      best = static_cast<int>(i);
    }
  }
  return best;
}

void Timeline::zoomBy(double factor) {
  const bool playheadShows = m_playheadS >= m_scale.viewBeginS() && m_playheadS <= m_scale.viewEndS();
  m_scale.zoomBy(factor, playheadShows ? m_playheadS : (m_scale.viewBeginS() + m_scale.viewEndS()) / 2);
  refreshBars();
  viewport()->update();
}

void Timeline::zoomToFit() {
  m_scale.fit();
  refreshBars();
  viewport()->update();
}

void Timeline::refreshBars() {
  m_refreshesBars = true;
  const int rows = trackCount() * kTimelineLane + (m_current >= 0 ? kTimelineTallLane - kTimelineLane : 0);
  const int shown = std::max(1, viewport()->height() - kTimelineRuler);
  verticalScrollBar()->setRange(0, std::max(0, rows - shown));
  verticalScrollBar()->setPageStep(shown);
  verticalScrollBar()->setSingleStep(kTimelineLane);
  m_scale.setWidth(viewport()->width() - kTimelineNames);
  const double range = m_scale.rangeEndS() - m_scale.rangeBeginS();
  const double view = m_scale.viewEndS() - m_scale.viewBeginS();
  const int hidden = m_tracks == nullptr ? 0 : static_cast<int>(std::lround(kBarUnits * (range - view) / range));
  horizontalScrollBar()->setRange(0, hidden);
  horizontalScrollBar()->setPageStep(std::max(1, kBarUnits - hidden));
  horizontalScrollBar()->setSingleStep(std::max(1, (kBarUnits - hidden) / 10));
  horizontalScrollBar()->setValue(
      static_cast<int>(std::lround(kBarUnits * (m_scale.viewBeginS() - m_scale.rangeBeginS()) / range)));
  m_refreshesBars = false;
}

void Timeline::scrollContentsBy(int dx, int /*dy*/) {
  if (!m_refreshesBars && dx != 0) {
    const double range = m_scale.rangeEndS() - m_scale.rangeBeginS();
    const double begin = m_scale.rangeBeginS() + range * horizontalScrollBar()->value() / kBarUnits;
    m_scale.panBySeconds(begin - m_scale.viewBeginS());
  }
  viewport()->update();
}

void Timeline::revealTrack(int track) {
  const QRect lane = laneRect(track);
  const int bottom = viewport()->height();
  if (lane.bottom() > bottom) {
    verticalScrollBar()->setValue(verticalScrollBar()->value() + lane.bottom() - bottom + 1);
  }
  if (laneRect(track).top() < kTimelineRuler) {
    verticalScrollBar()->setValue(verticalScrollBar()->value() - (kTimelineRuler - laneRect(track).top()));
  }
}

void Timeline::describe() {
  setAccessibleDescription(m_current < 0
                               ? m_emptyHint
                               : tr("%1 at %2: %3 %")
                                     .arg(m_tracks->names[m_current], timeText(m_playheadS - m_tracks->beginS()))
                                     .arg(qRound(100 * m_tracks->valueAt(m_current, m_playheadS))));
}

void Timeline::resizeEvent(QResizeEvent* /*event*/) {
  refreshBars();
}

void Timeline::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
    viewport()->update();
  }
  QAbstractScrollArea::changeEvent(event);
}

void Timeline::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  TimelinePainter view(*this, painter);
  if (m_tracks == nullptr) {
    view.paintEmpty(m_emptyHint);
  } else {
    view.paint(event->rect());
  }
  if (hasFocus()) {
    painter.setPen(palette().color(QPalette::Highlight));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
  }
}

}  // namespace visagiste
