#include "widgets/channels/channel_panel.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "widgets/channels/channel_model.h"
#include "widgets/channels/response_curve.h"
#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// A panel whose owner takes every edit, as the workspace does.
struct OwnedChannelPanel {
  ChannelPanel panel;
  EditStep lastStep = EditStep::Ends;
  int edits = 0;

  OwnedChannelPanel() {
    panel.resize(340, 700);
    panel.setChannels({"jawOpen", "eyeBlinkLeft", "eyeBlinkRight"});
    QObject::connect(&panel, &ChannelPanel::controlsEdited, &panel,
                     [this](const std::vector<ChannelControl>& controls, EditStep step) {
                       ++edits;
                       lastStep = step;
                       panel.setControls(controls);
                     });
    panel.show();
  }
  const ChannelControl& control(int channel) { return panel.controls()[static_cast<std::size_t>(channel)]; }
  template <typename Widget>
  Widget* find(const char* name) {
    return panel.findChild<Widget*>(QLatin1String(name));
  }
};

}  // namespace

TEST_CASE("channels are found by name and show their value", "[channels]") {
  OwnedChannelPanel shown;
  QTreeView* view = shown.panel.view();
  CHECK(view->model()->rowCount() == 3);
  QTest::keyClicks(shown.find<QLineEdit>("channelSearch"), "blink");
  CHECK(view->model()->rowCount() == 2);
  shown.find<QLineEdit>("channelSearch")->clear();
  shown.panel.setMoment(Eigen::Vector3f(0.25F, 0.5F, 1), Eigen::Vector3f(0.5F, 0.5F, 1), Eigen::Vector3f(1, 0.2F, 1));
  const QModelIndex bar = view->model()->index(0, ChannelModel::ValueColumn);
  CHECK(bar.data(ChannelModel::ValueRole).toFloat() == 0.25F);
  CHECK(bar.data(ChannelModel::InputRole).toFloat() == 0.5F);
  CHECK(bar.siblingAtRow(1).data(ChannelModel::ConfidenceRole).toFloat() == 0.2F);
  CHECK(bar.data(Qt::AccessibleTextRole).toString() == "25 %");
  // The bar is longer where the value is higher.
  const QImage picture = view->viewport()->grab().toImage();
  const auto filled = [&](int row) {
    const QRect cell = view->visualRect(view->model()->index(row, ChannelModel::ValueColumn));
    const qreal ratio = picture.devicePixelRatio();
    const QColor rest =
        picture.pixelColor((QPointF(cell.right() - 40, view->visualRect(bar).center().y()) * ratio).toPoint());
    int count = 0;
    for (int x = cell.left(); x < cell.right() - 36; ++x) {
      count += picture.pixelColor((QPointF(x, cell.center().y()) * ratio).toPoint()) != rest ? 1 : 0;
    }
    return count;
  };
  CHECK(filled(2) > filled(0) + 20);
}

TEST_CASE("gain, offset, mute and mirror are set for the chosen channel", "[channels]") {
  OwnedChannelPanel shown;
  CHECK_FALSE(shown.find<QWidget>("channelEditor")->isEnabled());
  shown.panel.chooseChannel(0);
  REQUIRE(shown.find<QWidget>("channelEditor")->isEnabled());
  CHECK_FALSE(shown.find<QCheckBox>("channelMirror")->isEnabled());  // The jaw has one side.
  auto* gain = shown.find<CoefficientRow>("channelGain");
  CHECK(gain->value() == 1);
  gain->slider()->setFocus();
  QTest::keyClick(gain->slider(), Qt::Key_Right);
  CHECK(shown.control(0).gain > 1);
  CHECK(shown.control(1).gain == 1);
  CHECK(shown.lastStep == EditStep::Ends);
  QTest::mouseClick(shown.find<QCheckBox>("channelMute"), Qt::LeftButton, {}, QPoint(8, 8));
  CHECK(shown.control(0).isMuted);
  QTest::mouseClick(shown.find<QToolButton>("channelReset"), Qt::LeftButton);
  CHECK(shown.control(0) == ChannelControl());
  CHECK_FALSE(shown.find<QToolButton>("channelsReset")->isEnabled());
}

