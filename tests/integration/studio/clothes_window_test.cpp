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

#include "app/settings/settings_store.h"
#include "app/settings/studio_settings.h"
#include "app/studio/clothes_workspace.h"
#include "app/studio/document_controller.h"
#include "app/studio/garment_keeper.h"
#include "core/image/color.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/palettes/garment_shelf.h"
#include "widgets/palettes/garment_words.h"
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
  Outfit worn() { return studio.document().chosenOutfit(); }
  QAction& undo() { return *studio.find<QAction>("edit.undo"); }
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
  REQUIRE(shown.undo().isEnabled());
  CHECK(shown.undo().text().contains("clothes"));
  shown.undo().trigger();
  shown.settle();
  CHECK((shown.chestLab() - before).norm() < 1);
  shown.studio.find<QAction>("edit.redo")->trigger();
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

TEST_CASE("points of a garment are dragged, moved by keys, put back and undone", "[studio][clothes]") {
  ClothesStudio shown;
  shown.search("black tee");
  shown.clickFirst();
  ImageCanvas& canvas = shown.canvas();
  CHECK(canvas.handles().empty());
  shown.studio.find<QAction>("clothesHandles")->trigger();
  REQUIRE(canvas.handles().size() >= 5);  // Collar and shoulders; the hem is below the picture.
  const auto place = [&](std::size_t handle) { return canvas.handles()[handle].placePx; };
  constexpr std::size_t kFront = 2;
  const QPointF front = place(kFront);
  CHECK(front.y() > static_cast<double>(shown.point(kChin).y()));
  CHECK(std::abs(front.x() - static_cast<double>(shown.point(kChin).x())) < 60);
  // Just under the opening there is cloth; the opening dragged down, there is skin.
  const QPointF under = front + QPointF(0, 25);
  const auto lab = [&] { return shown.labAt({static_cast<float>(under.x()), static_cast<float>(under.y())}); };
  shown.studio.find<QAction>("clothesHandles")->trigger();  // The points must not be in the measured picture.
  const Eigen::Vector3f cloth = lab();
  shown.studio.find<QAction>("clothesHandles")->trigger();
  const QPoint from = canvas.view().viewFromPicture(front).toPoint();
  QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
  QTest::mouseMove(&canvas, from + QPoint(0, 15));
  QTest::mouseMove(&canvas, from + QPoint(0, 30));
  QTest::mouseRelease(&canvas, Qt::LeftButton, {}, from + QPoint(0, 30));
  shown.settle();
  CHECK(canvas.selectedHandle() == static_cast<int>(kFront));
  const double moved = place(kFront).y() - front.y();
  CHECK(moved > 20 / canvas.view().scale());
  shown.studio.find<QAction>("clothesHandles")->trigger();
  CHECK((lab() - cloth).norm() > 15);
  shown.studio.find<QAction>("clothesHandles")->trigger();
  CHECK(shown.undo().text().contains("fit"));
  shown.undo().trigger();  // The whole drag is one step.
  shown.settle();
  CHECK(std::abs(place(kFront).y() - front.y()) < 0.5);
  // By keys: the next point, ten pixels of the screen to the right, and back to its own place.
  canvas.setFocus();
  QTest::keyClick(&canvas, Qt::Key_Tab);
  const auto chosen = static_cast<std::size_t>(canvas.selectedHandle());
  const QPointF before = place(chosen);
  QTest::keyClick(&canvas, Qt::Key_Right, Qt::ShiftModifier);
  shown.settle();
  CHECK(place(chosen).x() - before.x() == Approx(10 / canvas.view().scale()).margin(0.6));
  CHECK(shown.studio.find<QAction>("clothesHandlesBack")->isEnabled());
  QTest::keyClick(&canvas, Qt::Key_Delete);
  shown.settle();
  CHECK(std::abs(place(chosen).x() - before.x()) < 0.5);
  CHECK_FALSE(shown.studio.find<QAction>("clothesHandlesBack")->isEnabled());
}

