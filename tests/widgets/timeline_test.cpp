#include "widgets/timeline/timeline.h"

#include <cmath>

#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include "widgets/common/theme.h"
#include "widgets/timeline/timeline_painter.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// Ten tracks over four seconds at 25 samples a second; track t is a wave of t + 1 periods.
std::shared_ptr<const TimelineTracks> waves() {
  auto tracks = std::make_shared<TimelineTracks>();
  tracks->values.resize(10, 101);
  for (int i = 0; i <= 100; ++i) {
    tracks->seconds.push_back(0.04 * i);
    for (int t = 0; t < 10; ++t) {
      tracks->values(t, i) = 0.5F + 0.4F * static_cast<float>(std::sin(6.2832 * (t + 1) * i / 100.0));
    }
  }
  for (int t = 0; t < 10; ++t) {
    tracks->names.append(QStringLiteral("track %1").arg(t));
  }
  return tracks;
}

struct ShownTimeline {
  Timeline timeline;

  ShownTimeline() {
    timeline.resize(kTimelineNames + 400, 260);
    timeline.setTracks(waves());
    timeline.show();
    timeline.setFocus();
  }
  QPoint at(int track, double seconds, float value) { return timeline.placeOf(track, seconds, value).toPoint(); }
  void drag(QPoint from, QPoint to) {
    QTest::mousePress(timeline.viewport(), Qt::LeftButton, {}, from);
    for (int i = 1; i <= 4; ++i) {
      QMouseEvent move(QEvent::MouseMove, QPointF(from + (to - from) * i / 4), timeline.viewport()->mapToGlobal(to),
                       Qt::NoButton, Qt::LeftButton, Qt::NoModifier);
      QCoreApplication::sendEvent(timeline.viewport(), &move);
    }
    QTest::mouseRelease(timeline.viewport(), Qt::LeftButton, {}, to);
  }
};

}  // namespace

TEST_CASE("a time scale keeps what is under the pointer while it zooms", "[timeline]") {
  TimeScale scale;
  scale.setWidth(500);
  scale.setRange(0, 10);
  CHECK(scale.xOf(5) == Approx(250));
  scale.zoomBy(4, 5);
  CHECK(scale.xOf(5) == Approx(250));
  CHECK(scale.viewEndS() - scale.viewBeginS() == Approx(2.5));
  scale.panBySeconds(100);
  CHECK(scale.viewEndS() == Approx(10));
  scale.reveal(1);
  CHECK(scale.viewBeginS() == Approx(1));
  scale.zoomBy(1e9, 1);
  CHECK(scale.viewEndS() - scale.viewBeginS() == Approx(TimeScale::kShortestS));
  scale.zoomBy(1e-9, 1);
  CHECK(scale.viewBeginS() == 0);
  CHECK(scale.viewEndS() == 10);
  CHECK(scale.secondsAt(scale.xOf(3.21)) == Approx(3.21));
  scale.setRange(0, 4);  // It showed everything, and does so again.
  CHECK(scale.viewEndS() == 4);
}

TEST_CASE("marks of a ruler stand apart, and times read as people write them", "[timeline]") {
  TimeScale scale;
  scale.setWidth(600);
  for (const double length : {0.2, 1.0, 7.0, 61.0, 900.0, 36000.0}) {
    scale.setRange(0, length);
    scale.fit();
    CHECK(scale.tickStepS(70) * scale.pixelsPerSecond() >= 70);
    CHECK(scale.tickStepS(70) * scale.pixelsPerSecond() < 70 * 5);
  }
  CHECK(timeText(7.25) == "0:07.25");
  CHECK(timeText(59.999) == "1:00.00");
  CHECK(timeText(61, 1) == "1:01");
  CHECK(timeText(3.04, 0.1) == "0:03.0");
}

TEST_CASE("the ruler scrubs and keys step by samples", "[timeline]") {
  ShownTimeline shown;
  QSignalSpy scrubbed(&shown.timeline, &Timeline::scrubbed);
  shown.drag({kTimelineNames + 100, 10}, {kTimelineNames + 200, 10});
  CHECK(shown.timeline.playhead() == Approx(2));
  CHECK(scrubbed.count() > 1);
  QTest::keyClick(&shown.timeline, Qt::Key_Right);
  CHECK(shown.timeline.playhead() == Approx(2.04));
  QTest::keyClick(&shown.timeline, Qt::Key_Left, Qt::ShiftModifier);
  CHECK(shown.timeline.playhead() == Approx(1.64));
  QTest::keyClick(&shown.timeline, Qt::Key_End);
  CHECK(shown.timeline.playhead() == Approx(4));
  scrubbed.clear();
  shown.timeline.setPlayhead(1);
  CHECK(scrubbed.isEmpty());  // Moved from outside.
}

