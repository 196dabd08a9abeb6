// Takes a picture of every widget in both themes, for people to look at:
//   xvfb-run -a -s "-screen 0 1600x1000x24" build/dev/bin/test_gl "[gallery]"
// The pictures lie in <build>/gallery.
#include <algorithm>
#include <cmath>
#include <ctime>
#include <QApplication>
#include <QDir>
#include <QDockWidget>
#include <QFile>
#include <QGridLayout>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMainWindow>
#include <QPushButton>
#include <QStatusBar>
#include <QTest>
#include <QToolBar>
#include <QToolButton>

#include "tests/widgets/gl/scan_head.h"
#include "widgets/common/icons.h"
#include "widgets/common/message_bar.h"
#include "widgets/common/theme.h"
#include "widgets/jobs/job_panel.h"
#include "widgets/mesh_view/mesh_view.h"
#include "widgets/preview/image_canvas.h"
#include "widgets/preview/live_stats.h"
#include "widgets/sliders/coefficient_panel.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

const QString kData = QStringLiteral(VISAGISTE_SOURCE_DIR "/../shared/data");

Image imageOf(const QImage& picture) {
  const QImage rgb = picture.convertToFormat(QImage::Format_RGB888);
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < rgb.height(); ++y) {
    pixels.insert(pixels.end(), rgb.constScanLine(y), rgb.constScanLine(y) + 3 * rgb.width());
  }
  return {{rgb.width(), rgb.height()}, PixelFormat::Rgb8, std::move(pixels)};
}

/// A portrait of the shared data with its labels, or a grey card with a face box where there is none.
struct Portrait {
  Image image;
  FaceOverlay face;
  MeshTriangles triangles;
};

Portrait portrait() {
  Portrait result;
  QImage picture(kData + "/portraits/official/off0001.jpg");
  QFile labels(kData + "/portraits/labels/landmarks.bin");
  if (picture.isNull() || !labels.open(QIODevice::ReadOnly)) {
    picture = QImage(800, 1000, QImage::Format_RGB888);
    picture.fill(QColor(150, 140, 130));
    result.face.box = {Eigen::Vector2f(400, 420), 360, 8, 0.97F};
    result.image = imageOf(picture);
    return result;
  }
  constexpr int kPoints = 478;
  constexpr int kRow = 1;  // off0001 is the second of the index.
  labels.seek(kRow * kPoints * 3 * 4);
  const QByteArray bytes = labels.read(kPoints * 3 * 4);
  const Eigen::Map<const Eigen::Matrix3Xf> points(reinterpret_cast<const float*>(bytes.constData()), 3, kPoints);
  Landmarks landmarks;
  landmarks.pointsPx = points.topLeftCorner(2, kCanonicalPointCount).array() + 0.5F;
  Irises irises;
  for (std::size_t i = 0; i < 2; ++i) {
    const Eigen::Index first = kCanonicalPointCount + kIrisPointCount * static_cast<Eigen::Index>(i);
    irises[i].centerPx = points.block<2, 1>(0, first).array() + 0.5F;
    irises[i].radiusPx = (points.block<2, 1>(0, first + 1) - points.block<2, 1>(0, first)).norm();
  }
  const Eigen::Vector2f low = landmarks.pointsPx.rowwise().minCoeff();
  const Eigen::Vector2f high = landmarks.pointsPx.rowwise().maxCoeff();
  result.face.box = {(low + high) / 2, (high - low).maxCoeff() * 1.1F, 3, 0.982F};
  result.face.landmarks = landmarks;
  result.face.irises = irises;
  QFile json(kData + "/face3d/face3d.json");
  QFile arrays(kData + "/face3d/face3d.bin");
  if (json.open(QIODevice::ReadOnly) && arrays.open(QIODevice::ReadOnly)) {
    for (const QJsonValue& value : QJsonDocument::fromJson(json.readAll()).object()["arrays"].toArray()) {
      if (value["name"].toString() == "canonical468_triangles") {
        arrays.seek(value["offset"].toInteger());
        const QByteArray triangles = arrays.read(value["bytes"].toInteger());
        result.triangles = Eigen::Map<const MeshTriangles>(reinterpret_cast<const int*>(triangles.constData()), 3,
                                                           triangles.size() / 12);
      }
    }
  }
  result.image = imageOf(picture);
  return result;
}

