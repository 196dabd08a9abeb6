#include <memory>
#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QTest>
#include <QTranslator>

#include "widgets/common/elided_label.h"
#include "widgets/common/message_bar.h"
#include "widgets/jobs/job_panel.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/palettes/layer_list.h"
#include "widgets/palettes/look_blend.h"
#include "widgets/palettes/look_shelf.h"
#include "widgets/palettes/makeup_panel.h"
#include "widgets/palettes/skin_readout.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/preview/live_stats.h"
#include "widgets/sliders/coefficient_panel.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// Every text one and a half times as long.
class LongTranslator : public QTranslator {
 public:
  [[nodiscard]] QString translate(const char* /*context*/, const char* source, const char* /*disambiguation*/,
                                  int /*n*/) const override {
    const QString text = QString::fromUtf8(source);
    return text + QString((text.size() + 1) / 2, QLatin1Char('w'));
  }
  [[nodiscard]] bool isEmpty() const override { return false; }
};

std::vector<std::unique_ptr<QWidget>> everyWidget() {
  std::vector<std::unique_ptr<QWidget>> widgets;
  auto sliders = std::make_unique<CoefficientPanel>();
  sliders->setExpressionNames({"browDownLeft", "browDownRight", "mouthShrugUpper", "eyeLookOutLeft", "noseSneerLeft"});
  sliders->setIdentityCount(8);
  widgets.push_back(std::move(sliders));
  auto jobs = std::make_unique<JobPanel>();
  std::vector<JobRow> rows(3);
  rows[0] = {1, JobRowState::Done, "Head from anna.jpg", "", "", 1, 75, {}, true, true};
  rows[1] = {2, JobRowState::Failed, "Head", "", "No face was found in the picture.", 0, 75, {}, false, false};
  rows[2] = {3, JobRowState::Running, "A very long title of a job", "Refining", "", 0.5, 75, 100.0, false, false};
  jobs->setRows(rows);
  widgets.push_back(std::move(jobs));
  auto bar = std::make_unique<MessageBar>();
  bar->showMessage({MessageSeverity::Warning, "The picture is small: the texture will be soft.", "Details", "more"});
  widgets.push_back(std::move(bar));
  widgets.push_back(std::make_unique<ImageCanvas>());
  widgets.push_back(std::make_unique<MeshView>());
  widgets.push_back(std::make_unique<LiveStats>());
  for (const MakeupProduct product :
       {MakeupProduct::Eyeshadow, MakeupProduct::FacePaint, MakeupProduct::TeethWhitening}) {
    MakeupLook look;
    look.layers = {usualLayer(product, {180, 40, 60})};
    auto makeup = std::make_unique<MakeupPanel>();
    makeup->setLook(look);
    widgets.push_back(std::move(makeup));
  }
  widgets.push_back(std::make_unique<LookBlend>());
  auto skin = std::make_unique<SkinReadout>();
  skin->setSkin(SkinTone(), {200, 160, 130});
  widgets.push_back(std::move(skin));
  return widgets;
}

void checkNothingIsClipped(const QWidget& top) {
  for (const QLabel* label : top.findChildren<QLabel*>()) {
    if (label->isVisible() && !label->wordWrap() && dynamic_cast<const ElidedLabel*>(label) == nullptr) {
      CAPTURE(label->objectName().toStdString(), label->text().toStdString());
      CHECK(label->width() >= label->sizeHint().width());
    }
    if (label->isVisible() && label->wordWrap()) {
      CAPTURE(label->objectName().toStdString(), label->text().toStdString(), label->width());
      CHECK(label->height() >= label->heightForWidth(label->width()));
    }
  }
  for (const QAbstractButton* button : top.findChildren<QAbstractButton*>()) {
    if (button->isVisible() && !button->text().isEmpty()) {
      CAPTURE(button->objectName().toStdString(), button->text().toStdString());
      CHECK(button->width() >= button->sizeHint().width());
    }
  }
}

}  // namespace

TEST_CASE("texts one and a half times as long are not clipped", "[layout]") {
  LongTranslator translator;
  QApplication::installTranslator(&translator);
  for (const auto& widget : everyWidget()) {
    // The narrowest a dock gets.
    widget->resize(std::max(300, widget->minimumSizeHint().width()), 600);
    widget->show();
    QCoreApplication::processEvents();
    CAPTURE(widget->objectName().toStdString(), widget->width());
    checkNothingIsClipped(*widget);
  }
  QApplication::removeTranslator(&translator);
}

TEST_CASE("every widget has a name for programs and one for people", "[layout]") {
  for (const auto& widget : everyWidget()) {
    CHECK_FALSE(widget->objectName().isEmpty());
    CAPTURE(widget->objectName().toStdString());
    CHECK_FALSE(widget->accessibleName().isEmpty());
    for (const QAbstractButton* button : widget->findChildren<QAbstractButton*>()) {
      CAPTURE(button->objectName().toStdString());
      // Unnamed buttons inside Qt's own widgets (tab bars, fields) are not ours.
      if (!button->objectName().isEmpty() && !button->objectName().startsWith("qt_")) {
        CHECK_FALSE((button->text() + button->accessibleName()).isEmpty());
      }
    }
  }
}
