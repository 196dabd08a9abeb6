#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QTabBar>

#include "app/studio/export_dialog.h"
#include "app/studio/head_jobs.h"
#include "app/studio/head_shaper.h"
#include "app/studio/job_controller.h"
#include "core/makeup/makeup_texture.h"
#include "core/mesh/mesh_file.h"
#include "core/reconstruct/reconstructed_head.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/jobs/job_panel.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/sliders/coefficient_panel.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

void openSample(Studio& studio) {
  studio.window().openFiles({QString::fromStdString(sampleFile().string())});
  REQUIRE(waitUntil([&] { return studio.find<QPushButton>("reconstructButton")->isEnabled(); }));
}

void reconstruct(Studio& studio) {
  openSample(studio);
  QTest::mouseClick(studio.find<QPushButton>("reconstructButton"), Qt::LeftButton);
  REQUIRE(waitUntil([&] { return studio.find<MeshView>("sculptView")->mesh() != nullptr; }));
}

/// The slider of a channel, found by the name it shows.
QSlider* firstExpressionSlider(Studio& studio) {
  for (QSlider* slider : studio.find<CoefficientPanel>("coefficients")->findChildren<QSlider*>()) {
    if (slider->isVisibleTo(&studio.window()) && slider->orientation() == Qt::Horizontal) {
      return slider;
    }
  }
  return nullptr;
}

}  // namespace

TEST_CASE("one press makes a head, its sliders move it, undo takes it back", "[studio]") {
  Studio studio;
  reconstruct(studio);
  CHECK(studio.document().hasHead());
  CHECK(studio.window().isWindowModified());
  CHECK(studio.find<MeshView>("portraitHeadView")->mesh() != nullptr);

  QTest::keyClick(&studio.window(), Qt::Key_5, Qt::ControlModifier);
  CHECK(studio.window().currentWorkspace() == QStringLiteral("sculpt"));
  const HeadEdit before = studio.document().headEdit();
  auto* shaper = studio.window().context().shaper;
  const Eigen::Matrix3Xf shapeBefore = shaper->mesh()->verticesMm;

  QSlider* slider = firstExpressionSlider(studio);
  REQUIRE(slider != nullptr);
  slider->setFocus();
  QTest::keyClick(slider, Qt::Key_End);
  REQUIRE(waitUntil([&] { return !(studio.document().headEdit() == before); }));
  REQUIRE(waitUntil([&] { return (shaper->mesh()->verticesMm - shapeBefore).norm() > 1; }));  // Millimetres.

  while (studio.document().undoKey() == "expression") {
    studio.window().context().document->undo();
  }
  CHECK(studio.document().headEdit() == before);
  CHECK(waitUntil([&] { return (shaper->mesh()->verticesMm - shapeBefore).norm() < 1e-3; }));
  CHECK(studio.find<CoefficientPanel>("coefficients")->expression() == before.coefficients.expression);
}

TEST_CASE("the head is exported in the unit asked for", "[studio]") {
  Studio studio;
  reconstruct(studio);
  studio.window().exportHead();
  auto* dialog = studio.find<ExportDialog>("exportDialog");
  REQUIRE(dialog != nullptr);
  const std::filesystem::path file = studio.folder() / "head.ply";
  dialog->setFile(QString::fromStdString(file.string()));
  auto* unit = dialog->findChild<QComboBox*>(QStringLiteral("exportUnit"));
  unit->setCurrentIndex(unit->findData(QStringLiteral("mm")));
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
  REQUIRE(waitUntil([&] {
    return studio.message().severity == MessageSeverity::Success &&
           studio.message().text.contains(QStringLiteral("head.ply"));
  }));
  MeshReadOptions options;
  options.unit = MeshUnit::Millimetre;
  const TriangleMesh mesh = readMesh(file, options);
  CHECK(mesh.vertexCount() == studio.find<MeshView>("sculptView")->mesh()->vertexCount());
  CHECK_FALSE(studio.window().isWindowModified());
}

