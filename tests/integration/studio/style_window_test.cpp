#include <cstdlib>
#include <fstream>

#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QInputDialog>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QMouseEvent>
#include <QPushButton>
#include <QToolButton>
#include <QUrl>

#include "app/studio/document_controller.h"
#include "app/studio/style_bar.h"
#include "app/studio/style_keeper.h"
#include "app/studio/style_workspace.h"
#include "core/image/encode.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_images.h"
#include "widgets/palettes/picture_shelf.h"
#include "widgets/palettes/style_panel.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// The window with the sample portrait on the Style page, without the split, and two pictures to take styles from.
/// Painting costs by the pixel: a quarter of them shows the same.
struct StyleStudio {
  Studio studio;

  StyleStudio() {
    studio.window().openFiles({pathText(writeSmallSample(studio.folder().path()))});
    studio.window().showWorkspace(QStringLiteral("style"));
    REQUIRE(waitUntil([&] { return !studio.document().faces().empty(); }));
    studio.find<QAction>("styleSplit")->setChecked(false);
    settle();
  }

  StyleWorkspace& page() { return *qobject_cast<StyleWorkspace*>(studio.window().workspace(QStringLiteral("style"))); }
  ImageCanvas& canvas() { return *studio.find<ImageCanvas>("styleCanvas"); }
  void settle() {
    REQUIRE(waitUntil([&] { return page().isSettled(); }));
  }
  QImage shown() { return canvas().grab().toImage(); }

  QString painting(const char* name, int hue) {
    const std::filesystem::path file = studio.folder() / name;
    encodeImageFile(paintedImage({320, 240},
                                 [hue](int x, int y) -> std::array<int, 3> {
                                   const int stroke = (x / 7 + y / 5) % 2 * 60;
                                   return {hue + stroke / 2, 90 + stroke, 255 - hue};
                                 }),
                    file);
    return QString::fromStdString(file.string());
  }

  /// As a person drags the file onto the styles.
  void drop(const QString& file) {
    QMimeData dropped;
    dropped.setUrls({QUrl::fromLocalFile(file)});
    auto* bar = studio.find<StyleBar>("styleBar");
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bar, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent event({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bar, &event);
  }

  /// Drops the picture and waits until the photo is painted like it.
  void wear(const QString& file) {
    drop(file);
    REQUIRE(waitUntil([&] { return page().spec().style == file.toStdString(); }));
    settle();
  }

  void press(const char* slider, Qt::Key key) {
    QTest::keyClick(studio.find<CoefficientRow>(slider)->slider(), key);
    settle();
  }
};

}  // namespace

TEST_CASE("a picture dropped on the styles restyles the photo, and undo takes it back", "[studio][style]") {
  StyleStudio shown;
  const QImage before = shown.shown();
  shown.wear(shown.painting("sunset.png", 200));
  const QImage after = shown.shown();
  CHECK(after != before);
  auto* undo = shown.studio.find<QAction>("edit.undo");
  CHECK(undo->isEnabled());
  undo->trigger();
  shown.settle();
  CHECK(shown.page().spec().style.empty());
  CHECK(shown.shown() == before);
  shown.studio.find<QAction>("edit.redo")->trigger();
  shown.settle();
  CHECK(shown.shown() == after);
}

TEST_CASE("every style on the shelf shows this very photo", "[studio][style]") {
  StyleStudio shown;
  shown.wear(shown.painting("sunset.png", 200));
  auto* view = shown.studio.find<QListView>("styleStripView");
  const int last = view->model()->rowCount() - 1;
  REQUIRE(last >= 1);
  CHECK(view->currentIndex().row() == last);
  const auto tileOf = [&](int row) { return view->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>(); };
  CHECK(tileOf(0).width() == 224);     // The photo as it is,
  CHECK(tileOf(last).width() == 224);  // and painted.
  CHECK(tileOf(0) != tileOf(last));

  auto* search = shown.studio.find<QLineEdit>("styleSearch");
  QTest::keyClicks(search, "sunset");
  CHECK(view->model()->rowCount() == 1);
  search->clear();
  QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 0)).center());
  CHECK(shown.page().spec().style.empty());
}

