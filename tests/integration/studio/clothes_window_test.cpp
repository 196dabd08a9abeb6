#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMimeData>
#include <QToolButton>

#include "app/studio/clothes_workspace.h"
#include "app/studio/document_controller.h"
#include "app/studio/edit_history.h"
#include "app/studio/garment_keeper.h"
#include "core/image/color.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/palettes/garment_shelf.h"
#include "widgets/palettes/swatch_painter.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kChin = 152;
constexpr int kForehead = 10;
constexpr int kNoseTip = 4;

/// The window with the sample portrait on the Clothes page, everything at rest.
struct ClothesStudio {
  Studio studio;

  ClothesStudio() {
    studio.window().openFiles({QString::fromStdString(sampleFile().string())});
    studio.window().showWorkspace(QStringLiteral("clothes"));
    REQUIRE(waitUntil([&] { return !studio.document().faces().empty(); }));
    REQUIRE(waitUntil([&] { return !studio.window().context().garments->garments().empty(); }));
  }

  ClothesWorkspace& page() {
    return *qobject_cast<ClothesWorkspace*>(studio.window().workspace(QStringLiteral("clothes")));
  }
  ImageCanvas& canvas() { return *studio.find<ImageCanvas>("clothesCanvas"); }
  QListView& view() { return *studio.find<QListView>("garmentView"); }
  void settle() {
    REQUIRE(waitUntil([&] { return page().isSettled(); }));
  }

  /// As the person sees it on the canvas.
  Eigen::Vector3f labAt(Eigen::Vector2f place) {
    const QPoint at = canvas().view().viewFromPicture(QPointF(place.x(), place.y())).toPoint();
    return labOf(srgbOf(canvas().grab().toImage().pixelColor(at * canvas().devicePixelRatioF())));
  }
  Eigen::Vector2f point(int index) { return studio.document().faces().front().landmarks.pointsPx.col(index); }
  /// Beside the middle of the chest, half a face under the chin.
  Eigen::Vector3f chestLab() {
    const Eigen::Vector2f down = point(kChin) - point(kForehead);
    return labAt(point(kChin) + 0.5F * down + Eigen::Vector2f(0.3F * down.y(), 0));
  }
  void search(const char* text) { studio.find<QLineEdit>("garmentSearch")->setText(QLatin1String(text)); }
  void clickFirst() {
    REQUIRE(view().model()->rowCount() > 0);
    const QModelIndex first = view().model()->index(0, 0);
    view().scrollTo(first);
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, view().visualRect(first).center());
    settle();
  }
  /// Drops what the shelf's first row is dragged as.
  void dropFirst() {
    const QModelIndex first = view().model()->index(0, 0);
    const std::unique_ptr<QMimeData> dragged(view().model()->mimeData({first}));
    const QPoint at = canvas().rect().center();
    QDragEnterEvent enter(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas(), &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent drop(at, Qt::CopyAction, dragged.get(), Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&canvas(), &drop);
    settle();
  }
};

}  // namespace

TEST_CASE("a garment that is dragged onto the person colours the chest, and undo takes it off", "[studio][clothes]") {
  ClothesStudio shown;
  const Eigen::Vector3f before = shown.chestLab();
  const Eigen::Vector3f nose = shown.labAt(shown.point(kNoseTip));
  shown.search("red v-neck");
  REQUIRE(shown.view().model()->rowCount() == 1);
  shown.dropFirst();
  const Eigen::Vector3f red = shown.chestLab();
  CHECK(red[1] > 30);  // Far to the red; the sample wears blue.
  CHECK(before[1] < 15);
  CHECK((shown.labAt(shown.point(kNoseTip)) - nose).norm() < 1);
  EditHistory* history = shown.page().history();
  REQUIRE(history->canUndo());
  history->undo();
  shown.settle();
  CHECK((shown.chestLab() - before).norm() < 1);
  history->redo();
  shown.settle();
  CHECK((shown.chestLab() - red).norm() < 1);
}

TEST_CASE("garments are clicked, layered, dyed and taken off", "[studio][clothes]") {
  ClothesStudio shown;
  const Eigen::Vector3f before = shown.chestLab();
  shown.search("white tee");
  shown.clickFirst();
  const Eigen::Vector3f white = shown.chestLab();
  CHECK(white[0] > before[0] + 15);
  auto* list = shown.studio.find<QListWidget>("outfitList");
  REQUIRE(list->count() == 1);
  shown.search("black tee");
  shown.clickFirst();
  REQUIRE(list->count() == 2);
  CHECK(shown.chestLab()[0] < white[0] - 30);
  // The upper one hidden: the lower one is seen.
  list->item(0)->setCheckState(Qt::Unchecked);
  shown.settle();
  CHECK((shown.chestLab() - white).norm() < 3);
  list->item(0)->setCheckState(Qt::Checked);
  list->setCurrentRow(0);
  shown.studio.find<CoefficientRow>("fit.lightness")
      ->slider()
      ->setValue(shown.studio.find<CoefficientRow>("fit.lightness")->slider()->maximum());
  shown.settle();
  CHECK(shown.chestLab()[0] > 40);
  auto* fabric = shown.studio.find<QComboBox>("fitFabric");
  fabric->setCurrentIndex(1);
  Q_EMIT fabric->activated(1);
  shown.settle();
  CHECK(shown.studio.find<QToolButton>("fitColor")->isEnabled());
  for (int i = 0; i < 2; ++i) {
    QTest::mouseClick(shown.studio.find<QToolButton>("garmentOff"), Qt::LeftButton);
  }
  shown.settle();
  CHECK(list->count() == 0);
  CHECK((shown.chestLab() - before).norm() < 1);
}

TEST_CASE("the shelf shows a category, says when nothing fits, and another picture comes undressed",
          "[studio][clothes]") {
  ClothesStudio shown;
  auto* category = shown.studio.find<QComboBox>("garmentCategory");
  const int all = shown.view().model()->rowCount();
  category->setCurrentIndex(category->findData(static_cast<int>(GarmentCategory::Hoodie)));
  const int hoodies = shown.view().model()->rowCount();
  CHECK(hoodies > 0);
  CHECK(hoodies < all);
  shown.search("no such thing");
  CHECK(shown.view().model()->rowCount() == 0);
  CHECK(shown.studio.find<QWidget>("noGarments")->isVisible());
  shown.search("");
  shown.clickFirst();
  CHECK(shown.page().history()->canUndo());
  shown.studio.window().openFiles({QString::fromStdString(sampleFile().string())});
  CHECK(waitUntil([&] { return !shown.page().history()->canUndo(); }));
}
