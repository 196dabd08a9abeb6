#include "widgets/sliders/coefficient_panel.h"

#include <QApplication>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include "core/base/error.h"
#include "widgets/sliders/channel_names.h"
#include "widgets/sliders/coefficient_editor.h"
#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const QStringList kChannels = {"browDownLeft",  "jawOpen",        "jawLeft",
                               "browDownRight", "mouthSmileLeft", "mouthSmileRight"};

struct Edit {
  Eigen::VectorXf values;
  EditPhase phase;
};

struct ShownPanel {
  CoefficientPanel panel;
  std::vector<Edit> edits;

  ShownPanel() {
    panel.setExpressionNames(kChannels);
    panel.setIdentityCount(10, 4);
    panel.resize(360, 600);
    panel.show();
    QCoreApplication::processEvents();
    QObject::connect(&panel, &CoefficientPanel::expressionEdited,
                     [this](const Eigen::VectorXf& values, EditPhase phase) {
                       edits.push_back({values, phase});
                     });
  }

  CoefficientRow* row(const char* channel) { return panel.findChild<CoefficientRow*>(channel); }

  void dragTo(const char* channel, int value) {
    ValueSlider* slider = row(channel)->slider();
    const int y = slider->height() / 2;
    const QPoint from(static_cast<int>(slider->positionOf(slider->value())), y);
    const QPoint to(static_cast<int>(slider->positionOf(value)), y);
    QTest::mousePress(slider, Qt::LeftButton, {}, from);
    QTest::mouseMove(slider, (from + to) / 2);
    QTest::mouseMove(slider, to);
    QTest::mouseRelease(slider, Qt::LeftButton, {}, to);
  }

  /// Ends a gesture of small steps without waiting for its pause.
  void finishSteps() {
    for (CoefficientEditor* editor : panel.findChildren<CoefficientEditor*>()) {
      editor->finishSteps();
    }
  }
};

}  // namespace

TEST_CASE("a drag is one gesture: begin, changes, end", "[sliders]") {
  ShownPanel shown;
  shown.dragTo("jawOpen", 700);
  REQUIRE(shown.edits.size() >= 3);
  CHECK(shown.edits.front().phase == EditPhase::Begin);
  CHECK(shown.edits.front().values.isZero());
  for (std::size_t i = 1; i + 1 < shown.edits.size(); ++i) {
    CHECK(shown.edits[i].phase == EditPhase::Change);
  }
  CHECK(shown.edits.back().phase == EditPhase::End);
  CHECK(shown.edits.back().values[1] == Approx(0.7).margin(0.02));  // Whole pixels of the pointer.
  CHECK(shown.panel.expression()[1] == shown.edits.back().values[1]);
  CHECK(shown.row("jawOpen")->number()->value() == Approx(0.7).margin(0.02));
}

TEST_CASE("a slider touched but not moved says nothing", "[sliders]") {
  ShownPanel shown;
  ValueSlider* slider = shown.row("jawOpen")->slider();
  QTest::mouseClick(slider, Qt::LeftButton, {}, {static_cast<int>(slider->positionOf(0)), slider->height() / 2});
  CHECK(shown.edits.empty());
}

TEST_CASE("symmetric editing moves the other side along, but not sideways channels", "[sliders]") {
  ShownPanel shown;
  QTest::mouseClick(shown.panel.findChild<QToolButton*>("symmetricEdit"), Qt::LeftButton);
  CHECK(shown.panel.isSymmetric());
  shown.dragTo("mouthSmileLeft", 500);
  CHECK(shown.panel.expression()[4] == shown.panel.expression()[5]);
  CHECK(shown.panel.expression()[5] > 0.4F);
  CHECK(shown.row("mouthSmileRight")->value() == Approx(shown.panel.expression()[5]).margin(1e-3));
  shown.panel.setSymmetric(false);
  shown.dragTo("mouthSmileLeft", 900);
  CHECK(shown.panel.expression()[4] != shown.panel.expression()[5]);
  const std::vector<int> opposite = oppositeChannels(kChannels);
  CHECK(opposite == std::vector<int>{3, -1, -1, 0, 5, 4});
}

TEST_CASE("a double click resets one channel, the button all", "[sliders]") {
  ShownPanel shown;
  Eigen::VectorXf expression(6);
  expression << 0.1F, 0.2F, 0.3F, 0.4F, 0.5F, 0.6F;
  shown.panel.setExpression(expression);
  CHECK(shown.edits.empty());  // What comes from outside does not go back.
  QTest::mouseDClick(shown.row("jawOpen")->slider(), Qt::LeftButton, {}, {5, 10});
  shown.finishSteps();
  CHECK(shown.panel.expression()[1] == 0);
  CHECK(shown.panel.expression()[0] == 0.1F);
  REQUIRE(shown.edits.size() == 3);
  shown.edits.clear();
  QTest::mouseClick(shown.panel.findChild<QToolButton*>("resetExpression"), Qt::LeftButton);
  REQUIRE(shown.edits.size() == 2);
  CHECK(shown.edits[0].phase == EditPhase::Begin);
  CHECK(shown.edits[0].values[5] == 0.6F);
  CHECK(shown.edits[1].phase == EditPhase::End);
  CHECK(shown.panel.expression().isZero());
}

