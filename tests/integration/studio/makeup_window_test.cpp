#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPushButton>
#include <QMimeData>
#include <QProgressBar>
#include <QToolButton>
#include <QUrl>

#include "app/studio/document_controller.h"
#include "app/studio/job_controller.h"
#include "app/studio/look_bar.h"
#include "app/studio/look_keeper.h"
#include "app/studio/makeup_workspace.h"
#include "app/studio/picture_opener.h"
#include "core/image/color.h"
#include "core/image/decode.h"
#include "core/image/encode.h"
#include "core/makeup/makeup_renderer.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/palettes/look_shelf.h"
#include "widgets/palettes/makeup_panel.h"
#include "widgets/palettes/shade_browser.h"
#include "widgets/palettes/shade_grid.h"
#include "widgets/palettes/shade_model.h"
#include "widgets/palettes/swatch_painter.h"
#include "widgets/preview/image_canvas.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

// Of the canonical 468: the lower lip's inner and outer edge at its middle, and the tip of the nose.
constexpr int kLipInner = 14;
constexpr int kLipOuter = 17;
constexpr int kNoseTip = 4;

/// The window with the sample portrait on the Makeup page, everything at rest, without the split.
struct MakeupStudio {
  Studio studio;

  MakeupStudio() {
    studio.window().openFiles({QString::fromStdString(sampleFile().string())});
    studio.window().showWorkspace(QStringLiteral("makeup"));
    REQUIRE(waitUntil([&] { return !studio.document().faces().empty(); }));
    REQUIRE(waitUntil([&] { return !studio.window().context().looks->shades().empty(); }));
    studio.find<QAction>("makeupSplit")->setChecked(false);
    settle();
  }

  ImageCanvas& canvas() { return *studio.find<ImageCanvas>("makeupCanvas"); }
  MakeupPanel& panel() { return *studio.find<MakeupPanel>("makeupPanel"); }
  ShadeModel& shades() { return *panel().shades()->model(); }
  void settle() {
    const auto* page = qobject_cast<MakeupWorkspace*>(studio.window().workspace(QStringLiteral("makeup")));
    REQUIRE(waitUntil([&] { return page->isSettled(); }));
  }
  void click(const char* button) { QTest::mouseClick(studio.find<QToolButton>(button), Qt::LeftButton); }

  /// As the person sees it on the canvas.
  Eigen::Vector3f labAt(Eigen::Vector2f place) {
    const QPoint at = canvas().view().viewFromPicture(QPointF(place.x(), place.y())).toPoint();
    return labOf(srgbOf(canvas().grab().toImage().pixelColor(at * canvas().devicePixelRatioF())));
  }
  Eigen::Vector2f point(int index) { return studio.document().faces().front().landmarks.pointsPx.col(index); }
  Eigen::Vector3f lipLab() { return labAt((point(kLipInner) + point(kLipOuter)) / 2); }

  /// The sample portrait with red lips and blue lids.
  Image paintedSample() {
    auto look = std::make_shared<MakeupLook>();
    look->layers = {usualLayer(MakeupProduct::Eyeshadow, {40, 70, 160}),
                    usualLayer(MakeupProduct::Lipstick, {190, 20, 40})};
    const FoundFace& face = studio.document().faces().front();
    return makeMakeupRenderer(studio.window().context().services->faceModel(), MakeupQuality::Still)
        ->paint(studio.document().pictures().front().image, {{0, face.landmarks, face.irises, nullptr, look, 1}});
  }

