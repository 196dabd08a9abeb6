#include <filesystem>

#include <QComboBox>
#include <QPushButton>

#include "app/studio/document_controller.h"
#include "app/studio/garment_keeper.h"
#include "app/studio/live_workspace.h"
#include "app/studio/style_keeper.h"
#include "core/image/encode.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_images.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/palettes/look_shelf.h"
#include "widgets/preview/image_canvas.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

LiveSource recording(const std::filesystem::path& path) {
  LiveSource source;
  source.kind = LiveSource::Kind::Recording;
  source.path = QString::fromStdString(path.string());
  return source;
}

LiveWorkspace* liveOf(Studio& studio) {
  studio.window().showWorkspace(QStringLiteral("live"));
  return qobject_cast<LiveWorkspace*>(studio.window().workspace(QStringLiteral("live")));
}

std::filesystem::path folderOfPortraits(const TemporaryFolder& folder, int count) {
  const std::filesystem::path frames = folder / "frames";
  std::filesystem::create_directory(frames);
  for (int i = 0; i < count; ++i) {
    std::filesystem::copy_file(sampleFile(), frames / (std::to_string(i) + ".png"));
  }
  return frames;
}

/// The demo clip is bare; with the chooser's last entry it is not; with the first it is bare again.
void checkThatLastChoiceShows(Studio& studio, QComboBox* chooser) {
  LiveWorkspace* live = liveOf(studio);
  int changed = 0;
  int bare = 0;
  QObject::connect(
      live->controller(), &LiveController::pictureReady, live, [&](const std::shared_ptr<const LivePicture>& picture) {
        const LiveResult& result = *picture->result;
        const bool isBare =
            result.composed.isEmpty() || result.composed.sharedPixels() == result.frame->image.sharedPixels();
        (isBare ? bare : changed) += 1;
      });
  live->useDemoClipAsCamera();
  live->activate();
  REQUIRE(waitUntil([&] { return bare >= 2; }));
  CHECK(changed == 0);
  chooser->setFocus();
  QTest::keyClick(chooser, Qt::Key_End);
  REQUIRE(waitUntil([&] { return changed >= 3; }));
  QTest::keyClick(chooser, Qt::Key_Home);
  const int before = bare;
  REQUIRE(waitUntil([&] { return bare >= before + 2; }));
  live->controller()->stop();
}

}  // namespace

TEST_CASE("a folder of pictures plays, is followed, and ends with a message", "[studio][live]") {
  Studio studio;
  LiveWorkspace* live = liveOf(studio);
  int withFace = 0;
  int withHead = 0;
  QObject::connect(live->controller(), &LiveController::pictureReady, live,
                   [&](const std::shared_ptr<const LivePicture>& picture) {
                     withFace += picture->result->faces.empty() ? 0 : 1;
                     withHead += picture->head == nullptr ? 0 : 1;
                   });
  live->watch(recording(folderOfPortraits(studio.folder(), 30)), QStringLiteral("frames"));
  CHECK(live->controller()->isRunning());
  REQUIRE(waitUntil([&] { return !live->controller()->isRunning(); }));
  CHECK(withFace > 0);
  CHECK(studio.find<ImageCanvas>("liveCanvas")->hasPicture());
  CHECK(studio.message().text == LiveWorkspace::tr("The recording is over."));
}

TEST_CASE("the demo clip drives the live head until it is stopped", "[studio][live]") {
  Studio studio;
  LiveWorkspace* live = liveOf(studio);
  int withHead = 0;
  QObject::connect(
      live->controller(), &LiveController::pictureReady, live,
      [&](const std::shared_ptr<const LivePicture>& picture) { withHead += picture->head == nullptr ? 0 : 1; });
  live->useDemoClipAsCamera();
  live->activate();
  REQUIRE(waitUntil([&] { return withHead >= 3; }));
  CHECK(studio.find<MeshView>("liveHeadView")->mesh() != nullptr);
  QTest::mouseClick(studio.find<QPushButton>("liveStart"), Qt::LeftButton);
  CHECK_FALSE(live->controller()->isRunning());
}

