#include "widgets/palettes/makeup_panel.h"

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDropEvent>
#include <QMimeData>
#include <QTest>
#include <QToolButton>

#include "widgets/palettes/layer_editor.h"
#include "widgets/palettes/layer_list.h"
#include "widgets/palettes/layer_view.h"
#include "widgets/palettes/makeup_words.h"
#include "widgets/palettes/shade_browser.h"
#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr SrgbColor kRed{190, 20, 40};
constexpr SrgbColor kPlum{90, 20, 70};
constexpr SrgbColor kBlack{10, 10, 10};

struct LookEdit {
  MakeupLook look;
  EditStep step;
};

struct ShownMakeup {
  MakeupPanel panel;
  std::vector<LookEdit> edits;

  ShownMakeup() {
    MakeupLook look;
    look.layers = {usualLayer(MakeupProduct::Blush, kPlum), usualLayer(MakeupProduct::Eyeliner, kBlack),
                   usualLayer(MakeupProduct::Lipstick, kRed)};
    panel.setLook(look);
    panel.resize(360, 900);
    panel.show();
    QCoreApplication::processEvents();
    QObject::connect(&panel, &MakeupPanel::lookEdited, [this](const MakeupLook& edited, EditStep step) {
      edits.push_back({edited, step});
    });
  }

