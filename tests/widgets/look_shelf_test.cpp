#include "widgets/palettes/look_shelf.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListView>
#include <QTest>

#include "widgets/palettes/look_blend.h"
#include "widgets/palettes/skin_readout.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

MakeupLook named(const char* name, float opacity, const char* tag) {
  MakeupLook look;
  look.name = name;
  look.tags = {tag};
  look.layers = {usualLayer(MakeupProduct::Lipstick, {180, 20, 40})};
  look.layers.front().opacity = opacity;
  return look;
}

std::vector<ShelfLook> shelf() {
  return {{named("Day", 0.2F, "day"), false}, {named("Night", 1, "party"), true}};
}

}  // namespace

TEST_CASE("a click on a look puts it on, the first takes all off", "[palette]") {
  ShelfModel model;
  model.setLooks(shelf());
  LookShelf strip(&model, ShelfShape::Strip);
  strip.resize(500, 160);
  strip.show();
  QCoreApplication::processEvents();
  std::vector<MakeupLook> worn;
  QObject::connect(&strip, &LookShelf::lookChosen, [&worn](const MakeupLook& look) { worn.push_back(look); });
  const auto rowRect = [&](int row) { return strip.view()->visualRect(strip.view()->model()->index(row, 0)); };
  QTest::mouseClick(strip.view()->viewport(), Qt::LeftButton, {}, rowRect(2).center());
  REQUIRE(worn.size() == 1);
  CHECK(worn.back() == named("Night", 1, "party"));
  QTest::mouseClick(strip.view()->viewport(), Qt::LeftButton, {}, rowRect(0).center());
  CHECK(worn.back().layers.empty());
  SECTION("by keyboard") {
    strip.setCurrent(worn.front());
    CHECK(strip.view()->currentIndex().row() == 2);
    QTest::keyClick(strip.view(), Qt::Key_Left);
    QTest::keyClick(strip.view(), Qt::Key_Return);
    CHECK(worn.back().name == "Day");
  }
  SECTION("a search finds names and tags") {
    strip.setSearch("party");
    CHECK(strip.view()->model()->rowCount() == 1);
    strip.setSearch("zzz");
    CHECK(strip.findChild<QLabel*>("nothingFound")->isVisible());
  }
}

TEST_CASE("pictures of looks are taken and forgotten", "[palette]") {
  ShelfModel model;
  model.setLooks(shelf());
  QImage picture(4, 4, QImage::Format_RGB888);
  picture.fill(Qt::red);
  model.setPicture(2, picture);
  model.setPicture(9, picture);  // A late one for a look that is gone.
  CHECK_FALSE(model.index(2).data(Qt::DecorationRole).value<QImage>().isNull());
  CHECK(model.index(1).data(Qt::DecorationRole).value<QImage>().isNull());
  model.clearPictures();
  CHECK(model.index(2).data(Qt::DecorationRole).value<QImage>().isNull());
}

TEST_CASE("the blend slider runs from one look to the other", "[palette]") {
  LookBlend blend;
  blend.setLooks({named("Day", 0.2F, "day"), named("Night", 1, "party")});
  blend.findChild<QComboBox*>("blendFrom")->setCurrentIndex(1);
  auto* to = blend.findChild<QComboBox*>("blendTo");
  to->setCurrentIndex(2);
  Q_EMIT to->activated(2);
  std::vector<std::pair<MakeupLook, EditStep>> edits;
  QObject::connect(&blend, &LookBlend::blendEdited,
                   [&edits](const MakeupLook& look, EditStep step) { edits.emplace_back(look, step); });
  auto* share = blend.findChild<ValueSlider*>("blendShare");
  share->setSliderDown(true);
  share->setValue(500);
  CHECK(edits.back().second == EditStep::Continues);
  CHECK(edits.back().first.layers.front().opacity == Approx(0.6));
  share->setValue(1000);
  share->setSliderDown(false);
  CHECK(edits.back().second == EditStep::Ends);
  CHECK(edits.back().first.layers.front().opacity == 1);
  CHECK(edits.back().first.name == edits.front().first.name);
}

TEST_CASE("the readout says what was measured", "[palette]") {
  SkinReadout readout;
  readout.show();
  SkinTone tone;
  tone.lab = {62.3F, 14.1F, 18.4F};
  tone.itaDeg = 33.6F;
  tone.monkShade = 5;
  tone.reference = LightReference::GreyCard;
  readout.resize(340, 60);
  readout.setSkin(tone, {180, 140, 110});
  CHECK(readout.findChild<QLabel*>("skinValues")->text().contains("62.3"));
  CHECK(readout.findChild<QLabel*>("skinScale")->text().contains("Monk 5"));
  CHECK(readout.findChild<QWidget*>("greyCardForget")->isVisible());
  CHECK(typologyWords(33.6F) == "intermediate");
  CHECK(typologyWords(-31) == "dark");
  readout.setSkin(std::nullopt, {});
  CHECK_FALSE(readout.findChild<QLabel*>("skinValues")->isVisible());
}