TEST_CASE("the looks on offer are shown on the face before the camera", "[studio][live]") {
  Studio studio;
  LiveWorkspace* live = liveOf(studio);
  const auto* model = live->findChild<ShelfModel*>();
  REQUIRE(model != nullptr);
  const auto tile = [model](int row) { return model->data(model->index(row), Qt::DecorationRole).value<QImage>(); };
  CHECK(tile(0).isNull());
  live->useDemoClipAsCamera();
  live->activate();
  const int last = model->rowCount() - 1;
  REQUIRE(waitUntil([&] { return !tile(last).isNull(); }));
  live->controller()->stop();
  // Row 0 is bare; the same face in the looks, which differ from it and from each other.
  for (int row = 1; row <= last; ++row) {
    CHECK(tile(row).size() == tile(0).size());
    CHECK(tile(row) != tile(0));
    CHECK(tile(row) != tile(row - 1));
  }
}

TEST_CASE("the live picture is painted in a style until it is taken off", "[studio][live][style]") {
  Studio studio;
  const std::filesystem::path painting = studio.folder() / "dusk.png";
  encodeImageFile(paintedImage({160, 160}, [](int x, int y) -> std::array<int, 3> { return {200, x, y}; }), painting);
  StyleKeeper* styles = studio.window().context().styles;
  styles->add(QString::fromStdString(painting.string()));
  auto* chooser = studio.find<QComboBox>("liveStyle");
  REQUIRE(waitUntil([&] { return chooser->findText(QStringLiteral("dusk")) > 0; }));
  checkThatLastChoiceShows(studio, chooser);
}

TEST_CASE("the person before the camera is dressed until the clothes are taken off", "[studio][live][clothes]") {
  Studio studio;
  auto* chooser = studio.find<QComboBox>("liveClothes");
  REQUIRE(waitUntil([&] { return chooser->count() > 20; }));
  checkThatLastChoiceShows(studio, chooser);
}

TEST_CASE("a person who stands still is dressed too", "[studio][live][clothes]") {
  Studio studio;
  LiveWorkspace* live = liveOf(studio);
  auto* chooser = studio.find<QComboBox>("liveClothes");
  REQUIRE(waitUntil([&] { return chooser->count() > 20; }));
  std::shared_ptr<const LiveResult> last;
  QObject::connect(live->controller(), &LiveController::pictureReady, live,
                   [&](const std::shared_ptr<const LivePicture>& picture) { last = picture->result; });
  live->useDemoClipAsCamera();
  live->activate();
  REQUIRE(waitUntil([&] { return last != nullptr && !last->faces.empty(); }));
  auto* hold = studio.find<QAction>("liveFreeze");
  hold->trigger();
  chooser->setFocus();
  QTest::keyClick(chooser, Qt::Key_End);
  REQUIRE(waitUntil([&] { return !last->composed.isEmpty(); }));
  CHECK(waitUntil([&] { return last->composed.sharedPixels() != last->frame->image.sharedPixels(); }));
  live->controller()->stop();
}

