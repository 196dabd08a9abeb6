#pragma once

#include <memory>
#include <optional>
#include <set>
#include <vector>

#include <QAbstractScrollArea>

#include "core/document/edit_step.h"
#include "widgets/timeline/time_scale.h"
#include "widgets/timeline/timeline_tracks.h"

namespace visagiste {

/// Curves over time, one lane a track: look, scrub, select a stretch, set keys.
///
/// Mouse: the ruler scrubs, a drag in a lane selects a stretch, a drag at its edge in the ruler moves the edge, a click
/// goes there; a double click in the tall lane sets a key, keys are dragged. A click on a name chooses its track, with
/// Ctrl several. Ctrl + wheel zooms to the pointer, Shift + wheel and middle drag pan.
/// Keys: Left and Right go by a sample (with Shift by ten, with Ctrl to the next key), Home and End to the ends, Up and
/// Down choose the track, + - 0 zoom, K sets a key, Delete takes the chosen key away, Alt + arrows move it,
/// [ and ] set the ends of the stretch, Ctrl+A selects all time, Esc nothing.
///
/// It shows and asks: edits come out as signals, and whoever owns the curves answers with setTracks() and setKeys().
class Timeline : public QAbstractScrollArea {
  Q_OBJECT
 public:
  explicit Timeline(QWidget* parent = nullptr);

  /// Null: nothing to show. The stretch, the playhead and the chosen track are kept as far as they fit.
  void setTracks(std::shared_ptr<const TimelineTracks> tracks);
  [[nodiscard]] const std::shared_ptr<const TimelineTracks>& tracks() const { return m_tracks; }
  void setKeys(std::vector<TimelineKey> keys);
  [[nodiscard]] const std::vector<TimelineKey>& keys() const { return m_keys; }
  /// Shown while there are no tracks.
  void setEmptyHint(const QString& text);

  void setPlayhead(double seconds);
  [[nodiscard]] double playhead() const { return m_playheadS; }
  void setSpan(const TimelineSpan& span);
  [[nodiscard]] const TimelineSpan& span() const { return m_span; }
  /// -1 without tracks.
  [[nodiscard]] int currentTrack() const { return m_current; }
  void setCurrentTrack(int track);
  /// The current one among them.
  [[nodiscard]] const std::set<int>& chosenTracks() const { return m_chosen; }
  /// Index into keys(), or -1.
  [[nodiscard]] int chosenKey() const { return m_chosenKey; }
  void chooseKey(int index);

  [[nodiscard]] const TimeScale& scale() const { return m_scale; }
  void zoomBy(double factor);
  void zoomToFit();

  // Where things are, in the viewport; for painting and tests.
  [[nodiscard]] QRect laneRect(int track) const;
  [[nodiscard]] QRect rulerRect() const;
  [[nodiscard]] int trackAt(int y) const;  ///< -1 for none.
  [[nodiscard]] QPointF placeOf(int track, double seconds, float value) const;
  [[nodiscard]] int keyAt(QPointF place) const;  ///< -1 for none.
  [[nodiscard]] float valueAtY(int track, double y) const;

  [[nodiscard]] QSize sizeHint() const override { return {720, 240}; }
  [[nodiscard]] QSize minimumSizeHint() const override { return {320, 140}; }

 public Q_SLOTS:
  /// A key of the current track where the playhead is.
  void addKeyAtPlayhead();
  /// Asks to take the chosen key away.
  void removeChosenKey();

 Q_SIGNALS:
  /// The person moved the playhead.
  void scrubbed(double seconds);
  void spanChanged(const visagiste::TimelineSpan& span);
  void currentTrackChanged(int track);
  void keyAddRequested(const visagiste::TimelineKey& key);
  void keyMoveRequested(int index, double seconds, float value, visagiste::EditStep step);
  void keyRemoveRequested(int index);
  void chosenKeyChanged(int index);

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void changeEvent(QEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;

 private:
  enum class Drag { None = 1, Scrub, Span, SpanBegin, SpanEnd, Key, Pan };

  [[nodiscard]] int trackCount() const;
  [[nodiscard]] double clampedS(double seconds) const;
  [[nodiscard]] double secondsAtX(double x) const;
  void refreshBars();
  void scrubTo(double seconds);
  void stepPlayhead(int samples);
  void jumpToKey(int direction);
  void selectSpan(double aS, double bS);
  void choose(int track, Qt::KeyboardModifiers modifiers);
  void nudgeKey(int samples, float value);
  bool pressKey(int key, Qt::KeyboardModifiers modifiers);
  [[nodiscard]] double sampleAfter(double seconds, int samples) const;
  void describe();
  void revealTrack(int track);
  [[nodiscard]] Drag dragAt(QPointF place) const;

  std::shared_ptr<const TimelineTracks> m_tracks;
  std::vector<TimelineKey> m_keys;
  TimeScale m_scale;
  TimelineSpan m_span;
  double m_playheadS = 0;
  int m_current = -1;
  std::set<int> m_chosen;
  int m_chosenKey = -1;
  QString m_emptyHint;
  Drag m_drag = Drag::None;
  QPointF m_pressedAt;
  QPointF m_lastAt;
  bool m_hasMoved = false;
  bool m_refreshesBars = false;
};

}  // namespace visagiste