QStringList channelNames() {
  return {"browDownLeft",        "browDownRight",    "browInnerUpLeft",   "browInnerUpRight",
          "browOuterUpLeft",     "browOuterUpRight", "cheekPuffLeft",     "cheekPuffRight",
          "cheekSquintLeft",     "cheekSquintRight", "eyeBlinkLeft",      "eyeBlinkRight",
          "eyeLookDownLeft",     "eyeLookDownRight", "eyeLookInLeft",     "eyeLookInRight",
          "eyeLookOutLeft",      "eyeLookOutRight",  "eyeLookUpLeft",     "eyeLookUpRight",
          "eyeSquintLeft",       "eyeSquintRight",   "eyeWideLeft",       "eyeWideRight",
          "jawForward",          "jawLeft",          "jawOpen",           "jawRight",
          "mouthClose",          "mouthDimpleLeft",  "mouthDimpleRight",  "mouthFrownLeft",
          "mouthFrownRight",     "mouthFunnel",      "mouthLeft",         "mouthLowerDownLeft",
          "mouthLowerDownRight", "mouthPressLeft",   "mouthPressRight",   "mouthPucker",
          "mouthRight",          "mouthRollLower",   "mouthRollUpper",    "mouthShrugLower",
          "mouthShrugUpper",     "mouthSmileLeft",   "mouthSmileRight",   "mouthStretchLeft",
          "mouthStretchRight",   "mouthUpperUpLeft", "mouthUpperUpRight", "noseSneerLeft",
          "noseSneerRight"};
}

std::vector<JobRow> exampleJobs() {
  std::vector<JobRow> rows(5);
  rows[0] = {1, JobRowState::Done, "Head from anna.jpg", "", "", 1, 0.9, {}, true, true};
  rows[1] = {2,
             JobRowState::Failed,
             "Head from beach.jpg",
             "",
             "No face was found in beach.jpg. Choose a picture in "
             "which a face is at least 40 pixels wide.",
             0.2,
             1.4,
             {},
             false,
             false};
  rows[2] = {3, JobRowState::Cancelled, "Export head.glb", "", "", 0.4, 3, {}, false, false};
  rows[3] = {4,
             JobRowState::Running,
             "Head from three pictures of the same person",
             "Refining the fit",
             "",
             0.43,
             7,
             19.0,
             false,
             false};
  rows[4] = {5, JobRowState::Waiting, "Head from carl.png", "", "", 0, 0, {}, false, false};
  return rows;
}

class Gallery {
 public:
  explicit Gallery(const QString& theme) : m_theme(theme) { QDir().mkpath(folder()); }

  void keep(QWidget& widget, const QString& name) const {
    QCoreApplication::processEvents();
    for (const MeshView* view : widget.findChildren<MeshView*>()) {
      CHECK(QTest::qWaitFor([view] { return view->isPictureCurrent(); }));
    }
    const QString path = folder() + "/" + name + "-" + m_theme + ".png";
    CHECK(widget.grab().save(path));
  }
  void keep(const QImage& image, const QString& name) const {
    CHECK(image.save(folder() + "/" + name + "-" + m_theme + ".png"));
  }

 private:
  static QString folder() { return QStringLiteral(VISAGISTE_BINARY_DIR "/gallery"); }
  QString m_theme;
};

void showCanvas(const Gallery& gallery) {
  const Portrait example = portrait();
  ImageCanvas canvas;
  canvas.resize(760, 620);
  canvas.show();
  gallery.keep(canvas, "canvas-empty");
  canvas.setMeshTriangles(example.triangles);
  canvas.setImage(example.image);
  canvas.setFaces({example.face});
  gallery.keep(canvas, "canvas-mesh");
  canvas.setSelectedFace(0);
  canvas.setOverlayParts(OverlayPart::Boxes | OverlayPart::Labels | OverlayPart::LandmarkDots);
  gallery.keep(canvas, "canvas-points");
  canvas.setOverlayParts({});
  canvas.setComparison(imageOf(QImage(example.image.pixels(), example.image.width(), example.image.height(),
                                      static_cast<qsizetype>(example.image.bytesPerRow()), QImage::Format_RGB888)
                                   .convertToFormat(QImage::Format_Grayscale8)));
  gallery.keep(canvas, "canvas-split");
}