TEST_CASE("what the portrait wears can be worn before the camera", "[studio][live][person]") {
  Studio studio;
  studio.window().openFiles({pathText(writeSmallSample(studio.folder().path()))});
  auto* clothes = studio.find<QComboBox>("liveClothes");
  auto* style = studio.find<QComboBox>("liveStyle");
  REQUIRE(waitUntil([&] { return !studio.document().faces().empty() && clothes->count() > 20; }));
  auto* look = studio.find<QPushButton>("livePortraitLook");
  const QString asOnClothes = LiveWorkspace::tr("As on the Clothes page");
  const QString asOnStyle = LiveWorkspace::tr("As on the Style page");
  CHECK_FALSE(look->isEnabled());
  CHECK(clothes->findText(asOnClothes) < 0);
  CHECK(style->findText(asOnStyle) < 0);

  DocumentController& document = *studio.window().context().document;
  MakeupLook red;
  red.layers = {usualLayer(MakeupProduct::Lipstick, {200, 10, 30})};
  document.editLook(red, EditStep::Ends);
  document.editOutfit({{studio.window().context().garments->garments().front().garment, {}, true}}, EditStep::Ends);
  StyleSpec spec;
  spec.style = studio.window().context().styles->styles().front().file.toStdString();
  spec.regions.skin = 0;
  document.editStyle(spec, EditStep::Ends);

  LiveWorkspace* live = liveOf(studio);
  QTest::mouseClick(look, Qt::LeftButton);
  REQUIRE(live->looks().everybody != nullptr);
  CHECK(*live->looks().everybody == red);
  for (const auto& [chooser, entry] : {std::pair(clothes, asOnClothes), std::pair(style, asOnStyle)}) {
    REQUIRE(chooser->findText(entry) == 1);
    chooser->setFocus();
    QTest::keyClick(chooser, Qt::Key_Home);
    QTest::keyClick(chooser, Qt::Key_Down);
    CHECK(chooser->currentText() == entry);
  }
  int painted = 0;
  QObject::connect(
      live->controller(), &LiveController::pictureReady, live, [&](const std::shared_ptr<const LivePicture>& picture) {
        const LiveResult& result = *picture->result;
        const bool isBare =
            result.composed.isEmpty() || result.composed.sharedPixels() == result.frame->image.sharedPixels();
        painted += isBare ? 0 : 1;
      });
  live->useDemoClipAsCamera();
  live->activate();
  CHECK(waitUntil([&] { return painted >= 3; }));
  live->controller()->stop();
  document.undo();
  document.undo();
  CHECK(style->currentIndex() == 0);
  CHECK(clothes->findText(asOnClothes) < 0);
  CHECK(clothes->currentIndex() == 0);
}

TEST_CASE("a source that cannot be opened gives a message and the studio goes on", "[studio][live]") {
  Studio studio;
  LiveWorkspace* live = liveOf(studio);
  const LiveSource bad = GENERATE(recording("/nowhere/at/all.mp4"), [] {
    LiveSource camera;
    camera.cameraIndex = 987;  // No machine has so many.
    return camera;
  }());
  live->watch(bad, QStringLiteral("bad"));
  REQUIRE(waitUntil([&] { return studio.message().severity == MessageSeverity::Failure; }));
  CHECK_FALSE(live->controller()->isRunning());
  live->watch(recording(folderOfPortraits(studio.folder(), 3)), QStringLiteral("frames"));
  CHECK(waitUntil([&] { return studio.find<ImageCanvas>("liveCanvas")->hasPicture(); }));
}

TEST_CASE("leaving the workspace stops watching", "[studio][live]") {
  Studio studio;
  LiveWorkspace* live = liveOf(studio);
  live->watch(recording(folderOfPortraits(studio.folder(), 200)), QStringLiteral("frames"));
  REQUIRE(waitUntil([&] { return studio.find<ImageCanvas>("liveCanvas")->hasPicture(); }));
  studio.window().showWorkspace(QStringLiteral("portrait"));
  CHECK_FALSE(live->controller()->isRunning());
}

TEST_CASE("closing the window while watching joins everything", "[studio][live]") {
  Studio studio;
  LiveWorkspace* live = liveOf(studio);
  live->watch(recording(folderOfPortraits(studio.folder(), 200)), QStringLiteral("frames"));
  REQUIRE(waitUntil([&] { return studio.find<ImageCanvas>("liveCanvas")->hasPicture(); }));
  studio.window().close();
}

TEST_CASE("a mirror image exchanges left and right", "[live]") {
  Eigen::VectorXf expression(3);
  expression << 0.1F, 0.7F, 0.3F;
  const Eigen::VectorXf mirrored = mirroredExpression(expression, {"eyeBlinkLeft", "eyeBlinkRight", "jawOpen"});
  CHECK(mirrored[0] == 0.7F);
  CHECK(mirrored[1] == 0.1F);
  CHECK(mirrored[2] == 0.3F);
  CHECK(mirroredExpression(mirrored, {"eyeBlinkLeft", "eyeBlinkRight", "jawOpen"}) == expression);
}
