#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QToolButton>

#include "app/settings/studio_settings.h"
#include "app/studio/channel_settings.h"
#include "app/studio/head_jobs.h"
#include "app/studio/job_controller.h"
#include "app/studio/model_loader.h"
#include "app/studio/perform_workspace.h"
#include "app/studio/performance_export_dialog.h"
#include "app/studio/take_editor.h"
#include "app/studio/take_keeper.h"
#include "core/expression/channel_names.h"
#include "core/expression/live_link_csv.h"
#include "core/expression/take_file.h"
#include "core/image/decode.h"
#include "core/reconstruct/face_model.h"
#include "tests/integration/studio/studio_fixture.h"
#include "tests/integration/test_portrait.h"
#include "tests/support/sample_takes.h"
#include "widgets/channels/channel_panel.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/timeline/timeline.h"
#include "widgets/timeline/timeline_painter.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// Somebody on this machine who listens for what is sent to a free port.
class UdpListener {
 public:
  UdpListener() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    REQUIRE(bind(m_socket, reinterpret_cast<const sockaddr*>(&address), size) == 0);
    REQUIRE(getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size) == 0);
    m_port = ntohs(address.sin_port);
  }
  ~UdpListener() { close(m_socket); }
  UdpListener(const UdpListener&) = delete;
  UdpListener& operator=(const UdpListener&) = delete;

  [[nodiscard]] int port() const { return m_port; }
  /// The next datagram, or nothing at once.
  [[nodiscard]] QByteArray take() const {
    QByteArray bytes(65536, '\0');
    const ssize_t count = recv(m_socket, bytes.data(), static_cast<std::size_t>(bytes.size()), MSG_DONTWAIT);
    return count > 0 ? bytes.left(count) : QByteArray();
  }

 private:
  int m_socket = socket(AF_INET, SOCK_DGRAM, 0);
  int m_port = 0;
};

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
  REQUIRE(waitUntil([&] { return shown.studio.find<QLabel>("performRecordTime")->text() >= "0:02"; }));
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

TEST_CASE("a channel's settings hold on the head, are undone, and outlive the program", "[studio][perform]") {
  PerformStudio shown;
  shown.openSample("a", 31);
  shown.action("performMirror")->setChecked(false);
  auto* panel = shown.studio.find<ChannelPanel>("channelPanel");
  REQUIRE(panel->controls().size() == shown.channels().size());
  const auto jaw = static_cast<int>(channelIndex(shown.channels(), "jawOpen").value());
  shown.timeline().setCurrentTrack(jaw);
  CHECK(panel->chosenChannel() == jaw);  // One channel in both places.
  const float before = shown.page->performed()->expression[jaw];
  REQUIRE(before > 0.1F);
  QTest::mouseClick(shown.studio.find<QCheckBox>("channelMute"), Qt::LeftButton, {}, QPoint(8, 8));
  CHECK(shown.page->performed()->expression[jaw] == 0);
  const SettingsStore& settings = *shown.studio.window().context().settings;
  REQUIRE(waitUntil([&] { return settings.value(settings::kPerformChannels).contains("jawOpen"); }));
  const auto kept = channelsFromText(settings.value(settings::kPerformChannels), shown.channels());
  CHECK(kept == shown.editor().edit().adjustments);
  shown.action("edit.undo")->trigger();
  CHECK(shown.page->performed()->expression[jaw] == before);
  CHECK_FALSE(shown.studio.find<QCheckBox>("channelMute")->isChecked());
}

TEST_CASE("settings of channels that are damaged or unknown are left out", "[perform]") {
  const std::vector<std::string> names{"jawOpen", "eyeBlinkLeft"};
  std::vector<ChannelAdjustment> set(2);
  set[1].gain = 1.5F;
  set[1].curve = {{0, 0.25F}, {1, 0.5F}};
  CHECK(channelsFromText(channelsText(set, names), names) == set);
  CHECK(channelsText({}, names).isEmpty());
  for (const char* text : {"", "{", "[1]", "{\"tail\": 3}"}) {
    for (const ChannelAdjustment& adjustment : channelsFromText(QString::fromLatin1(text), names)) {
      CHECK(adjustment == ChannelAdjustment());
    }
  }
  const auto tamed =
      channelsFromText("{\"jawOpen\": {\"gain\": 1e9, \"offset\": -7, \"curve\": [[1, 0], [0, 5], 4]}}", names);
  REQUIRE(tamed.size() == 2);
  CHECK(tamed[0].gain == 3);
  CHECK(tamed[0].offset == -1);
  CHECK(tamed[0].curve.size() == 1);
}

