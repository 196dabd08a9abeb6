#include <algorithm>
#include <filesystem>

#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>

#include "app/studio/model_loader.h"
#include "app/studio/perform_workspace.h"
#include "app/studio/take_editor.h"
#include "app/studio/take_keeper.h"
#include "core/expression/channel_names.h"
#include "core/expression/take_file.h"
#include "core/reconstruct/face_model.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_takes.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_painter.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// The window on the Perform page with the face model loaded.
struct PerformStudio {
  Studio studio;
  PerformWorkspace* page = nullptr;

  PerformStudio() {
    studio.window().showWorkspace(QStringLiteral("perform"));
    page = qobject_cast<PerformWorkspace*>(studio.window().workspace(QStringLiteral("perform")));
    REQUIRE(waitUntil([&] { return page->performed().has_value(); }));
  }

  QAction* action(const char* name) { return studio.find<QAction>(name); }
  Timeline& timeline() { return *studio.find<Timeline>("timeline"); }
  TakeEditor& editor() { return *page->editor(); }
  QListWidget& list() { return *studio.find<QListWidget>("takeList"); }
  std::filesystem::path folder() { return studio.window().context().takes->folder(); }
  const std::vector<std::string>& channels() {
    return studio.window().context().models->faceModel()->expressionNames();
  }
  void settle() {
    REQUIRE(waitUntil([&] { return !studio.window().context().takes->isBusy(); }));
  }
  /// Puts a take into the folder and opens it.
  void openSample(const char* name, int count) {
    std::filesystem::create_directories(folder());
    writeTake(sampleTake(count, channels()), folder() / (std::string(name) + ".take"));
    studio.window().context().takes->refresh();
    settle();
    REQUIRE(list().count() >= 1);
    for (int row = 0; row < list().count(); ++row) {
      if (list().item(row)->text() == QLatin1String(name)) {
        list().setCurrentRow(row);
      }
    }
    list().setFocus();
    QTest::keyClick(&list(), Qt::Key_Return);
    REQUIRE(waitUntil([&] { return editor().edit().takeName == QLatin1String(name); }));
  }
  void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) {
    timeline().setFocus();
    QTest::keyClick(&timeline(), key, modifiers);
  }
};

}  // namespace

TEST_CASE("the demo clip drives the head, is recorded, and the take plays and is edited", "[studio][perform]") {
  PerformStudio shown;
  shown.page->useDemoClipAsCamera();
  QTest::mouseClick(shown.studio.find<QPushButton>("performStart"), Qt::LeftButton);
  REQUIRE(shown.page->controller()->isRunning());
  REQUIRE(waitUntil([&] { return shown.page->performed()->expression.maxCoeff() > 0.05F; }));
  REQUIRE(waitUntil([&] { return shown.studio.find<QLabel>("performCalibration")->text().contains('%'); }));
  CHECK(waitUntil([&] { return shown.studio.find<MeshView>("performView")->mesh() != nullptr; }));
  CHECK(shown.studio.find<ImageCanvas>("performCanvas")->hasPicture());

  shown.action("performRecord")->trigger();
  REQUIRE(waitUntil([&] { return shown.studio.find<QLabel>("performRecordTime")->text() == "0:02"; }));
  CHECK_FALSE(std::filesystem::is_empty(shown.folder()));
  shown.action("performRecord")->trigger();
  REQUIRE(waitUntil([&] { return shown.editor().hasTake(); }));
  shown.settle();
  CHECK(shown.list().count() == 1);
  const std::shared_ptr<const Take> recorded = shown.editor().take();
  CHECK(recorded->seconds() >= 2);
  CHECK(recorded->description.channels == shown.channels());
  CHECK(shown.timeline().tracks()->endS() == Approx(recorded->seconds()));

  // Scrubbing stops the clip and shows the take on the head.
  const QRect ruler = shown.timeline().rulerRect();
  QTest::mouseClick(shown.timeline().viewport(), Qt::LeftButton, {}, ruler.center());
  CHECK_FALSE(shown.page->controller()->isRunning());
  CHECK(shown.timeline().playhead() == Approx(recorded->seconds() / 2).margin(0.05));
  CHECK(shown.timeline().playhead() > 0);

  shown.action("takeToStart")->trigger();
  QTest::keyClick(&shown.timeline(), Qt::Key_Space);
  CHECK(waitUntil([&] { return shown.timeline().playhead() > 0.3; }));
  QTest::keyClick(&shown.timeline(), Qt::Key_Space);
}