TEST_CASE("the Portrait page leads to the styles", "[studio][style]") {
  Studio studio;
  QTest::mouseClick(studio.find<QPushButton>("restyleButton"), Qt::LeftButton);
  CHECK(studio.window().currentWorkspace() == QStringLiteral("style"));
}

TEST_CASE("a style that is worn may be renamed, and taken away", "[studio][style]") {
  StyleStudio shown;
  StyleKeeper* keeper = shown.studio.window().context().styles;
  shown.wear(shown.painting("sunset.png", 200));
  QSignalSpy saved(keeper, &StyleKeeper::saved);
  QTest::mouseClick(shown.studio.find<QToolButton>("saveStyle"), Qt::LeftButton);
  shown.studio.window().findChild<QInputDialog*>()->accept();
  REQUIRE(waitUntil([&] { return saved.count() == 1; }));
  auto* view = shown.studio.find<QListView>("styleStripView");
  int row = 0;
  while (keeper->styles()[std::size_t(row)].title != QStringLiteral("sunset")) ++row;  // The pack comes first.
  view->setCurrentIndex(view->model()->index(row + 1, 0));
  QTest::keyClick(view, Qt::Key_Return);
  shown.settle();
  const std::string worn = shown.page().spec().style;
  CHECK(QString::fromStdString(worn).endsWith(QStringLiteral(".vstyle")));
  keeper->rename(QStringLiteral("sunset"), QStringLiteral("Evening"));
  REQUIRE(waitUntil([&] { return saved.count() == 2; }));
  CHECK(shown.page().spec().style == worn);
  keeper->remove(QStringLiteral("Evening"));
  REQUIRE(waitUntil([&] { return shown.page().spec().style.empty(); }));
  shown.settle();
}

TEST_CASE("sliders change the painting; at strength 0 the photo is as it was", "[studio][style]") {
  StyleStudio shown;
  const QImage before = shown.shown();
  shown.wear(shown.painting("sunset.png", 200));
  const QImage full = shown.shown();
  shown.press("styleKeepColor", Qt::Key_End);
  CHECK(shown.page().spec().keepColor == 1);
  CHECK(shown.shown() != full);
  shown.press("styleKeepColor", Qt::Key_Home);
  CHECK(shown.shown() == full);
  shown.press("styleBackground", Qt::Key_Home);
  CHECK(shown.page().spec().regions.background == 0);
  const QImage person = shown.shown();
  CHECK(person != full);
  CHECK(person != before);
  shown.press("styleStrength", Qt::Key_Home);
  CHECK(shown.shown() == before);
}

TEST_CASE("a brush hides the style where it paints, and undo brings it back", "[studio][style]") {
  StyleStudio shown;
  const QImage before = shown.shown();
  shown.wear(shown.painting("sunset.png", 200));
  const QImage full = shown.shown();
  shown.canvas().setFocus();
  QTest::keyClick(&shown.canvas(), Qt::Key_P);
  CHECK(shown.studio.find<QWidget>("styleMaskBar")->isVisible());
  const Size size = shown.studio.document().pictures().front().image.size();
  const auto middle = [&] {
    return shown.canvas().view().viewFromPicture({size.width / 2.0, size.height / 2.0}).toPoint();
  };
  QTest::mousePress(&shown.canvas(), Qt::LeftButton, {}, middle());
  for (const QPoint& place : {middle() + QPoint(12, 0), middle()}) {
    QMouseEvent move(QEvent::MouseMove, place, shown.canvas().mapToGlobal(place), Qt::NoButton, Qt::LeftButton, {});
    QCoreApplication::sendEvent(&shown.canvas(), &move);
  }
  QTest::mouseRelease(&shown.canvas(), Qt::LeftButton, {}, middle());
  QTest::keyClick(&shown.canvas(), Qt::Key_Escape);  // The brush's ring would be in the picture.
  shown.settle();
  REQUIRE(waitUntil([&] { return shown.shown().size() == full.size(); }));  // The brush's bar has gone.
  const auto at = [&](const QImage& image) { return image.pixelColor(middle() * shown.canvas().devicePixelRatioF()); };
  const auto distance = [](const QColor& a, const QColor& b) {
    return std::abs(a.red() - b.red()) + std::abs(a.green() - b.green()) + std::abs(a.blue() - b.blue());
  };
  CHECK(distance(at(full), at(before)) > 20);
  CHECK(distance(at(shown.shown()), at(before)) <= 6);  // Rounding of the picture on the screen.
  auto* undo = shown.studio.find<QAction>("edit.undo");
  CHECK(undo->text().contains("brush stroke"));
  undo->trigger();
  shown.settle();
  CHECK(shown.shown() == full);
}