  LayerView* view() { return panel.layers()->view(); }
  const MakeupLayer& layer(int index) { return panel.look().layers.at(static_cast<std::size_t>(index)); }
  QRect rowOf(int layer) {
    return view()->visualRect(view()->model()->index(static_cast<int>(panel.look().layers.size()) - 1 - layer, 0));
  }
  void click(const char* button) { QTest::mouseClick(panel.findChild<QToolButton*>(button), Qt::LeftButton); }
  std::vector<MakeupProduct> order() {
    std::vector<MakeupProduct> products;
    for (const MakeupLayer& shown : panel.look().layers) products.push_back(shown.product);
    return products;
  }
  void drop(int layer, QPoint position) {
    QMimeData mime;
    mime.setData("application/x-visagiste-layer", QByteArray::number(layer));
    QDragEnterEvent enter(position, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view()->viewport(), &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event(position, Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(view()->viewport(), &event);
  }
};

}  // namespace

TEST_CASE("a shade goes to the layer of its product", "[palette]") {
  ShownMakeup shown;
  shown.panel.layers()->setCurrentLayer(0);
  shown.panel.shades()->takeColor(kPlum);  // The palette follows the chosen layer: blush.
  CHECK(shown.edits.empty());              // It was plum already.
  Q_EMIT shown.panel.shades()->shadeChosen({"Ruby", MakeupProduct::Lipstick, MakeupFinish::Gloss, {200, 0, 60}});
  REQUIRE(shown.edits.size() == 1);
  CHECK(shown.edits.back().step == EditStep::Ends);
  CHECK(shown.panel.layers()->currentLayer() == 2);
  CHECK(shown.layer(2).colors.front() == SrgbColor{200, 0, 60});
  CHECK(shown.layer(2).finish == MakeupFinish::Gloss);
}

TEST_CASE("a shade of a product that is not worn becomes a layer where it belongs", "[palette]") {
  ShownMakeup shown;
  Q_EMIT shown.panel.shades()->shadeChosen({"Smoke", MakeupProduct::Eyeshadow, MakeupFinish::Shimmer, {80, 80, 90}});
  using P = MakeupProduct;
  CHECK(shown.order() == std::vector<P>{P::Blush, P::Eyeshadow, P::Eyeliner, P::Lipstick});
  CHECK(shown.panel.layers()->currentLayer() == 1);
  CHECK(shown.layer(1).finish == MakeupFinish::Shimmer);
  CHECK_NOTHROW(shown.panel.look().check());
}

TEST_CASE("layers move by drag, buttons and keys", "[palette]") {
  ShownMakeup shown;
  using P = MakeupProduct;
  SECTION("dragged to the bottom") {
    shown.drop(2, shown.rowOf(0).center() + QPoint(0, 15));
    CHECK(shown.order() == std::vector<P>{P::Lipstick, P::Blush, P::Eyeliner});
    CHECK(shown.panel.layers()->currentLayer() == 0);
  }
  SECTION("dragged to the top") {
    shown.drop(0, shown.rowOf(2).center() - QPoint(0, 15));
    CHECK(shown.order() == std::vector<P>{P::Eyeliner, P::Lipstick, P::Blush});
  }
  SECTION("dropped where it was") {
    shown.drop(1, shown.rowOf(1).center() + QPoint(0, 15));
    CHECK(shown.edits.empty());
  }
  SECTION("by keyboard") {
    shown.panel.layers()->setCurrentLayer(0);
    QTest::keyClick(shown.view(), Qt::Key_Up, Qt::AltModifier);
    CHECK(shown.order() == std::vector<P>{P::Eyeliner, P::Blush, P::Lipstick});
  }
  SECTION("by button") {
    shown.panel.layers()->setCurrentLayer(2);
    shown.click("layerDown");
    CHECK(shown.order() == std::vector<P>{P::Blush, P::Lipstick, P::Eyeliner});
  }
}

TEST_CASE("eye, solo and bypass change what is shown", "[palette]") {
  ShownMakeup shown;
  QTest::mouseClick(shown.view()->viewport(), Qt::LeftButton, {}, LayerView::eyeRect(shown.rowOf(1)).center());
  CHECK_FALSE(shown.layer(1).visible);
  REQUIRE(shown.edits.size() == 1);
  int shownChanges = 0;
  QObject::connect(&shown.panel, &MakeupPanel::shownLookChanged, [&shownChanges] { ++shownChanges; });
  QTest::mouseClick(shown.view()->viewport(), Qt::LeftButton, {}, LayerView::soloRect(shown.rowOf(0)).center());
  CHECK(shownChanges == 1);
  REQUIRE(shown.panel.shownLook().layers.size() == 1);
  CHECK(shown.panel.shownLook().layers.front().product == MakeupProduct::Blush);
  CHECK(shown.panel.look().layers.size() == 3);
  QTest::keyClick(shown.view(), Qt::Key_S);
  shown.click("bypassLook");
  CHECK(shown.panel.shownLook().layers.empty());
  CHECK(shown.edits.size() == 1);  // Ways of looking are no edits.
}

TEST_CASE("layers are copied, deleted and split into sides", "[palette]") {
  ShownMakeup shown;
  shown.panel.layers()->setCurrentLayer(1);
  shown.click("duplicateLayer");
  REQUIRE(shown.order().size() == 4);
  CHECK(shown.layer(2) == shown.layer(1));
  QTest::keyClick(shown.view(), Qt::Key_Delete);
  REQUIRE(shown.order().size() == 3);
  shown.panel.layers()->setCurrentLayer(1);
  shown.click("splitSides");
  REQUIRE(shown.order().size() == 4);
  CHECK(shown.layer(1).side == FaceSide::Right);
  CHECK(shown.layer(2).side == FaceSide::Left);
}

TEST_CASE("symmetric editing carries a change over to the other side", "[palette]") {
  ShownMakeup shown;
  shown.panel.layers()->setCurrentLayer(1);
  shown.click("splitSides");
  shown.panel.setSymmetric(GENERATE(true, false));
  auto* row = shown.panel.findChild<CoefficientRow*>("wingRow");
  REQUIRE(row != nullptr);
  QTest::keyClick(row->slider(), Qt::Key_PageDown);
  shown.panel.finishGesture();
  CHECK(shown.layer(2).parameter("wing") < 1);
  CHECK((shown.layer(1).parameter("wing") < 1) == shown.panel.isSymmetric());
  CHECK(shown.layer(1).side == FaceSide::Right);
}

TEST_CASE("a drag of the opacity is one movement", "[palette]") {
  ShownMakeup shown;
  ValueSlider* slider = shown.panel.findChild<CoefficientRow*>("opacityRow")->slider();
  const int y = slider->height() / 2;
  QTest::mousePress(slider, Qt::LeftButton, {}, {static_cast<int>(slider->positionOf(slider->value())), y});
  QTest::mouseMove(slider, {static_cast<int>(slider->positionOf(70'000)), y});
  QTest::mouseMove(slider, {static_cast<int>(slider->positionOf(40'000)), y});
  QTest::mouseRelease(slider, Qt::LeftButton, {}, {static_cast<int>(slider->positionOf(40'000)), y});
  REQUIRE(shown.edits.size() >= 3);
  for (std::size_t i = 0; i + 1 < shown.edits.size(); ++i) CHECK(shown.edits[i].step == EditStep::Continues);
  CHECK(shown.edits.back().step == EditStep::Ends);
  CHECK(shown.layer(2).opacity == Approx(0.4).margin(0.03));  // Whole pixels of the pointer.
}

TEST_CASE("the settings of a layer follow its product", "[palette]") {
  ShownMakeup shown;
  auto* zone = shown.panel.findChild<QComboBox*>("layerZone");
  shown.panel.layers()->setCurrentLayer(1);
  CHECK(zone->count() == static_cast<int>(traitsOf(MakeupProduct::Eyeliner).zones.size()));
  zone->setCurrentIndex(zone->findData("cat-eye"));
  Q_EMIT zone->activated(zone->currentIndex());
  CHECK(shown.layer(1).zone == "cat-eye");
  CHECK(shown.panel.findChild<CoefficientRow*>("thicknessRow") != nullptr);
  shown.click("sideLeft");
  CHECK(shown.layer(1).side == FaceSide::Left);
  SECTION("colours up to the product's number, the new one takes the next shade") {
    shown.panel.layers()->setCurrentLayer(2);
    shown.click("addColor");
    REQUIRE(shown.layer(2).colors.size() == 2);
    CHECK(shown.panel.findChild<QToolButton*>("addColor")->isHidden());
    shown.panel.shades()->takeColor(kBlack);
    CHECK(shown.layer(2).colors == std::vector<SrgbColor>{kRed, kBlack});
  }
}

TEST_CASE("a layer can be renamed, and back to its product's name", "[palette]") {
  ShownMakeup shown;
  Q_EMIT shown.view()->renameRequested(2, "Evening lips");
  CHECK(shown.layer(2).name == "Evening lips");
  CHECK(titleOf(shown.layer(2)) == "Evening lips");
  Q_EMIT shown.view()->renameRequested(2, words(MakeupProduct::Lipstick));
  CHECK(shown.layer(2).name.empty());
}

TEST_CASE("face paint asks for its picture", "[palette]") {
  ShownMakeup shown;
  std::vector<int> asked;
  QObject::connect(&shown.panel, &MakeupPanel::facePaintRequested, [&asked](int layer) { asked.push_back(layer); });
  shown.panel.shades()->setProduct(MakeupProduct::FacePaint);
  shown.click("addLayer");
  CHECK(asked == std::vector<int>{-1});
  shown.panel.takeFacePaint(-1, Image({2, 2}, PixelFormat::Rgba8, std::vector<std::uint8_t>(16, 200)));
  REQUIRE(shown.order().back() == MakeupProduct::FacePaint);
  CHECK_NOTHROW(shown.panel.look().check());
}
