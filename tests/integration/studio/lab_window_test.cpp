#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QTreeWidget>

#include "app/studio/lab_workspace.h"
#include "core/image/encode.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_images.h"
#include "widgets/curves/curve_plot.h"
#include "widgets/preview/image_canvas.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// The window on the Style Lab's page.
struct LabStudio {
  Studio studio;

  LabStudio() { studio.window().showWorkspace(QStringLiteral("lab")); }

  LabWorkspace& page() { return *qobject_cast<LabWorkspace*>(studio.window().workspace(QStringLiteral("lab"))); }
  QPushButton& button(const char* name) { return *studio.find<QPushButton>(name); }
  QListWidget& pictures() { return *studio.find<QListWidget>("labPictures"); }
  void click(const char* name) { QTest::mouseClick(&button(name), Qt::LeftButton); }

  /// Drops pictures onto the page's canvas.
  void drop(const QStringList& files) {
    Q_EMIT studio.find<ImageCanvas>("labCanvas")->filesDropped(files);
    REQUIRE(waitUntil([&] { return !page().controller()->isBusy(); }));
  }
};

QString writeLabPicture(const TemporaryFolder& folder, const std::string& name, int phase) {
  encodeImageFile(paintedImage({256, 256},
                               [phase](int x, int y) -> std::array<int, 3> {
                                 const int wave = (x * (2 + phase) + y * (5 - phase)) % 128;
                                 return {220 - wave, 90 + wave, 30};
                               }),
                  folder / name);
  return pathText(folder / name);
}

}  // namespace

TEST_CASE("pictures are looked through before anything starts", "[studio][lab]") {
  LabStudio lab;
  CHECK_FALSE(lab.button("labStart").isEnabled());
  const QString one = writeLabPicture(lab.studio.folder(), "one.png", 0);
  const QString twin = writeLabPicture(lab.studio.folder(), "twin.png", 0);
  const QString broken = pathText(writeTruncatedPicture(lab.studio.folder().path()));
  lab.drop({one, twin, broken});
  REQUIRE(lab.pictures().count() == 3);
  CHECK(lab.button("labStart").isEnabled());
  const QString note = lab.studio.find<QLabel>("labPictureNote")->text();
  INFO(note.toStdString());
  CHECK(note.contains(QLatin1String("1 ")));

  // Delete takes the chosen ones out.
  lab.pictures().selectAll();
  lab.pictures().setFocus();
  QTest::keyClick(&lab.pictures(), Qt::Key_Delete);
  REQUIRE(waitUntil([&] { return lab.pictures().count() == 0; }));
  CHECK_FALSE(lab.button("labStart").isEnabled());
}

TEST_CASE("a style is learned while one watches, and can be stopped and resumed", "[studio][lab]") {
  LabStudio lab;
  lab.drop({writeLabPicture(lab.studio.folder(), "one.png", 1)});
  lab.studio.find<QDoubleSpinBox>("labMinutes")->setValue(30);
  lab.studio.find<QDoubleSpinBox>("labAdversarial")->setValue(0.1);
  lab.click("labStart");
  REQUIRE(waitUntil([&] { return lab.button("labStop").isEnabled(); }));
  const auto& plot = *lab.studio.find<CurvePlot>("labPlot");
  REQUIRE(waitUntil([&] { return !plot.curves().empty(); }));
  CHECK(lab.studio.find<ImageCanvas>("labCanvas")->hasPicture());
  CHECK(lab.studio.find<QTreeWidget>("labRuns")->topLevelItemCount() == 1);

  lab.click("labStop");
  REQUIRE(waitUntil([&] { return lab.button("labRemove").isEnabled() && lab.button("labPause").isEnabled(); }));
  const std::filesystem::path run = lab.page().controller()->runs().at(0).folder;
  const auto stopped = readRunState(run);
  REQUIRE(stopped);
  CHECK(stopped->status == RunStatus::Stopped);
  CHECK(stopped->step > 0);

  lab.click("labPause");  // Now "Resume".
  REQUIRE(waitUntil([&] {
    const auto state = readRunState(run);
    return state && state->status == RunStatus::Running && state->step > stopped->step;
  }));
  REQUIRE(waitUntil([&] { return lab.button("labStop").isEnabled(); }));
  lab.click("labStop");
  REQUIRE(waitUntil([&] { return readRunState(run)->isOver(); }));
}

TEST_CASE("faces are learned privately, sealed, and branched off", "[studio][lab]") {
  LabStudio lab;
  lab.drop({QStringLiteral(VISAGISTE_SOURCE_DIR "/resources/lab/people")});
  auto& choice = *lab.studio.find<QComboBox>("labRecipe");
  CHECK_FALSE(lab.button("labRace").isVisible());
  choice.setCurrentIndex(choice.findData(QStringLiteral("faces")));
  CHECK(lab.button("labRace").isVisible());
  CHECK_FALSE(lab.studio.find<QDoubleSpinBox>("labStrength")->isVisible());

  // More noise, less spent; none, and that is said.
  auto& dial = *lab.studio.find<QSlider>("labPrivacy");
  const auto& note = *lab.studio.find<QLabel>("labPrivacyNote");
  const QString off = note.text();
  dial.setValue(40);
  const QString some = note.text();
  CHECK(some.contains(QStringLiteral("ε")));
  dial.setValue(60);
  CHECK(note.text() != some);
  dial.setValue(0);
  CHECK(note.text() == off);
  dial.setValue(50);

  lab.studio.find<QDoubleSpinBox>("labMinutes")->setValue(30);
  lab.studio.find<QSpinBox>("labBatch")->setValue(4);
  auto& secret = *lab.studio.find<QLineEdit>("labSecret");
  secret.setText(QStringLiteral("four small brown bears"));
  lab.click("labStart");
  REQUIRE(waitUntil([&] { return lab.button("labStop").isEnabled(); }));
  const std::filesystem::path run = [&] {
    REQUIRE(waitUntil([&] { return !lab.page().controller()->runs().empty(); }));
    return lab.page().controller()->runs().at(0).folder;
  }();
  REQUIRE(waitUntil([&] { return lab.studio.find<QLabel>("labState")->text().contains(QStringLiteral("ε")); }));
  lab.click("labStop");
  REQUIRE(waitUntil([&] { return readRunState(run)->isOver() && lab.button("labFinish").isEnabled(); }));
  CHECK(lab.button("labBranch").isEnabled());

  // Without the passphrase nothing goes on, with it a branch does.
  const auto runsAfter = [&](const QString& words) {
    secret.setText(words);
    lab.click("labBranch");
    REQUIRE(waitUntil([&] { return !lab.page().controller()->isBusy(); }));
    return lab.page().controller()->runs().size();
  };
  CHECK(runsAfter({}) == 1);
  CHECK(runsAfter(QStringLiteral("five small brown bears")) == 1);
  static_cast<void>(runsAfter(QStringLiteral("four small brown bears")));
  REQUIRE(waitUntil([&] { return lab.page().controller()->runs().size() == 2; }));
  const std::filesystem::path branch = lab.page().controller()->runs().at(0).folder;
  REQUIRE(branch != run);
  const long from = readRunState(run)->step;
  REQUIRE(waitUntil([&] {
    const auto state = readRunState(branch);
    return state && state->step > from;
  }));
  orderRun(branch, RunOrder::Stop);
  REQUIRE(waitUntil([&] { return readRunState(branch)->isOver(); }));
  CHECK(readRunState(run)->step == from);
}