TEST_CASE("a second style is mixed in", "[studio][style]") {
  StyleStudio shown;
  const QString first = shown.painting("sunset.png", 200);
  shown.drop(shown.painting("sea.png", 20));
  shown.wear(first);
  const QImage alone = shown.shown();
  auto* second = shown.studio.find<QComboBox>("secondStyle");
  const int row = second->findText(QStringLiteral("sea"));
  REQUIRE(row > 0);
  second->setFocus();
  while (second->currentIndex() != row)
    QTest::keyClick(second, second->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
  shown.settle();
  CHECK(shown.page().spec().mix == 0.5F);
  CHECK(shown.shown() != alone);
}

TEST_CASE("the contact sheet shows settings, and one of them is taken", "[studio][style]") {
  StyleStudio shown;
  CHECK_FALSE(shown.studio.find<QAction>("styleSheetAction")->isEnabled());  // No style, no settings of it.
  shown.wear(shown.painting("sunset.png", 200));
  shown.canvas().setFocus();
  QTest::keyClick(&shown.canvas(), Qt::Key_C);
  auto* view = shown.studio.find<QListView>("styleSheetView");
  REQUIRE(view->isVisible());
  shown.settle();
  REQUIRE(view->model()->rowCount() == 12);
  for (int row = 0; row < 12; ++row)
    CHECK_FALSE(view->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>().isNull());
  view->setCurrentIndex(view->model()->index(0, 0));
  QTest::keyClick(view, Qt::Key_Return);
  CHECK(shown.canvas().isVisible());
  CHECK(shown.page().spec().strength == 0.5F);
  CHECK(shown.page().spec().strokeScale == 0.5F);
  shown.settle();
}

TEST_CASE("a style is saved as an own one, renamed by nobody else, and deleted", "[studio][style]") {
  StyleStudio shown;
  shown.wear(shown.painting("sunset.png", 200));
  QTest::mouseClick(shown.studio.find<QToolButton>("saveStyle"), Qt::LeftButton);
  auto* dialog = shown.studio.window().findChild<QInputDialog*>();
  REQUIRE(dialog != nullptr);
  CHECK(dialog->textValue() == QStringLiteral("sunset"));
  dialog->setTextValue(QStringLiteral("My dusk"));
  dialog->accept();
  StyleKeeper* keeper = shown.studio.window().context().styles;
  REQUIRE(waitUntil([&] { return keeper->isOwn(QStringLiteral("my dusk")); }));
  CHECK(shown.studio.message().text.contains("My dusk"));
  CHECK(std::filesystem::exists(shown.studio.folder() / "styles" / "my-dusk.vstyle"));
  QSignalSpy changed(keeper, &StyleKeeper::changed);
  keeper->remove(QStringLiteral("My dusk"));
  REQUIRE(waitUntil([&] { return changed.count() == 1; }));
  CHECK_FALSE(keeper->isOwn(QStringLiteral("My dusk")));
  shown.settle();
}

TEST_CASE("what is no style says so and changes nothing", "[studio][style]") {
  StyleStudio shown;
  const std::filesystem::path file = shown.studio.folder() / "broken.vstyle";
  std::ofstream(file) << "no pack";
  shown.drop(QString::fromStdString(file.string()));
  REQUIRE(waitUntil([&] { return shown.studio.message().severity == MessageSeverity::Failure; }));
  CHECK(shown.studio.message().text.contains("broken.vstyle"));
  CHECK(shown.page().spec().style.empty());
}