TEST_CASE("a drag in a lane selects a stretch, its edges can be moved, Esc lets go", "[timeline]") {
  ShownTimeline shown;
  QSignalSpy changed(&shown.timeline, &Timeline::spanChanged);
  shown.drag(shown.at(0, 1, 0.05F), shown.at(0, 3, 0.05F));
  CHECK(shown.timeline.span().beginS == Approx(1).margin(0.02));
  CHECK(shown.timeline.span().endS == Approx(3).margin(0.02));
  CHECK(changed.count() > 0);
  shown.drag({shown.at(0, 3, 0).x(), 10}, {shown.at(0, 3.5, 0).x(), 10});
  CHECK(shown.timeline.span().endS == Approx(3.5).margin(0.02));
  shown.timeline.setPlayhead(2);
  QTest::keyClick(&shown.timeline, Qt::Key_BracketLeft);
  CHECK(shown.timeline.span() == TimelineSpan{2, shown.timeline.span().endS});
  QTest::keyClick(&shown.timeline, Qt::Key_Escape);
  CHECK(shown.timeline.span().isEmpty());
  QTest::keyClick(&shown.timeline, Qt::Key_A, Qt::ControlModifier);
  CHECK(shown.timeline.span() == TimelineSpan{0, 4});
}

TEST_CASE("keys are hit, set, dragged and taken away", "[timeline]") {
  ShownTimeline shown;
  Timeline& timeline = shown.timeline;
  timeline.setKeys({{0, 1.0, 0.5F}, {0, 2.0, 0.9F}, {3, 1.0, 0.5F}});
  CHECK(timeline.keyAt(timeline.placeOf(0, 2.0, 0.9F) + QPointF(3, 3)) == 1);
  CHECK(timeline.keyAt(timeline.placeOf(0, 1.5, 0.5F)) == -1);
  CHECK(timeline.keyAt(timeline.placeOf(3, 1.0, 0.5F)) == 2);

  QSignalSpy added(&timeline, &Timeline::keyAddRequested);
  QTest::mouseDClick(timeline.viewport(), Qt::LeftButton, {}, shown.at(0, 3, 0.25F));
  REQUIRE(added.count() == 1);
  const auto key = added.at(0).at(0).value<TimelineKey>();
  CHECK(key.track == 0);
  CHECK(key.seconds == Approx(3).margin(0.02));
  CHECK(key.value == Approx(0.25F).margin(0.02));

  QSignalSpy moved(&timeline, &Timeline::keyMoveRequested);
  shown.drag(shown.at(0, 2.0, 0.9F), shown.at(0, 2.5, 0.3F));
  REQUIRE(moved.count() >= 2);
  CHECK(moved.last().at(0).toInt() == 1);
  CHECK(moved.last().at(1).toDouble() == Approx(2.5).margin(0.02));
  CHECK(moved.last().at(2).toFloat() == Approx(0.3F).margin(0.02));
  CHECK(moved.last().at(3).value<EditStep>() == EditStep::Ends);
  CHECK(moved.first().at(3).value<EditStep>() == EditStep::Continues);
  moved.clear();
  QTest::keyClick(&timeline, Qt::Key_Up, Qt::AltModifier);
  REQUIRE(moved.count() == 1);
  CHECK(moved.last().at(2).toFloat() > 0.9F);

  QSignalSpy removed(&timeline, &Timeline::keyRemoveRequested);
  QTest::keyClick(&timeline, Qt::Key_Delete);
  REQUIRE(removed.count() == 1);
  CHECK(removed.at(0).at(0).toInt() == 1);
  CHECK(timeline.chosenKey() == -1);

  timeline.setPlayhead(0.2);
  QTest::keyClick(&timeline, Qt::Key_Right, Qt::ControlModifier);
  CHECK(timeline.playhead() == 1.0);
  CHECK(timeline.chosenKey() == 0);
  added.clear();
  QTest::keyClick(&timeline, Qt::Key_K);
  CHECK(added.count() == 1);
}