TEST_CASE("favourites and what was worn lately are found again, in the next window too", "[studio][clothes]") {
  const std::unique_ptr<ClothesStudio> shown = std::make_unique<ClothesStudio>();
  const int all = shown->view().model()->rowCount();
  shown->search("navy blazer");
  shown->clickFirst();
  shown->view().setCurrentIndex(shown->view().model()->index(0, 0));
  QTest::keyClick(&shown->view(), Qt::Key_F);
  shown->search("black tee");
  shown->clickFirst();
  shown->search("");
  const auto title = [&](int row) { return shown->view().model()->index(row, 0).data().toString(); };
  auto* favourites = shown->studio.find<QToolButton>("garmentFavouritesOnly");
  auto* recent = shown->studio.find<QToolButton>("garmentRecentOnly");
  QTest::mouseClick(favourites, Qt::LeftButton);
  REQUIRE(shown->view().model()->rowCount() == 1);
  CHECK(title(0).contains(garmentWords("Navy blazer")));
  QTest::mouseClick(recent, Qt::LeftButton);
  CHECK_FALSE(favourites->isChecked());
  REQUIRE(shown->view().model()->rowCount() == 2);
  CHECK(title(0) == garmentWords("Black tee"));  // Newest first.
  QTest::mouseClick(recent, Qt::LeftButton);
  CHECK(shown->view().model()->rowCount() == all);
  auto* color = shown->studio.find<QComboBox>("garmentColor");
  color->setCurrentIndex(color->findData(static_cast<int>(ColorFamily::Red)));
  CHECK(shown->view().model()->rowCount() > 0);
  CHECK(shown->view().model()->rowCount() < all / 3);
  const SettingsStore& settings = *shown->studio.window().context().settings;
  CHECK(settings.value(settings::kFavouriteGarments) == QStringList{QStringLiteral("Navy blazer")});
  CHECK(settings.value(settings::kRecentGarments).size() == 2);
}

TEST_CASE("an outfit is saved, worn again, exported, deleted and imported", "[studio][clothes]") {
  ClothesStudio shown;
  GarmentKeeper* keeper = shown.studio.window().context().garments;
  shown.search("red v-neck");
  shown.clickFirst();
  const Eigen::Vector3f red = shown.chestLab();
  keeper->saveOutfit({"Sunday", shown.worn()});
  REQUIRE(waitUntil([&] { return keeper->outfits().size() == 1; }));
  shown.undo().trigger();
  shown.settle();
  auto* chooser = shown.studio.find<QComboBox>("outfitChooser");
  REQUIRE(chooser->count() == 1);
  chooser->setFocus();
  chooser->setCurrentIndex(0);
  Q_EMIT chooser->activated(0);
  shown.settle();
  CHECK((shown.chestLab() - red).norm() < 1);
  const QString file = QString::fromStdString((shown.studio.folder() / "sunday.outfit").string());
  keeper->exportOutfit(file, {"Sunday", shown.worn()});
  chooser->setCurrentIndex(0);
  keeper->removeOutfit(QStringLiteral("Sunday"));
  REQUIRE(waitUntil([&] { return keeper->outfits().empty(); }));
  CHECK(chooser->count() == 0);
  keeper->importOutfit(file);
  REQUIRE(waitUntil([&] { return keeper->outfits().size() == 1; }));
  const Outfit& back = keeper->outfits().front().garments;
  REQUIRE(back.size() == 1);
  CHECK(back[0].garment->name == "Red v-neck");
  CHECK(keeper->garments().size() ==
        static_cast<std::size_t>(
            shown.studio.find<GarmentShelf>("garmentShelf")->model()->rowCount()));  // Known: not imported twice.
}

TEST_CASE("the contact sheet shows this person in the garments listed, a click puts one on", "[studio][clothes]") {
  ClothesStudio shown;
  auto* category = shown.studio.find<QComboBox>("garmentCategory");
  category->setCurrentIndex(category->findData(static_cast<int>(GarmentCategory::Hoodie)));
  const int hoodies = shown.view().model()->rowCount();
  const Eigen::Vector3f before = shown.chestLab();
  shown.studio.find<QAction>("clothesSheet")->trigger();
  auto* sheet = shown.studio.find<QListView>("garmentSheetShelfView");
  REQUIRE(sheet->model()->rowCount() == hoodies);
  shown.settle();
  const auto picture = [&](int row) { return sheet->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>(); };
  REQUIRE(waitUntil([&] { return !picture(hoodies - 1).isNull(); }));
  CHECK(picture(0) != picture(hoodies - 1));
  QTest::mouseClick(sheet->viewport(), Qt::LeftButton, {}, sheet->visualRect(sheet->model()->index(0, 0)).center());
  CHECK_FALSE(shown.studio.find<QAction>("clothesSheet")->isChecked());
  shown.settle();
  CHECK((shown.chestLab() - before).norm() > 5);
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
  CHECK(shown.undo().isEnabled());
  shown.studio.window().openFiles({QString::fromStdString(sampleFile().string())});
  CHECK(waitUntil([&] { return !shown.undo().isEnabled(); }));
}