TEST_CASE("takes are trimmed, smoothed, scaled and keyed with undo, and saved", "[studio][perform]") {
  PerformStudio shown;
  shown.openSample("a", 91);
  CHECK_FALSE(shown.action("takeTrim")->isEnabled());
  const std::shared_ptr<const Take> first = shown.editor().take();
  auto* undo = shown.action("edit.undo");

  shown.timeline().setCurrentTrack(4);
  shown.timeline().setPlayhead(1);
  shown.press(Qt::Key_K);
  REQUIRE(shown.timeline().keys().size() == 1);
  CHECK(shown.timeline().chosenKey() == 0);
  for (int i = 0; i < 5; ++i) {
    shown.press(Qt::Key_Up, Qt::AltModifier);
  }
  const auto index = static_cast<Eigen::Index>(4);
  const float raised = shown.editor().take()->samples[30].expression[index];
  CHECK(raised > first->samples[30].expression[index]);
  CHECK(undo->text().contains(TakeEditor::tr("moving a key")));

  shown.press(Qt::Key_M, Qt::ControlModifier);
  CHECK(shown.timeline().keys().empty());  // Taken in.
  CHECK(shown.editor().take()->samples[31].expression[0] == first->samples[31].expression[0]);
  shown.press(Qt::Key_Up, Qt::ControlModifier);

  shown.timeline().setSpan({1, 2});
  REQUIRE(shown.action("takeTrim")->isEnabled());
  shown.press(Qt::Key_T, Qt::ControlModifier);
  CHECK(shown.editor().take()->seconds() == Approx(1).margin(0.04));
  shown.settle();
  CHECK(readTake(shown.folder() / "a.take").take.seconds() == Approx(1).margin(0.04));
  CHECK(readTake(shown.folder() / "recordings" / "a.take").take.seconds() == Approx(3));

  // Everything comes back, in the file as well.
  for (int i = 0; undo->isEnabled() && i < 20 && shown.editor().take() != first; ++i) {
    undo->trigger();
  }
  CHECK(shown.editor().take() == first);
  shown.settle();
  CHECK(readTake(shown.folder() / "a.take").take.seconds() == Approx(3));
  shown.action("edit.redo")->trigger();
  CHECK(shown.timeline().keys().size() == 1);
}

TEST_CASE("what the head performs is what the timeline shows, with pose and mirror", "[studio][perform]") {
  PerformStudio shown;
  shown.openSample("a", 61);
  shown.action("performMirror")->setChecked(false);
  shown.action("performPose")->setChecked(true);
  shown.timeline().setFocus();
  QTest::keyClick(&shown.timeline(), Qt::Key_End);
  const CaptureSample& last = shown.editor().take()->samples.back();
  CHECK(shown.page->performed()->expression.isApprox(last.expression));
  CHECK(shown.page->performed()->cameraFromHead.rotation.isApprox(last.cameraFromHead.rotation));
  shown.action("performMirror")->setChecked(true);
  CHECK(shown.page->performed()->expression.isApprox(mirroredChannels(last.expression, shown.channels())));
  shown.action("performPose")->setChecked(false);
  CHECK(headAngles(shown.page->performed()->cameraFromHead).yawDeg == Approx(0).margin(1e-6));
}

TEST_CASE("takes are renamed in place and deleted after a question", "[studio][perform]") {
  PerformStudio shown;
  shown.openSample("a", 5);
  QTest::keyClick(&shown.list(), Qt::Key_F2);
  auto* field = shown.list().findChild<QLineEdit*>();
  REQUIRE(field != nullptr);
  field->selectAll();
  QTest::keyClicks(field, "monologue");
  QTest::keyClick(field, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return std::filesystem::exists(shown.folder() / "monologue.take"); }));
  shown.settle();
  CHECK(shown.editor().edit().takeName == "monologue");

  QTest::keyClick(&shown.list(), Qt::Key_Delete);
  auto* question = shown.page->findChild<QMessageBox*>();
  REQUIRE(question != nullptr);
  CHECK(std::filesystem::exists(shown.folder() / "monologue.take"));
  QTest::mouseClick(question->findChild<QPushButton*>("takeDeleteConfirm"), Qt::LeftButton);
  REQUIRE(waitUntil([&] { return !std::filesystem::exists(shown.folder() / "monologue.take"); }));
  shown.settle();
  CHECK_FALSE(shown.editor().hasTake());
  CHECK(shown.timeline().tracks() == nullptr);
}

TEST_CASE("a recording that a crash cut short is on the list again", "[studio][perform]") {
  const TemporaryFolder home;
  const Take take = sampleTake(20);
  const TakeLibrary library(home.path());
  {
    TakeWriter writer(library.newRecording("cut"), take.description);
    for (const CaptureSample& sample : take.samples) writer.append(sample);
  }
  TakeKeeper keeper(home.path());
  QSignalSpy recovered(&keeper, &TakeKeeper::recovered);
  keeper.load();
  REQUIRE(waitUntil([&] { return !keeper.isBusy(); }));
  REQUIRE(recovered.count() == 1);
  CHECK(recovered.at(0).at(0).toStringList() == QStringList{"cut"});
  REQUIRE(keeper.takes().size() == 1);
  CHECK(keeper.takes().front().samples == 20);
}

TEST_CASE("recording without anybody keeps nothing and says so", "[studio][perform]") {
  PerformStudio shown;
  const std::filesystem::path frames = shown.studio.folder() / "frames";
  std::filesystem::create_directory(frames);
  for (const char* name : {"1.png", "2.png"}) {
    std::filesystem::copy_file(writeFacelessPicture(shown.studio.folder().path()), frames / name);
  }
  LiveSource source;
  source.kind = LiveSource::Kind::Recording;
  source.path = QString::fromStdString(frames.string());
  shown.action("performRecord")->setEnabled(true);
  shown.page->controller()->start(source);
  shown.action("performRecord")->trigger();
  REQUIRE(waitUntil([&] { return shown.studio.message().severity == MessageSeverity::Warning; }));
  CHECK_FALSE(shown.action("performRecord")->isChecked());
  CHECK(shown.studio.window().context().takes->takes().empty());
}
