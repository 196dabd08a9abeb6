#include <QAction>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTabBar>

#include "app/studio/document_controller.h"
#include "app/studio/head_jobs.h"
#include "app/studio/photo_page.h"
#include "core/image/decode.h"
#include "core/reconstruct/face_model.h"
#include "core/reconstruct/reconstructed_head.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/sliders/coefficient_row.h"
#include "widgets/sliders/value_slider.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

// Of the canonical 468: the corner of the mouth and the tip of the nose.
constexpr int kMouthCorner = 61;
constexpr int kForehead = 10;

/// Sculpt with the head of the sample portrait, the photo in front.
struct PhotoStudio {
  Studio studio;

  PhotoStudio() {
    studio.window().openFiles({QString::fromStdString(sampleFile().string())});
    REQUIRE(waitUntil([&] { return !studio.document().faces().empty(); }));
    studio.window().context().headJobs->reconstruct(1024);
    REQUIRE(waitUntil([&] { return studio.document().hasHead(); }));
    studio.window().showWorkspace(QStringLiteral("sculpt"));
    studio.find<QTabBar>("sculptTabs")->setCurrentIndex(1);
    settle();
  }

  ImageCanvas& canvas() { return *studio.find<ImageCanvas>("photoCanvas"); }
  void settle() {
    REQUIRE(waitUntil([&] { return studio.find<PhotoPage>("photoPage")->isSettled(); }));
  }
  void preset(const char* name) { studio.find<QAction>(name)->trigger(); }

  /// What the canvas shows in a square around a landmark.
  QImage around(int landmark) {
    const Eigen::Vector2f at = studio.document().faces().front().landmarks.pointsPx.col(landmark);
    const QPoint middle = canvas().view().viewFromPicture(QPointF(at.x(), at.y())).toPoint();
    return canvas().grab(QRect(middle - QPoint(12, 12), QSize(24, 24))).toImage();
  }
};

}  // namespace

TEST_CASE("the photo wears the expression of the sliders", "[studio][portrait]") {
  PhotoStudio shown;
  const QImage mouth = shown.around(kMouthCorner);
  const QImage forehead = shown.around(kForehead);
  const Eigen::VectorXf own = shown.studio.document().headEdit().coefficients.expression;
  CHECK(shown.studio.find<QLabel>("inventedNote")->text().isEmpty());  // As photographed: nothing is made up.

  shown.preset("preset.mouth-open");
  const auto jaw = shown.studio.document().headEdit().head->model->expressionIndex("jawOpen");
  CHECK(shown.studio.document().headEdit().coefficients.expression[*jaw] > own[*jaw] + 0.3F);
  shown.settle();
  CHECK(shown.around(kMouthCorner) != mouth);
  CHECK(shown.around(kForehead) == forehead);
  CHECK(shown.studio.find<QLabel>("inventedNote")->text().contains("%"));

  SECTION("undo takes it back, on the photo too") {
    shown.studio.find<QAction>("edit.undo")->trigger();
    CHECK(shown.studio.document().headEdit().coefficients.expression == own);
    shown.settle();
    CHECK(shown.around(kMouthCorner) == mouth);
  }
  SECTION("the full picture alone can be exported") {
    auto* save = shown.studio.find<QAction>("exportDriven");
    CHECK(save->isEnabled());
    shown.preset("preset.smile");
    CHECK_FALSE(save->isEnabled());  // What moves is a preview.
    shown.settle();
    CHECK(save->isEnabled());

    const std::filesystem::path file = shown.studio.folder() / "smiling.png";
    save->trigger();
    auto* dialog = shown.studio.window().findChild<QFileDialog*>();
    REQUIRE(dialog != nullptr);
    Q_EMIT dialog->fileSelected(QString::fromStdString(file.string()));
    REQUIRE(waitUntil([&] { return shown.studio.message().text.contains(QStringLiteral("smiling.png")); }));
    CHECK(decodeImageFile(file).size() == shown.studio.document().pictures().front().image.size());
  }
  SECTION("what is invented can be marked") {
    const QImage before = shown.canvas().grab().toImage();
    shown.studio.find<QAction>("markInvented")->trigger();
    CHECK(shown.canvas().grab().toImage() != before);
    CHECK(shown.around(kForehead) == forehead);
  }
}

TEST_CASE("the head of the photo is turned by keys, taken back by undo and by the photo's own pose",
          "[studio][portrait]") {
  PhotoStudio shown;
  const QImage forehead = shown.around(kForehead);
  auto* turn = shown.studio.find<CoefficientRow>("headTurn0");
  QTest::keyClick(turn->slider(), Qt::Key_PageUp);
  QTest::keyClick(turn->slider(), Qt::Key_PageUp);
  CHECK(shown.studio.document().headEdit().turnDeg.x() == Approx(12));
  shown.settle();
  CHECK(shown.around(kForehead) != forehead);
  CHECK(shown.studio.find<QLabel>("inventedNote")->text().contains("%"));
  auto* undo = shown.studio.find<QAction>("edit.undo");
  CHECK(undo->text().contains("turn"));
  undo->trigger();
  shown.settle();
  CHECK(turn->value() == 0);
  CHECK(shown.around(kForehead) == forehead);
  QTest::keyClick(shown.studio.find<CoefficientRow>("headTurn2")->slider(), Qt::Key_End);
  CHECK(shown.studio.document().headEdit().turnDeg.z() == Approx(30));
  shown.settle();
  QTest::mouseClick(shown.studio.find<QPushButton>("fromPhotoButton"), Qt::LeftButton);
  shown.settle();
  CHECK(shown.studio.document().headEdit().turnDeg.isZero());
  CHECK(shown.around(kForehead) == forehead);
}

TEST_CASE("the eyes of the photo are turned to the camera by one press", "[studio][portrait]") {
  PhotoStudio shown;
  const Eigen::VectorXf own = shown.studio.document().headEdit().coefficients.expression;
  const auto& names = shown.studio.document().headEdit().head->model->expressionNames();
  shown.studio.find<QAction>("lookAtCamera")->trigger();
  shown.settle();
  const Eigen::VectorXf now = shown.studio.document().headEdit().coefficients.expression;
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i].rfind("eyeLook", 0) != 0)
      CHECK(now[Eigen::Index(i)] == own[Eigen::Index(i)]);
}