TEST_CASE("tracks are chosen by mouse and arrow keys", "[timeline]") {
  ShownTimeline shown;
  Timeline& timeline = shown.timeline;
  CHECK(timeline.currentTrack() == 0);
  QTest::mouseClick(timeline.viewport(), Qt::LeftButton, {},
                    timeline.laneRect(2).center().x() > 0 ? QPoint(20, timeline.laneRect(2).center().y()) : QPoint());
  CHECK(timeline.currentTrack() == 2);
  CHECK(timeline.laneRect(2).height() == kTimelineTallLane);
  QTest::mouseClick(timeline.viewport(), Qt::LeftButton, Qt::ControlModifier,
                    QPoint(20, timeline.laneRect(3).center().y()));
  CHECK(timeline.chosenTracks() == std::set<int>{2, 3});
  for (int i = 0; i < 20; ++i) {
    QTest::keyClick(&timeline, Qt::Key_Down);
  }
  CHECK(timeline.currentTrack() == 9);
  CHECK(timeline.laneRect(9).bottom() <= timeline.viewport()->height());
  CHECK(timeline.laneRect(9).top() >= kTimelineRuler);
  CHECK(timeline.accessibleDescription().contains("track 9"));
  for (int track = 0; track < 10; ++track) {
    if (timeline.laneRect(track).center().y() > kTimelineRuler) {
      CHECK(timeline.trackAt(timeline.laneRect(track).center().y()) == track);
    }
  }
}

TEST_CASE("Ctrl and wheel zoom to the pointer, 0 shows all", "[timeline]") {
  ShownTimeline shown;
  Timeline& timeline = shown.timeline;
  const QPoint pointer(kTimelineNames + 100, 60);
  const double under = timeline.scale().secondsAt(100);
  QWheelEvent wheel(pointer, timeline.viewport()->mapToGlobal(pointer), {}, QPoint(0, 240), Qt::NoButton,
                    Qt::ControlModifier, Qt::NoScrollPhase, false);
  QCoreApplication::sendEvent(timeline.viewport(), &wheel);
  CHECK(timeline.scale().secondsAt(100) == Approx(under));
  CHECK(timeline.scale().viewEndS() - timeline.scale().viewBeginS() < 4);
  CHECK(timeline.horizontalScrollBar()->maximum() > 0);
  timeline.horizontalScrollBar()->setValue(timeline.horizontalScrollBar()->maximum());
  CHECK(timeline.scale().viewEndS() == Approx(4).margin(0.01));
  QTest::keyClick(&timeline, Qt::Key_0);
  CHECK(timeline.scale().viewBeginS() == 0);
  CHECK(timeline.scale().viewEndS() == 4);
}

TEST_CASE("an empty timeline shows its hint and takes no edits", "[timeline]") {
  Timeline timeline;
  timeline.setEmptyHint("Nothing here");
  timeline.resize(400, 200);
  timeline.show();
  QSignalSpy added(&timeline, &Timeline::keyAddRequested);
  QTest::keyClick(&timeline, Qt::Key_K);
  QTest::mouseDClick(timeline.viewport(), Qt::LeftButton, {}, QPoint(300, 100));
  CHECK(added.isEmpty());
  timeline.setTracks(waves());
  timeline.setPlayhead(3);
  timeline.setTracks(std::make_shared<const TimelineTracks>());
  CHECK(timeline.tracks() == nullptr);
  CHECK(timeline.currentTrack() == -1);
  CHECK_FALSE(timeline.grab().toImage().isNull());
}

TEST_CASE("the curve is drawn where its values are", "[timeline]") {
  ShownTimeline shown;
  Timeline& timeline = shown.timeline;
  timeline.setPlayhead(4);
  const QImage picture = timeline.viewport()->grab().toImage();
  const qreal ratio = picture.devicePixelRatio();
  const auto colorAt = [&](QPointF place) { return picture.pixelColor((place * ratio).toPoint()); };
  // At its crest the curve's line is drawn; above it there is the lane's bare ground, below it its fill.
  const QPointF crest = timeline.placeOf(0, 1.0, 0.9F);
  const QColor above = colorAt(crest - QPointF(0, 6));
  const QColor below = colorAt(crest + QPointF(0, 30));
  CHECK(above != below);
  CHECK(colorAt(crest) != above);
  CHECK(colorAt(crest) != below);
  const QPointF trough = timeline.placeOf(0, 3.0, 0.1F);
  CHECK(colorAt(trough - QPointF(0, 30)) == above);
}