TEST_CASE("both sides are set together, unless the person wants one", "[channels]") {
  OwnedChannelPanel shown;
  shown.panel.chooseChannel(1);
  auto* offset = shown.find<CoefficientRow>("channelOffset");
  QTest::keyClick(offset->slider(), Qt::Key_Right);
  CHECK(shown.control(1).offset > 0);
  CHECK(shown.control(2).offset == shown.control(1).offset);
  QTest::mouseClick(shown.find<QToolButton>("channelsTogether"), Qt::LeftButton);
  QTest::keyClick(offset->slider(), Qt::Key_Right);
  CHECK(shown.control(2).offset < shown.control(1).offset);
  QTest::mouseClick(shown.find<QCheckBox>("channelMirror"), Qt::LeftButton, {}, QPoint(8, 8));
  CHECK(shown.control(1).isMirrored);
  CHECK_FALSE(shown.control(2).isMirrored);
  QTest::mouseClick(shown.find<QToolButton>("channelsReset"), Qt::LeftButton);
  CHECK(shown.control(1) == ChannelControl());
  CHECK(shown.control(2) == ChannelControl());
}

TEST_CASE("a dragged slider is one movement", "[channels]") {
  OwnedChannelPanel shown;
  shown.panel.chooseChannel(0);
  auto* slider = shown.find<CoefficientRow>("channelGain")->slider();
  QTest::mousePress(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2, slider->height() / 2));
  CHECK(shown.lastStep == EditStep::Continues);
  QTest::mouseRelease(slider, Qt::LeftButton, {}, QPoint(slider->width() / 2, slider->height() / 2));
  CHECK(shown.lastStep == EditStep::Ends);
}

TEST_CASE("a row is muted by its box and by the space bar", "[channels]") {
  OwnedChannelPanel shown;
  QTreeView* view = shown.panel.view();
  const QModelIndex box = view->model()->index(0, ChannelModel::MuteColumn);
  view->setCurrentIndex(box);
  QTest::keyClick(view, Qt::Key_Space);
  CHECK(shown.control(0).isMuted);
  QTest::keyClick(view, Qt::Key_Space);
  CHECK_FALSE(shown.control(0).isMuted);
}

TEST_CASE("a response curve is bent by mouse and keyboard", "[channels]") {
  ResponseCurve curve;
  curve.resize(214, 114);
  curve.show();
  curve.setFocus();
  QSignalSpy edited(&curve, &ResponseCurve::edited);
  QTest::mouseDClick(&curve, Qt::LeftButton, {}, curve.placeOf({0.5, 0.2}).toPoint());
  REQUIRE(edited.count() == 1);
  REQUIRE(curve.points().size() == 3);
  CHECK(curve.outputOf(0.5) == Approx(0.2).margin(0.02));
  CHECK(curve.outputOf(0.25) == Approx(0.1).margin(0.02));
  CHECK(curve.outputOf(1) == 1);
  CHECK(curve.pointAt(curve.placeOf(curve.points()[1])) == 1);
  QTest::keyClick(&curve, Qt::Key_Up, Qt::ShiftModifier);
  CHECK(curve.points()[1].y() == Approx(0.3).margin(0.02));
  for (int i = 0; i < 30; ++i) {
    QTest::keyClick(&curve, Qt::Key_Right, Qt::ShiftModifier);
  }
  CHECK(curve.points()[1].x() <= 1 - ResponseCurve::kLeastGap + 1e-9);  // It does not pass its neighbour.
  QTest::keyClick(&curve, Qt::Key_Delete);
  CHECK(curve.points().empty());
  CHECK(curve.outputOf(0.7) == 0.7);
  QTest::keyClick(&curve, Qt::Key_Delete);  // There is none: nothing happens.
  CHECK(curve.points().empty());
}