TEST_CASE("quick key presses on one slider are one gesture", "[sliders]") {
  ShownPanel shown;
  ValueSlider* slider = shown.row("jawOpen")->slider();
  QTest::keyClick(slider, Qt::Key_Right);
  QTest::keyClick(slider, Qt::Key_Right);
  CHECK(shown.panel.expression()[1] == Approx(0.02));
  // Another slider ends it.
  QTest::keyClick(shown.row("jawLeft")->slider(), Qt::Key_PageUp);
  shown.finishSteps();
  std::vector<EditPhase> phases;
  for (const Edit& edit : shown.edits) {
    phases.push_back(edit.phase);
  }
  CHECK(phases == std::vector<EditPhase>{EditPhase::Begin, EditPhase::Change, EditPhase::Change, EditPhase::End,
                                         EditPhase::Begin, EditPhase::Change, EditPhase::End});
  CHECK(shown.panel.expression()[2] == Approx(0.1));
}

TEST_CASE("numbers can be typed", "[sliders]") {
  ShownPanel shown;
  QDoubleSpinBox* number = shown.row("jawOpen")->number();
  number->selectAll();
  QTest::keyClicks(number, "0.45");
  QTest::keyClick(number, Qt::Key_Return);
  CHECK(shown.panel.expression()[1] == Approx(0.45));
  CHECK(shown.row("jawOpen")->slider()->value() == 450);
}

TEST_CASE("values from outside do not fight the hand", "[sliders]") {
  ShownPanel shown;
  ValueSlider* slider = shown.row("jawOpen")->slider();
  const int y = slider->height() / 2;
  QTest::mousePress(slider, Qt::LeftButton, {}, {static_cast<int>(slider->positionOf(0)), y});
  QTest::mouseMove(slider, {static_cast<int>(slider->positionOf(600)), y});
  const float held = shown.panel.expression()[1];
  shown.panel.setExpression(Eigen::VectorXf::Constant(6, 0.9F));
  CHECK(shown.panel.expression()[1] == held);
  CHECK(shown.panel.expression()[0] == 0.9F);
  QTest::mouseRelease(slider, Qt::LeftButton, {}, {static_cast<int>(slider->positionOf(600)), y});
}

TEST_CASE("search shows matching pairs and hides the rest", "[sliders]") {
  ShownPanel shown;
  auto* search = shown.panel.findChild<QLineEdit*>("expressionSearch");
  QTest::keyClicks(search, "smile");
  CHECK(shown.row("mouthSmileLeft")->isVisible());
  CHECK(shown.row("mouthSmileRight")->isVisible());
  CHECK_FALSE(shown.row("jawOpen")->isVisible());
  search->setText("brows");  // The name of a group.
  CHECK(shown.row("browDownLeft")->isVisible());
  CHECK_FALSE(shown.row("mouthSmileLeft")->isVisible());
  search->setText("zzz");
  CHECK(shown.panel.findChild<QWidget*>("nothingFound")->isVisible());
  search->clear();
  CHECK(shown.row("jawOpen")->isVisible());
  CHECK_FALSE(shown.panel.findChild<QWidget*>("nothingFound")->isVisible());
}

TEST_CASE("identity sliders reach three deviations and keep hidden components", "[sliders]") {
  ShownPanel shown;
  shown.panel.findChild<QTabWidget*>("coefficientTabs")->setCurrentIndex(1);
  QCoreApplication::processEvents();
  Eigen::VectorXf identity = Eigen::VectorXf::LinSpaced(10, -1, 4);
  shown.panel.setIdentity(identity);
  CHECK(shown.row("identity5") == nullptr);  // Only the first four are shown.
  Eigen::VectorXf last;
  QObject::connect(&shown.panel, &CoefficientPanel::identityEdited,
                   [&last](const Eigen::VectorXf& values, EditPhase) { last = values; });
  shown.dragTo("identity1", 3000);
  REQUIRE(last.size() == 10);
  CHECK(last[0] == Approx(3).margin(0.1));
  CHECK(last.tail(9) == identity.tail(9));
  const QSignalSpy random(&shown.panel, &CoefficientPanel::randomIdentityRequested);
  QTest::mouseClick(shown.panel.findChild<QPushButton*>("randomIdentity"), Qt::LeftButton);
  CHECK(random.size() == 1);
  QTest::mouseClick(shown.panel.findChild<QPushButton*>("resetIdentity"), Qt::LeftButton);
  CHECK(last.isZero());
}

TEST_CASE("vectors of another length are refused", "[sliders]") {
  ShownPanel shown;
  CHECK_THROWS_AS(shown.panel.setExpression(Eigen::VectorXf::Zero(5)), Error);
  CHECK_THROWS_AS(shown.panel.setIdentity(Eigen::VectorXf::Zero(11)), Error);
}

TEST_CASE("channel names become words", "[sliders]") {
  CHECK(channelWords("browDownLeft").label == "Brow down");
  CHECK(channelWords("browDownLeft").side == FaceSide::Left);
  CHECK(channelWords("mouthLeft").side == FaceSide::Both);
  CHECK(channelWords("someNewShapeRight").label == "Some new shape");
  CHECK(channelWords("tongueOut").group == ChannelGroup::Mouth);
}