void showMesh(const Gallery& gallery) {
  MeshView view;
  view.resize(640, 560);
  view.show();
  gallery.keep(view, "mesh-empty");
  view.setMesh(testing::headToLookAt());
  gallery.keep(view.screenshot({640, 560}, StillBackground::Theme), "mesh-textured");
  OrbitCamera camera = view.camera();
  camera.orbitBy(35, 8);
  view.setCamera(camera);
  gallery.keep(view.screenshot({640, 560}, StillBackground::Theme), "mesh-textured-turned");
  view.setMode(MeshViewMode::Clay);
  gallery.keep(view.screenshot({640, 560}, StillBackground::Theme), "mesh-clay");
  view.setWireOverlayVisible(true);
  gallery.keep(view.screenshot({640, 560}, StillBackground::Theme), "mesh-clay-wire");
  view.setWireOverlayVisible(false);
  view.setMode(MeshViewMode::Wireframe);
  gallery.keep(view.screenshot({640, 560}, StillBackground::Theme), "mesh-wire");
  view.setMode(MeshViewMode::Checker);
  gallery.keep(view.screenshot({640, 560}, StillBackground::Theme), "mesh-checker");
  view.setMode(MeshViewMode::Textured);
  LightSettings lights;
  lights.preset = LightPreset::Dramatic;
  view.setLights(lights);
  gallery.keep(view.screenshot({640, 560}, StillBackground::Theme), "mesh-dramatic");
  view.update();
  CHECK(QTest::qWaitFor([&view] { return view.isPictureCurrent(); }));
  WARN("a frame of 640 x 560 took " << view.lastRenderMs() << " ms");
}

void showPanels(const Gallery& gallery) {
  CoefficientPanel panel;
  panel.setExpressionNames(channelNames());
  panel.setIdentityCount(100);
  Eigen::VectorXf expression = Eigen::VectorXf::Zero(53);
  expression[0] = 0.35F;
  expression[10] = 0.8F;
  expression[26] = 1;
  panel.setExpression(expression);
  Eigen::VectorXf identity = Eigen::VectorXf::Zero(100);
  identity[0] = 1.4F;
  identity[2] = -2.2F;
  panel.setIdentity(identity);
  panel.setSymmetric(true);
  panel.resize(340, 620);
  panel.show();
  gallery.keep(panel, "sliders-expression");
  panel.findChild<QTabWidget*>("coefficientTabs")->setCurrentIndex(1);
  gallery.keep(panel, "sliders-identity");

  JobPanel jobs;
  jobs.resize(340, 560);
  jobs.show();
  gallery.keep(jobs, "jobs-empty");
  jobs.setRows(exampleJobs());
  gallery.keep(jobs, "jobs");

  QWidget bars;
  auto* layout = new QVBoxLayout(&bars);
  for (const auto& [severity, text] :
       {std::pair{MessageSeverity::Information, "The camera was unplugged and plugged in again."},
        std::pair{MessageSeverity::Success, "head.glb was exported."},
        std::pair{MessageSeverity::Warning, "The picture is small: the texture will be soft."},
        std::pair{MessageSeverity::Failure,
                  "The folder /media/disk is full. Nothing was written. Free some space or "
                  "choose another folder, then try again."}}) {
    auto* bar = new MessageBar;
    layout->addWidget(bar);
    bar->showMessage({severity, text, severity == MessageSeverity::Failure ? "Choose folder" : "", "choose"});
  }
  bars.resize(640, 260);
  bars.show();
  gallery.keep(bars, "messages");
}

void showIcons(const Gallery& gallery) {
  QWidget sheet;
  auto* grid = new QGridLayout(&sheet);
  const QStringList names = iconNames();
  for (int i = 0; i < names.size(); ++i) {
    auto* button = new QToolButton;
    button->setIcon(icon(names[i]));
    button->setIconSize({32, 32});
    button->setText(names[i]);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setFixedWidth(104);
    button->setCheckable(true);
    button->setChecked(i % 9 == 0);
    button->setEnabled(i % 10 != 1);
    grid->addWidget(button, i / 10, i % 10);
  }
  sheet.show();
  gallery.keep(sheet, "icons");
}