  void dropOnLooks(const std::vector<std::filesystem::path>& files) {
    QMimeData dropped;
    QList<QUrl> urls;
    for (const std::filesystem::path& file : files)
      urls.append(QUrl::fromLocalFile(QString::fromStdString(file.string())));
    dropped.setUrls(urls);
    auto* bar = studio.find<LookBar>("lookBar");
    QDragEnterEvent enter({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bar, &enter);
    REQUIRE(enter.isAccepted());
    QDropEvent drop({5, 5}, Qt::CopyAction, &dropped, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(bar, &drop);
  }

  void clickShade(int row) {
    auto* grid = studio.find<ShadeGrid>("shadeGrid");
    grid->scrollTo(shades().index(row));
    QTest::mouseClick(grid->viewport(), Qt::LeftButton, {}, grid->visualRect(shades().index(row)).center());
  }
};

}  // namespace

TEST_CASE("a shade picked by mouse colours the lips in the preview", "[studio][makeup]") {
  MakeupStudio shown;
  const Eigen::Vector3f bareLips = shown.lipLab();
  const Eigen::Vector3f bareNose = shown.labAt(shown.point(kNoseTip));
  shown.click("product.lipstick");
  // The most colourful shade: the lips cannot have had it before.
  const auto& rows = shown.shades().rows();
  const auto strongest = std::max_element(rows.begin(), rows.end(), [](const PaletteShade& a, const PaletteShade& b) {
    return a.lab.tail<2>().norm() < b.lab.tail<2>().norm();
  });
  REQUIRE(strongest != rows.end());
  const Eigen::Vector3f wanted = strongest->lab;
  shown.clickShade(static_cast<int>(strongest - rows.begin()));
  REQUIRE(shown.studio.document().chosenLook()->layers.size() == 1);
  shown.settle();
  const Eigen::Vector3f paintedLips = shown.lipLab();
  // The lips keep their own light and shade: hue and strength of the colour are the shade's, nearly.
  CHECK(deltaE2000(bareLips, paintedLips) > 8);
  CHECK((paintedLips - wanted).tail<2>().norm() < 0.5F * (bareLips - wanted).tail<2>().norm());
  CHECK(shown.labAt(shown.point(kNoseTip)).isApprox(bareNose));

  SECTION("undo names the layer and takes the colour off") {
    auto* undo = shown.studio.find<QAction>("edit.undo");
    CHECK(undo->text().contains("Lipstick"));
    undo->trigger();
    shown.settle();
    CHECK(deltaE2000(shown.lipLab(), bareLips) < 0.5F);
    CHECK(shown.panel().look().layers.empty());
    shown.studio.find<QAction>("edit.redo")->trigger();
    shown.settle();
    CHECK(deltaE2000(shown.lipLab(), paintedLips) < 0.5F);
  }
  SECTION("bypass shows the bare face") {
    shown.click("bypassLook");
    shown.settle();
    CHECK(deltaE2000(shown.lipLab(), bareLips) < 0.5F);
  }
  SECTION("the split shows the bare face on its left") {
    shown.studio.find<QAction>("makeupSplit")->setChecked(true);
    shown.canvas().setSplitPosition(1);
    CHECK(deltaE2000(shown.lipLab(), bareLips) < 0.5F);
    shown.canvas().setSplitPosition(0);
    CHECK(deltaE2000(shown.lipLab(), paintedLips) < 0.5F);
  }
}

TEST_CASE("a brush hides the layer where it goes, and brings it back", "[studio][makeup]") {
  MakeupStudio shown;
  shown.settle();
  const Eigen::Vector3f bareLips = shown.lipLab();
  shown.click("product.lipstick");
  shown.clickShade(0);
  shown.settle();
  const Eigen::Vector3f paintedLips = shown.lipLab();
  REQUIRE(deltaE2000(bareLips, paintedLips) > 3);

  shown.click("paintMask");
  REQUIRE(shown.canvas().hasBrush());
  CHECK(shown.studio.window().workspace(QStringLiteral("makeup"))->findChild<QWidget*>(QStringLiteral("maskBar"))->isVisible());
  const auto place = [&](int point) {
    const Eigen::Vector2f at = shown.point(point);
    return shown.canvas().view().viewFromPicture({at.x(), at.y()}).toPoint();
  };
  const auto drag = [&](Qt::KeyboardModifiers modifiers) {
    QTest::mousePress(&shown.canvas(), Qt::LeftButton, modifiers, place(61));
    for (const int point : {kLipOuter, kLipInner, 291}) {
      QMouseEvent move(QEvent::MouseMove, place(point), shown.canvas().mapToGlobal(place(point)), Qt::NoButton,
                       Qt::LeftButton, modifiers);
      QCoreApplication::sendEvent(&shown.canvas(), &move);
    }
    QTest::mouseRelease(&shown.canvas(), Qt::LeftButton, modifiers, place(291));
    shown.settle();
  };
  drag(Qt::NoModifier);
  CHECK(deltaE2000(shown.lipLab(), bareLips) < 0.3F * deltaE2000(paintedLips, bareLips));
  auto* undo = shown.studio.find<QAction>("edit.undo");
  CHECK(undo->text().contains("mask"));

  SECTION("Alt paints the other way") {
    drag(Qt::AltModifier);
    CHECK(deltaE2000(shown.lipLab(), paintedLips) < 1);
  }
  SECTION("one press brings the whole zone back") {
    shown.studio.window().workspace(QStringLiteral("makeup"))->findChild<QPushButton*>(QStringLiteral("maskWhole"))->click();
    shown.settle();
    CHECK(deltaE2000(shown.lipLab(), paintedLips) < 0.5F);
  }
  SECTION("the whole drag is one step of undo") {
    undo->trigger();
    shown.settle();
    CHECK(deltaE2000(shown.lipLab(), paintedLips) < 0.5F);
    CHECK(shown.studio.document().chosenLook()->layers.front().mask.isEmpty());
  }
  SECTION("Esc puts the brush away") {
    QTest::keyClick(&shown.canvas(), Qt::Key_Escape);
    CHECK_FALSE(shown.canvas().hasBrush());
    CHECK_FALSE(shown.studio.window().workspace(QStringLiteral("makeup"))->findChild<QWidget*>(QStringLiteral("maskBar"))->isVisible());
  }
}

TEST_CASE("a look is put on from the strip and every look has its picture", "[studio][makeup]") {
  MakeupStudio shown;
  auto* strip = shown.studio.find<QListView>("lookStripView");
  REQUIRE(strip->model()->rowCount() >= 13);  // Twelve looks and the bare face.
  for (int row = 0; row < strip->model()->rowCount(); ++row) {
    CAPTURE(row);
    CHECK_FALSE(strip->model()->index(row, 0).data(Qt::DecorationRole).value<QImage>().isNull());
  }
  QTest::mouseClick(strip->viewport(), Qt::LeftButton, {}, strip->visualRect(strip->model()->index(1, 0)).center());
  CHECK_FALSE(shown.studio.document().chosenLook()->layers.empty());
  CHECK(shown.panel().look() == *shown.studio.document().chosenLook());
  QTest::mouseClick(strip->viewport(), Qt::LeftButton, {}, strip->visualRect(strip->model()->index(0, 0)).center());
  CHECK(shown.studio.document().chosenLook()->layers.empty());
}

TEST_CASE("skin is measured and sorts the shades", "[studio][makeup]") {
  MakeupStudio shown;
  CHECK(shown.studio.find<QLabel>("skinScale")->text().contains("Monk"));
  CHECK(shown.studio.find<QToolButton>("bestMatch")->isEnabled());
  SECTION("against a grey card that is pointed at") {
    const QString before = shown.studio.find<QLabel>("skinValues")->text();
    shown.click("greyCardPick");
    CHECK(shown.canvas().isPicking());
    // Skin is no grey card; taking it for one turns the measured skin grey.
    const Eigen::Vector2f nose = shown.point(kNoseTip);
    QTest::mouseClick(&shown.canvas(), Qt::LeftButton, {},
                      shown.canvas().view().viewFromPicture({nose.x(), nose.y()}).toPoint());
    CHECK_FALSE(shown.canvas().isPicking());
    shown.settle();
    CHECK(shown.studio.find<QLabel>("skinValues")->text() != before);
    CHECK(shown.studio.find<QLabel>("skinReference")->text().contains("grey card"));
  }
}

TEST_CASE("a colour is taken from the picture with the eyedropper", "[studio][makeup]") {
  MakeupStudio shown;
  shown.click("product.lipstick");
  QTest::keyClick(&shown.canvas(), Qt::Key_I);
  REQUIRE(shown.canvas().isPicking());
  const Eigen::Vector2f nose = shown.point(kNoseTip);
  QTest::mouseClick(&shown.canvas(), Qt::LeftButton, {},
                    shown.canvas().view().viewFromPicture({nose.x(), nose.y()}).toPoint());
  REQUIRE(shown.studio.document().chosenLook()->layers.size() == 1);
  const SrgbColor taken = shown.studio.document().chosenLook()->layers.front().colors.front();
  CHECK(deltaE2000(labOf(taken), shown.labAt(nose)) < 6);  // A spot of some pixels against one.
}

TEST_CASE("a look is taken from a photo that is dropped on the looks, and taken back", "[studio][makeup]") {
  MakeupStudio shown;
  const test::TemporaryFolder folder;
  const std::filesystem::path photo = folder / "made-up.png";
  encodeImageFile(shown.paintedSample(), photo);
  auto* button = shown.studio.find<QToolButton>("lookFromPhoto");
  REQUIRE(button->isEnabled());
  shown.dropOnLooks({photo});
  CHECK_FALSE(button->isEnabled());
  CHECK(shown.studio.find<QProgressBar>("lookReading")->isVisible());
  shown.settle();
  CHECK(button->isEnabled());
  CHECK_FALSE(shown.studio.find<QProgressBar>("lookReading")->isVisible());
  const MakeupLook worn = *shown.studio.document().chosenLook();
  CHECK(worn.name == "made-up");
  const auto lipstick = std::find_if(worn.layers.begin(), worn.layers.end(),
                                     [](const MakeupLayer& layer) { return layer.product == MakeupProduct::Lipstick; });
  REQUIRE(lipstick != worn.layers.end());
  CHECK(lipstick->colors.front().r > lipstick->colors.front().g + 40);
  CHECK(shown.panel().look() == worn);
  auto* undo = shown.studio.find<QAction>("edit.undo");
  undo->trigger();
  CHECK(shown.studio.document().chosenLook()->layers.empty());
}

TEST_CASE("a photo without a face says so and changes nothing", "[studio][makeup]") {
  MakeupStudio shown;
  const test::TemporaryFolder folder;
  shown.dropOnLooks({writeFacelessPicture(folder.path())});
  shown.settle();
  CHECK(shown.studio.message().severity == MessageSeverity::Failure);
  CHECK(shown.studio.message().text.contains("reference"));
  CHECK(shown.studio.document().chosenLook()->layers.empty());
  CHECK(shown.studio.find<QToolButton>("lookFromPhoto")->isEnabled());
}

TEST_CASE("a photo waits for a face that could wear its look", "[studio][makeup]") {
  Studio studio;
  studio.window().showWorkspace(QStringLiteral("makeup"));
  auto* bar = studio.find<LookBar>("lookBar");
  Q_EMIT bar->photoChosen(QString::fromStdString(sampleFile().string()));
  CHECK(studio.message().text.contains("needs a face"));
  CHECK_FALSE(studio.window().context().jobs->hasActiveJobs());
}

TEST_CASE("without a face the palette waits and says why", "[studio][makeup]") {
  Studio studio;
  studio.window().showWorkspace(QStringLiteral("makeup"));
  CHECK_FALSE(studio.find<MakeupPanel>("makeupPanel")->isEnabled());
  CHECK(studio.find<QLabel>("makeupHint")->isVisible());
  CHECK_FALSE(studio.find<QAction>("exportPainted")->isEnabled());
}
