// Mouse and keyboard of the timeline.

#include <algorithm>
#include <cmath>

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_painter.h"

namespace visagiste {
namespace {

constexpr double kEdgePx = 5;  // How near to the edge of the stretch takes hold of it.
constexpr double kDragPx = 3;  // A press that moves less is a click.
constexpr float kNudgeValue = 0.02F;
constexpr double kZoomStep = 1.25;

}  // namespace

void Timeline::focusInEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusInEvent(event);
  viewport()->update();
}

void Timeline::focusOutEvent(QFocusEvent* event) {
  QAbstractScrollArea::focusOutEvent(event);
  viewport()->update();
}

void Timeline::scrubTo(double seconds) {
  const double before = m_playheadS;
  setPlayhead(seconds);
  if (m_playheadS != before) {
    Q_EMIT scrubbed(m_playheadS);
  }
}

double Timeline::sampleAfter(double seconds, int samples) const {
  const std::vector<double>& all = m_tracks->seconds;
  const auto nearest = std::lower_bound(all.begin(), all.end(), seconds - 1e-6);
  const auto last = static_cast<std::ptrdiff_t>(all.size()) - 1;
  return all[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(nearest - all.begin() + samples, 0, last))];
}

void Timeline::stepPlayhead(int samples) {
  scrubTo(sampleAfter(m_playheadS, samples));
}

void Timeline::jumpToKey(int direction) {
  int best = -1;
  for (std::size_t i = 0; i < m_keys.size(); ++i) {
    const double away = (m_keys[i].seconds - m_playheadS) * direction;
    if (m_keys[i].track == m_current && away > 1e-6 &&
        (best < 0 || away < (m_keys[static_cast<std::size_t>(best)].seconds - m_playheadS) * direction)) {
      best = static_cast<int>(i);
    }
  }
  if (best >= 0) {
    chooseKey(best);
    scrubTo(m_keys[static_cast<std::size_t>(best)].seconds);
  }
}

void Timeline::selectSpan(double aS, double bS) {
  setSpan({std::min(aS, bS), std::max(aS, bS)});
}

void Timeline::addKeyAtPlayhead() {
  if (m_tracks != nullptr) {
    Q_EMIT keyAddRequested({m_current, m_playheadS, m_tracks->valueAt(m_current, m_playheadS)});
  }
}

void Timeline::removeChosenKey() {
  if (m_chosenKey >= 0) {
    const int index = m_chosenKey;
    chooseKey(-1);
    Q_EMIT keyRemoveRequested(index);
  }
}

void Timeline::nudgeKey(int samples, float value) {
  if (m_chosenKey >= 0) {
    const TimelineKey key = m_keys[static_cast<std::size_t>(m_chosenKey)];
    Q_EMIT keyMoveRequested(m_chosenKey, samples == 0 ? key.seconds : sampleAfter(key.seconds, samples),
                            std::clamp(key.value + value, 0.0F, 1.0F), EditStep::Ends);
  }
}

Timeline::Drag Timeline::dragAt(QPointF place) const {
  if (place.x() < kTimelineNames) {
    return Drag::None;
  }
  if (place.y() < kTimelineRuler) {
    const double begin = kTimelineNames + m_scale.xOf(m_span.beginS);
    const double end = kTimelineNames + m_scale.xOf(m_span.endS);
    if (!m_span.isEmpty() && std::abs(place.x() - end) <= kEdgePx) {
      return Drag::SpanEnd;
    }
    return !m_span.isEmpty() && std::abs(place.x() - begin) <= kEdgePx ? Drag::SpanBegin : Drag::Scrub;
  }
  return keyAt(place) >= 0 ? Drag::Key : Drag::Span;
}

void Timeline::mousePressEvent(QMouseEvent* event) {
  if (m_tracks == nullptr) {
    return;
  }
  m_pressedAt = m_lastAt = event->position();
  m_hasMoved = false;
  if (event->button() == Qt::MiddleButton) {
    m_drag = Drag::Pan;
    return;
  }
  if (event->button() != Qt::LeftButton) {
    return;
  }
  m_drag = dragAt(event->position());
  const int track = trackAt(static_cast<int>(event->position().y()));
  if (m_drag == Drag::Scrub) {
    scrubTo(secondsAtX(event->position().x()));
  } else if (m_drag == Drag::Key) {
    const int key = keyAt(event->position());
    chooseKey(key);
    choose(m_keys[static_cast<std::size_t>(key)].track, Qt::NoModifier);
    m_lastAt = m_pressedAt =
        placeOf(m_current, m_keys[static_cast<std::size_t>(key)].seconds, m_keys[static_cast<std::size_t>(key)].value);
  } else if (m_drag == Drag::None && track >= 0) {
    choose(track, event->modifiers());
  }
}