void showWindow(const Gallery& gallery) {
  const Portrait example = portrait();
  QMainWindow window;
  auto* bar = window.addToolBar("Tools");
  bar->setIconSize({20, 20});
  for (const char* name : {"folder-open", "paste", "save", "undo", "redo", "", "zoom-out", "zoom-in", "zoom-fit",
                           "zoom-actual", "", "face-box", "mesh", "landmarks", "split"}) {
    if (*name == 0) {
      bar->addSeparator();
    } else {
      QAction* action = bar->addAction(icon(name), name);
      action->setCheckable(QString(name) == "mesh");
      action->setChecked(true);
    }
  }
  auto* primary = new QPushButton(icon("reconstruct", IconTint::OnAccent), "Reconstruct head");
  primary->setProperty("primary", true);
  bar->addSeparator();
  bar->addWidget(primary);
  auto* central = new QWidget;
  auto* layout = new QHBoxLayout(central);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(1);
  auto* canvas = new ImageCanvas;
  canvas->setMeshTriangles(example.triangles);
  canvas->setImage(example.image);
  canvas->setFaces({example.face});
  auto* mesh = new MeshView;
  mesh->setMesh(testing::headToLookAt());
  layout->addWidget(canvas, 1);
  layout->addWidget(mesh, 1);
  window.setCentralWidget(central);
  auto* sliders = new CoefficientPanel;
  sliders->setExpressionNames(channelNames());
  sliders->setIdentityCount(100);
  auto* sliderDock = new QDockWidget("Face");
  sliderDock->setWidget(sliders);
  window.addDockWidget(Qt::RightDockWidgetArea, sliderDock);
  auto* jobs = new JobPanel;
  jobs->setRows(exampleJobs());
  auto* jobDock = new QDockWidget("Jobs");
  jobDock->setWidget(jobs);
  window.addDockWidget(Qt::RightDockWidgetArea, jobDock);
  window.statusBar()->addWidget(new QLabel("1024 × 1024 · 55 %"));
  window.resize(1440, 900);
  window.show();
  REQUIRE(QTest::qWaitForWindowExposed(&window));
  gallery.keep(window, "window");
}

}  // namespace

TEST_CASE("pictures of every widget in both themes", "[.][gallery]") {
  auto* theme = qApp->findChild<ThemeController*>("themeController");
  REQUIRE(theme != nullptr);
  for (const auto& [choice, name] : {std::pair{ThemeChoice::Dark, "dark"}, std::pair{ThemeChoice::Light, "light"}}) {
    theme->setChoice(choice);
    const Gallery gallery{QString::fromLatin1(name)};
    showCanvas(gallery);
    showMesh(gallery);
    showPanels(gallery);
    showIcons(gallery);
    showWindow(gallery);
  }
  theme->setChoice(ThemeChoice::System);
}

TEST_CASE("what one frame of the mesh view costs", "[.][bench]") {
  MeshView view;
  view.resize(800, 600);
  view.setMesh(testing::headToLookAt());
  view.show();
  REQUIRE(QTest::qWaitFor([&view] { return view.isPictureCurrent(); }));
  constexpr int kFrames = 30;
  for (const MeshViewMode mode : {MeshViewMode::Textured, MeshViewMode::Clay, MeshViewMode::Wireframe}) {
    view.setMode(mode);
    OrbitCamera camera = view.camera();
    const std::clock_t before = std::clock();
    double fastest = 1e9;
    for (int i = 0; i < kFrames; ++i) {
      camera.orbitBy(2, 0);
      view.setCamera(camera);
      REQUIRE(QTest::qWaitFor([&view] { return view.isPictureCurrent(); }));
      fastest = std::min(fastest, view.lastRenderMs());
    }
    const double cpuMs = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / kFrames;
    WARN("mode " << static_cast<int>(mode) << ", " << view.mesh()->triangleCount() << " triangles at 800 x 600: "
                 << fastest << " ms at best to draw, " << cpuMs << " ms of processor time a frame in all");
  }
}
