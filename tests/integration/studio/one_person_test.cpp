// What the pages have in common: one person, one history.

#include <QAction>
#include <QComboBox>
#include <QFileDialog>

#include "app/studio/clothes_workspace.h"
#include "app/studio/document_controller.h"
#include "app/studio/garment_keeper.h"
#include "app/studio/look_keeper.h"
#include "app/studio/portrait_workspace.h"
#include "app/studio/style_keeper.h"
#include "app/studio/style_workspace.h"
#include "core/image/color.h"
#include "core/image/decode.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/palettes/swatch_painter.h"
#include "widgets/preview/image_canvas.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kLowerLip = 17;
constexpr int kForehead = 10;
constexpr int kChin = 152;

/// The window with the small sample, whose person gets red lips and a black shirt from the document.
struct OnePersonStudio {
  Studio studio;

  OnePersonStudio() {
    studio.window().openFiles({pathText(writeSmallSample(studio.folder().path()))});
    REQUIRE(waitUntil([&] { return !studio.document().faces().empty(); }));
    REQUIRE(waitUntil([&] { return !studio.window().context().garments->garments().empty(); }));
  }

  DocumentController& document() { return *studio.window().context().document; }
  template <typename Page>
  Page& page(const char* id) {
    return *qobject_cast<Page*>(studio.window().workspace(QLatin1String(id)));
  }
  template <typename Page>
  void show(const char* id) {
    studio.window().showWorkspace(QLatin1String(id));
    REQUIRE(waitUntil([&] { return page<Page>(id).isSettled(); }));
  }
  void wearRedLips() {
    MakeupLook look;
    look.name = "Red";
    look.layers = {usualLayer(MakeupProduct::Lipstick, {200, 10, 30})};
    document().editLook(look, EditStep::Ends);
  }
  void wearBlackTee() {
    for (const ShelfGarment& shelved : studio.window().context().garments->garments()) {
      if (shelved.garment->name == "Black tee") {
        document().editOutfit({{shelved.garment, {}, true}}, EditStep::Ends);
      }
    }
    REQUIRE(studio.document().chosenOutfit().size() == 1);
  }
  Eigen::Vector2f point(int index) { return studio.document().faces().front().landmarks.pointsPx.col(index); }
  Eigen::Vector2f chest() {
    const Eigen::Vector2f down = point(kChin) - point(kForehead);
    return point(kChin) + 0.5F * down + Eigen::Vector2f(0.3F * down.y(), 0);
  }
  Eigen::Vector3f labAt(const char* canvasName, Eigen::Vector2f place) {
    auto& canvas = *studio.find<ImageCanvas>(canvasName);
    const QPoint at = canvas.view().viewFromPicture(QPointF(place.x(), place.y())).toPoint();
    return labOf(srgbOf(canvas.grab().toImage().pixelColor(at * canvas.devicePixelRatioF())));
  }
};

Eigen::Vector3f labIn(const Image& picture, Eigen::Vector2f place) {
  const std::uint8_t* pixel = picture.row(static_cast<int>(place.y())) + 3 * static_cast<int>(place.x());
  return labOf(SrgbColor{pixel[0], pixel[1], pixel[2]});
}

}  // namespace

TEST_CASE("makeup is seen under clothes and style, and each page undoes the same history", "[studio][person]") {
  OnePersonStudio shown;
  shown.studio.find<QAction>("styleSplit")->setChecked(false);
  shown.show<ClothesWorkspace>("clothes");
  const Eigen::Vector3f bareLip = shown.labAt("clothesCanvas", shown.point(kLowerLip));
  shown.wearRedLips();
  shown.wearBlackTee();
  shown.show<ClothesWorkspace>("clothes");
  const Eigen::Vector3f redLip = shown.labAt("clothesCanvas", shown.point(kLowerLip));
  CHECK(redLip[1] > bareLip[1] + 15);
  CHECK(shown.labAt("clothesCanvas", shown.chest())[0] < 35);

  shown.show<StyleWorkspace>("style");
  CHECK((shown.labAt("styleCanvas", shown.point(kLowerLip)) - redLip).norm() < 12);  // Other size on the screen.
  CHECK(shown.labAt("styleCanvas", shown.chest())[0] < 35);

  auto* undo = shown.studio.find<QAction>("edit.undo");
  CHECK(undo->text().contains("clothes"));
  undo->trigger();
  REQUIRE(waitUntil([&] { return shown.page<StyleWorkspace>("style").isSettled(); }));
  CHECK(shown.studio.document().chosenOutfit().empty());
  undo->trigger();
  REQUIRE(waitUntil([&] { return shown.page<StyleWorkspace>("style").isSettled(); }));
  CHECK((shown.labAt("styleCanvas", shown.point(kLowerLip)) - bareLip).norm() < 12);
  CHECK_FALSE(undo->isEnabled());
}

TEST_CASE("the Portrait page shows and writes the finished picture", "[studio][person]") {
  OnePersonStudio shown;
  auto* split = shown.studio.find<QAction>("portraitSplit");
  auto* write = shown.studio.find<QAction>("exportFinished");
  auto* mesh = shown.studio.find<QAction>("overlayMesh");
  shown.show<PortraitWorkspace>("portrait");
  CHECK_FALSE(split->isEnabled());  // Nothing to compare yet.
  CHECK(mesh->isEnabled());
  const QImage photo = shown.studio.find<ImageCanvas>("portraitCanvas")->grab().toImage();
  shown.wearRedLips();
  shown.wearBlackTee();
  shown.show<PortraitWorkspace>("portrait");
  CHECK(split->isEnabled());
  CHECK_FALSE(mesh->isEnabled());  // It tells of the photo.
  CHECK(shown.labAt("portraitCanvas", shown.point(kLowerLip))[1] > 40);
  CHECK(shown.labAt("portraitCanvas", shown.chest())[0] < 35);
  QTest::keyClick(shown.studio.find<ImageCanvas>("portraitCanvas"), Qt::Key_V);
  CHECK(shown.studio.find<ImageCanvas>("portraitCanvas")->grab().toImage() == photo);

  const std::filesystem::path file = shown.studio.folder() / "finished.png";
  write->trigger();
  auto* dialog = shown.studio.window().findChild<QFileDialog*>();
  REQUIRE(dialog != nullptr);
  Q_EMIT dialog->fileSelected(pathText(file));
  REQUIRE(waitUntil([&] { return shown.studio.message().text.contains(QStringLiteral("finished.png")); }));
  CHECK(shown.studio.message().severity == MessageSeverity::Success);
  const Image finished = decodeImageFile(file);
  const Image& opened = shown.studio.document().pictures().front().image;
  REQUIRE(finished.size() == opened.size());
  CHECK(labIn(finished, shown.point(kLowerLip))[1] > labIn(opened, shown.point(kLowerLip))[1] + 15);
  CHECK(labIn(finished, shown.chest())[0] < 35);
}