void Timeline::mouseMoveEvent(QMouseEvent* event) {
  const QPointF at = event->position();
  if (m_tracks == nullptr) {
    return;
  }
  if (m_drag == Drag::None || event->buttons() == Qt::NoButton) {
    const Drag would = dragAt(at);
    viewport()->setCursor(would == Drag::SpanBegin || would == Drag::SpanEnd ? Qt::SizeHorCursor
                          : would == Drag::Key                               ? Qt::PointingHandCursor
                                                                             : Qt::ArrowCursor);
    return;
  }
  m_hasMoved = m_hasMoved || std::hypot(at.x() - m_pressedAt.x(), at.y() - m_pressedAt.y()) > kDragPx;
  switch (m_drag) {
    case Drag::Scrub:
      scrubTo(secondsAtX(at.x()));
      break;
    case Drag::Span:
      if (m_hasMoved) {
        selectSpan(secondsAtX(m_pressedAt.x()), secondsAtX(at.x()));
      }
      break;
    case Drag::SpanBegin:
      setSpan({std::min(secondsAtX(at.x()), m_span.endS), m_span.endS});
      break;
    case Drag::SpanEnd:
      setSpan({m_span.beginS, std::max(secondsAtX(at.x()), m_span.beginS)});
      break;
    case Drag::Key:
      if (m_hasMoved) {
        Q_EMIT keyMoveRequested(m_chosenKey, secondsAtX(at.x()), valueAtY(m_current, at.y()), EditStep::Continues);
      }
      break;
    case Drag::Pan:
      m_scale.panBySeconds((m_lastAt.x() - at.x()) / m_scale.pixelsPerSecond());
      verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(m_lastAt.y() - at.y()));
      refreshBars();
      viewport()->update();
      break;
    case Drag::None:
      break;
  }
  m_lastAt = at;
}

void Timeline::mouseReleaseEvent(QMouseEvent* event) {
  if (m_tracks != nullptr && m_drag == Drag::Key && m_hasMoved) {
    Q_EMIT keyMoveRequested(m_chosenKey, secondsAtX(event->position().x()), valueAtY(m_current, event->position().y()),
                            EditStep::Ends);
  } else if (m_tracks != nullptr && m_drag == Drag::Span && !m_hasMoved) {
    if (const int track = trackAt(static_cast<int>(event->position().y())); track >= 0) {
      choose(track, event->modifiers());
    }
    chooseKey(-1);
    setSpan({});
    scrubTo(secondsAtX(event->position().x()));
  }
  m_drag = Drag::None;
}

void Timeline::mouseDoubleClickEvent(QMouseEvent* event) {
  const int track = trackAt(static_cast<int>(event->position().y()));
  if (event->button() != Qt::LeftButton || track < 0 || event->position().x() < kTimelineNames ||
      keyAt(event->position()) >= 0) {
    return;
  }
  m_drag = Drag::None;
  if (track == m_current) {
    Q_EMIT keyAddRequested({track, secondsAtX(event->position().x()), valueAtY(track, event->position().y())});
  }
}

void Timeline::wheelEvent(QWheelEvent* event) {
  const double notches = (event->angleDelta().y() + event->angleDelta().x()) / 120.0;
  if (m_tracks != nullptr && event->modifiers().testFlag(Qt::ControlModifier)) {
    m_scale.zoomBy(std::pow(kZoomStep, notches), m_scale.secondsAt(event->position().x() - kTimelineNames));
  } else if (m_tracks != nullptr && event->modifiers().testFlag(Qt::ShiftModifier)) {
    m_scale.panBySeconds(-notches * (m_scale.viewEndS() - m_scale.viewBeginS()) / 10);
  } else {
    QAbstractScrollArea::wheelEvent(event);
    return;
  }
  refreshBars();
  viewport()->update();
  event->accept();
}

bool Timeline::pressKey(int key, Qt::KeyboardModifiers modifiers) {
  const bool alt = modifiers.testFlag(Qt::AltModifier);
  const bool control = modifiers.testFlag(Qt::ControlModifier);
  const int step = modifiers.testFlag(Qt::ShiftModifier) ? 10 : 1;
  switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
      const int direction = key == Qt::Key_Left ? -1 : 1;
      alt ? nudgeKey(direction, 0) : control ? jumpToKey(direction) : stepPlayhead(direction * step);
      return true;
    }
    case Qt::Key_Up:
    case Qt::Key_Down: {
      const int direction = key == Qt::Key_Up ? -1 : 1;
      alt ? nudgeKey(0, static_cast<float>(-direction) * kNudgeValue) : setCurrentTrack(m_current + direction);
      return true;
    }
    case Qt::Key_Home:
      scrubTo(m_tracks->beginS());
      return true;
    case Qt::Key_End:
      scrubTo(m_tracks->endS());
      return true;
    case Qt::Key_K:
      addKeyAtPlayhead();
      return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
      removeChosenKey();
      return true;
    case Qt::Key_BracketLeft:
      setSpan({m_playheadS, m_span.endS > m_playheadS ? m_span.endS : m_tracks->endS()});
      return true;
    case Qt::Key_BracketRight:
      setSpan({!m_span.isEmpty() && m_span.beginS < m_playheadS ? m_span.beginS : m_tracks->beginS(), m_playheadS});
      return true;
    case Qt::Key_A:
      if (control) {
        setSpan({m_tracks->beginS(), m_tracks->endS()});
      }
      return control;
    case Qt::Key_Escape:
      chooseKey(-1);
      setSpan({});
      return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      zoomBy(kZoomStep);
      return true;
    case Qt::Key_Minus:
      zoomBy(1 / kZoomStep);
      return true;
    case Qt::Key_0:
      zoomToFit();
      return true;
    default:
      return false;
  }
}

void Timeline::keyPressEvent(QKeyEvent* event) {
  if (m_tracks == nullptr || !pressKey(event->key(), event->modifiers())) {
    event->ignore();
  }
}

}  // namespace visagiste