TEST_CASE("a performance is exported as it is seen", "[studio][perform]") {
  PerformStudio shown;
  shown.openSample("a", 7);
  shown.action("performMirror")->setChecked(true);
  const auto exportTo = [&](const std::string& name) {
    QTest::mouseClick(shown.studio.find<QPushButton>("performExport"), Qt::LeftButton);
    auto* dialog = shown.page->findChild<PerformanceExportDialog*>();
    REQUIRE(dialog != nullptr);
    const std::filesystem::path file = shown.studio.folder() / name;
    dialog->setFile(QString::fromStdString(file.string()));
    QTest::mouseClick(dialog->findChild<QPushButton*>("performanceExportButton"), Qt::LeftButton);
    const QString stem = QString::fromStdString((file.parent_path() / file.stem()).string());
    REQUIRE(waitUntil([&] { return shown.studio.message().text.contains(stem); }));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    return file;
  };
  const Take mirroredTake = mirrored(*shown.editor().take());
  const Take read = readLiveLinkCsv(exportTo("a.csv"), shown.channels());
  REQUIRE(read.samples.size() == 7);
  const auto smile = channelIndex(shown.channels(), "mouthSmileLeft").value();
  for (std::size_t i = 0; i < 7; ++i) {
    CHECK(read.samples[i].expression[smile] == Approx(mirroredTake.samples[i].expression[smile]).margin(1e-4));
  }
  CHECK(std::filesystem::file_size(exportTo("b.json")) > 1000);
  CHECK(std::filesystem::file_size(exportTo("c.glb")) > 100'000);
  exportTo("d.png");
  const Image picture = decodeImageFile(shown.studio.folder() / "d_00001.png", {}, AlphaHandling::Keep);
  CHECK(picture.format() == PixelFormat::Rgba8);
  CHECK(picture.pixels()[3] == 0);  // The corner is empty.
  CHECK(std::filesystem::exists(shown.studio.folder() / "d_00007.png"));
}

TEST_CASE("a performance that cannot be written says why", "[studio][perform]") {
  PerformStudio shown;
  shown.openSample("a", 3);
  QTest::mouseClick(shown.studio.find<QPushButton>("performExport"), Qt::LeftButton);
  auto* dialog = shown.page->findChild<PerformanceExportDialog*>();
  REQUIRE(dialog != nullptr);
  auto* button = dialog->findChild<QPushButton*>("performanceExportButton");
  dialog->setFile(QStringLiteral("/nowhere/at/all/a.txt"));
  CHECK_FALSE(button->isEnabled());
  dialog->setFile(QStringLiteral("/nowhere/at/all/a.csv"));
  QTest::mouseClick(button, Qt::LeftButton);
  REQUIRE(waitUntil([&] { return shown.studio.message().severity == MessageSeverity::Failure; }));
  CHECK(shown.studio.message().text.contains("/nowhere/at/all"));
}

TEST_CASE("nothing is sent until it is switched on, then a receiver gets the face", "[studio][perform]") {
  const UdpListener receiver;
  PerformStudio shown;
  shown.studio.window().context().settings->setValue(settings::kVmcPort, receiver.port());
  shown.openSample("a", 31);
  QTest::keyClick(&shown.timeline(), Qt::Key_End);
  CHECK(receiver.take().isEmpty());
  CHECK(shown.studio.find<QLabel>("performStreamTo")->text().isEmpty());

  shown.action("performStream")->trigger();
  CHECK(shown.studio.find<QLabel>("performStreamTo")->text().contains(QString::number(receiver.port())));
  CHECK(shown.studio.find<QLabel>("statusPrivacy")->text().contains("127.0.0.1"));
  QByteArray received;
  REQUIRE(waitUntil([&] { return !(received = receiver.take()).isEmpty(); }));
  CHECK(received.contains("/VMC/Ext/Blend/Val"));

  // Leaving the page ends it.
  shown.studio.window().showWorkspace(QStringLiteral("portrait"));
  CHECK_FALSE(shown.action("performStream")->isChecked());
  CHECK(shown.studio.find<QLabel>("statusPrivacy")->text() == MainWindow::tr("Nothing leaves this machine"));
}

TEST_CASE("a machine that does not exist switches the stream off with a message", "[studio][perform]") {
  PerformStudio shown;
  shown.studio.window().context().settings->setValue(settings::kVmcHost, QStringLiteral("no.such.machine.invalid"));
  shown.action("performStream")->trigger();
  REQUIRE(waitUntil([&] { return shown.studio.message().severity == MessageSeverity::Failure; }));
  CHECK_FALSE(shown.action("performStream")->isChecked());
}

TEST_CASE("the dice makes a head of nobody, which acts", "[studio][perform]") {
  PerformStudio shown;
  auto* heads = shown.studio.find<QComboBox>("performHead");
  REQUIRE(waitUntil([&] { return heads->count() == 1; }));
  QTest::mouseClick(shown.studio.find<QToolButton>("performDice"), Qt::LeftButton);
  REQUIRE(waitUntil([&] { return heads->count() == 2; }));
  CHECK(heads->currentIndex() == 1);
  auto* view = shown.studio.find<MeshView>("performView");
  const auto before = view->mesh();
  CHECK(waitUntil([&] { return view->mesh() != nullptr && view->mesh() != before; }));
}

TEST_CASE("the photo itself acts, at rest as photographed, and is exported as a film", "[studio][perform][portrait]") {
  PerformStudio shown;
  Studio& studio = shown.studio;
  studio.window().openFiles({QString::fromStdString(sampleFile().string())});
  REQUIRE(waitUntil([&] { return !studio.document().faces().empty(); }));
  studio.window().context().headJobs->reconstruct(1024);
  REQUIRE(waitUntil([&] { return studio.document().hasHead(); }));
  studio.window().showWorkspace(QStringLiteral("perform"));
  auto* heads = studio.find<QComboBox>("performHead");
  REQUIRE(heads->count() == 3);
  heads->setFocus();
  QTest::keyClick(heads, Qt::Key_Down);
  REQUIRE(heads->currentIndex() == 1);
  auto* photo = studio.find<ImageCanvas>("performPhoto");
  REQUIRE(photo->isVisible());
  const QImage asPhotographed = photo->grab().toImage();

  shown.openSample("a", 7);
  const auto* note = studio.find<QLabel>("performInvented");
  const int movesAt = 5;
  shown.timeline().setFocus();
  for (int i = 0; i < movesAt; ++i) {
    shown.press(Qt::Key_Right);
  }
  REQUIRE(waitUntil([&] { return !note->text().isEmpty(); }));
  REQUIRE(waitUntil([&] { return shown.page->isSettled(); }));
  CHECK(photo->grab().toImage() != asPhotographed);

  QTest::mouseClick(studio.find<QPushButton>("performExport"), Qt::LeftButton);
  auto* dialog = shown.page->findChild<PerformanceExportDialog*>();
  REQUIRE(dialog != nullptr);
  CHECK(dialog->findChild<QComboBox*>("performanceFormat")->findData(QStringLiteral("glb")) < 0);
  const std::filesystem::path file = studio.folder() / "film.mp4";
  dialog->setFile(QString::fromStdString(file.string()));
  dialog->findChild<QComboBox*>("performanceSize")->setCurrentIndex(1);
  QTest::mouseClick(dialog->findChild<QPushButton*>("performanceExportButton"), Qt::LeftButton);
  const bool isWritten = waitUntil([&] { return studio.message().text.contains(QStringLiteral("film")); });
  INFO(studio.message().text.toStdString());
  REQUIRE(isWritten);
  CHECK(std::filesystem::file_size(file) > 1000);

  shown.editor().close();
  REQUIRE(waitUntil([&] { return shown.page->isSettled() && note->text().isEmpty(); }));
  CHECK(photo->grab().toImage() == asPhotographed);
}