TEST_CASE("the head wears the look in the 3D view and where it is exported", "[studio][makeup]") {
  Studio studio;
  reconstruct(studio);
  QTest::keyClick(&studio.window(), Qt::Key_5, Qt::ControlModifier);
  const Image bare = studio.document().headEdit().head->texture;
  const auto shown = [&] { return studio.find<MeshView>("sculptView")->mesh()->materials.front().texture; };
  CHECK(shown().sharedPixels() == bare.sharedPixels());

  MakeupLook look;
  look.layers = {usualLayer(MakeupProduct::Lipstick, SrgbColor{0, 40, 220})};
  studio.window().context().document->editLook(look, EditStep::Ends);
  REQUIRE(waitUntil([&] { return shown().sharedPixels() != bare.sharedPixels(); }));
  CHECK(shown().size() == bare.size());

  auto* toggle = studio.find<QAction>("headMakeup");
  REQUIRE(toggle->isChecked());
  studio.find<MeshView>("sculptView")->setFocus();
  QTest::keyClick(studio.find<MeshView>("sculptView"), Qt::Key_M);
  CHECK_FALSE(toggle->isChecked());
  REQUIRE(waitUntil([&] { return shown().sharedPixels() == bare.sharedPixels(); }));

  studio.window().exportHead();
  auto* dialog = studio.find<ExportDialog>("exportDialog");
  const std::filesystem::path file = studio.folder() / "head.obj";
  dialog->setFile(QString::fromStdString(file.string()));
  auto* withMakeup = dialog->findChild<QCheckBox*>(QStringLiteral("exportMakeup"));
  CHECK_FALSE(withMakeup->isChecked());  // As the view shows it.
  withMakeup->click();
  QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("exportButton")), Qt::LeftButton);
  REQUIRE(waitUntil([&] { return studio.message().text.contains(QStringLiteral("head.obj")); }));
  const Image written = readMesh(file).materials.front().texture;
  const Image wanted = paintedTexture(*studio.document().headEdit().head->model, bare, look);
  REQUIRE(written.size() == wanted.size());
  for (int y = 0; y < wanted.height(); ++y) {
    CHECK(std::equal(wanted.row(y), wanted.row(y) + 3 * wanted.width(), written.row(y)));
  }
}

TEST_CASE("an export that cannot be written says why", "[studio]") {
  Studio studio;
  reconstruct(studio);
  ExportRequest request;
  request.file = QStringLiteral("/nowhere/at/all/head.obj");
  studio.window().context().headJobs->exportHead(request);
  REQUIRE(waitUntil([&] { return studio.message().severity == MessageSeverity::Failure; }));
  CHECK(studio.message().text.contains(QStringLiteral("/nowhere/at/all")));
}

TEST_CASE("a running reconstruction can be cancelled and tried again", "[studio]") {
  Studio studio;
  openSample(studio);
  auto* jobs = studio.window().context().jobs;
  QSignalSpy finished(jobs, &JobController::jobFinished);
  studio.window().context().headJobs->reconstruct(1024);
  const JobId id = studio.window().context().headJobs->activeReconstruction().value();
  QTest::mouseClick(studio.find<QPushButton>("cancelReconstruction"), Qt::LeftButton);
  REQUIRE(waitUntil([&] { return finished.count() == 1; }));
  CHECK(qvariant_cast<JobStatus>(finished.at(0).at(0)).state == JobState::Cancelled);
  CHECK_FALSE(studio.document().hasHead());
  CHECK(studio.message().text.isEmpty());  // A cancelled job is no failure.
  CHECK(studio.find<QPushButton>("reconstructButton")->isEnabled());

  jobs->retry(id);
  CHECK(waitUntil([&] { return studio.document().hasHead(); }));
}

TEST_CASE("a head of earlier pictures is not taken", "[studio]") {
  Studio studio;
  openSample(studio);
  studio.window().context().headJobs->reconstruct(1024);
  QSignalSpy ended(studio.window().context().headJobs, &HeadJobs::reconstructionEnded);
  studio.window().openFiles({QString::fromStdString(writeFacelessPicture(studio.folder().path()).string())});
  REQUIRE(waitUntil([&] { return ended.count() == 1; }));
  REQUIRE(waitUntil([&] { return studio.document().pictures().front().name == "stripes.png"; }));
  CHECK_FALSE(studio.document().hasHead());
}

TEST_CASE("workspaces are reached by keys and tabs", "[studio]") {
  Studio studio;
  const QStringList ids{QStringLiteral("portrait"), QStringLiteral("makeup"), QStringLiteral("style"),
                        QStringLiteral("clothes"), QStringLiteral("sculpt"), QStringLiteral("live"),
                        QStringLiteral("perform"), QStringLiteral("lab")};
  for (int i = 0; i < ids.size(); ++i) {
    QTest::keyClick(&studio.window(), static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
    CHECK(studio.window().currentWorkspace() == ids[i]);
  }
  auto* tabs = studio.find<QTabBar>("workspaceTabs");
  QTest::mouseClick(tabs, Qt::LeftButton, Qt::NoModifier, tabs->tabRect(4).center());
  CHECK(studio.window().currentWorkspace() == QStringLiteral("sculpt"));
  CHECK_FALSE(studio.window().showWorkspace(QStringLiteral("kitchen")));
}
