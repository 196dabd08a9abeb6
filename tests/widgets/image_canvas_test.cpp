#include "widgets/preview/image_canvas.h"

#include <QApplication>
#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QWheelEvent>

#include "core/base/error.h"
#include "widgets/common/image_wrap.h"
#include "widgets/preview/overlay_painter.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

Image uniformImage(Size size, std::uint8_t red, std::uint8_t green, std::uint8_t blue) {
  std::vector<std::uint8_t> pixels;
  for (int i = 0; i < size.width * size.height; ++i) {
    pixels.insert(pixels.end(), {red, green, blue});
  }
  return {size, PixelFormat::Rgb8, std::move(pixels)};
}

/// Red, green / blue, white.
Image fourPixels() {
  return {{2, 2}, PixelFormat::Rgb8, {255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255}};
}

FaceOverlay faceAtPx(int number, float x, float y, float side) {
  FaceOverlay face;
  face.number = number;
  face.box = {Eigen::Vector2f(x, y), side, 0, 0.9F};
  return face;
}

struct ShownCanvas {
  ImageCanvas canvas;

  explicit ShownCanvas(const Image& image) {
    canvas.resize(400, 300);
    canvas.show();
    canvas.setImage(image);
    canvas.setOverlayParts({});
  }

  void wheel(QPointF position, int notches) {
    QWheelEvent event(position, canvas.mapToGlobal(position), QPoint(), QPoint(0, 120 * notches), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&canvas, &event);
  }

  void drag(QPoint from, QPoint to) {
    QTest::mousePress(&canvas, Qt::LeftButton, {}, from);
    QTest::mouseMove(&canvas, (from + to) / 2);
    QTest::mouseMove(&canvas, to);
    QTest::mouseRelease(&canvas, Qt::LeftButton, {}, to);
  }

  QColor colorAt(QPointF picture) {
    return canvas.grab().toImage().pixelColor(canvas.view().viewFromPicture(picture).toPoint());
  }
};

}  // namespace

TEST_CASE("an image is wrapped without a copy and outlives its owner", "[canvas]") {
  QImage picture;
  {
    const Image image = fourPixels();
    picture = wrapped(image);
    CHECK(picture.constBits() == image.pixels());
  }
  CHECK(picture.pixelColor(0, 1) == QColor(0, 0, 255));
  CHECK(wrapped(Image()).isNull());
}

TEST_CASE("the wheel zooms to the pointer", "[canvas]") {
  ShownCanvas shown(uniformImage({640, 480}, 90, 90, 90));
  const QSignalSpy zoomed(&shown.canvas, &ImageCanvas::zoomChanged);
  const QPointF pointer(120, 200);
  const QPointF before = shown.canvas.view().pictureFromView(pointer);
  const double scale = shown.canvas.view().scale();
  shown.wheel(pointer, 3);
  CHECK(shown.canvas.view().scale() == Approx(scale * 1.25 * 1.25 * 1.25));
  CHECK(QLineF(shown.canvas.view().pictureFromView(pointer), before).length() < 1e-6);
  CHECK(zoomed.size() == 1);
}

TEST_CASE("a drag moves the picture with the hand", "[canvas]") {
  ShownCanvas shown(uniformImage({640, 480}, 90, 90, 90));
  const QPointF before = shown.canvas.view().viewFromPicture({100, 100});
  shown.drag({50, 60}, {110, 40});
  CHECK(shown.canvas.view().viewFromPicture({100, 100}) - before == QPointF(60, -20));
}

TEST_CASE("keys zoom, fit and pan", "[canvas]") {
  ShownCanvas shown(uniformImage({640, 480}, 90, 90, 90));
  QTest::keyClick(&shown.canvas, Qt::Key_1);
  CHECK(shown.canvas.view().devicePixelsPerPixel() == Approx(1));
  const QPointF before = shown.canvas.view().viewFromPicture({0, 0});
  QTest::keyClick(&shown.canvas, Qt::Key_Right);
  CHECK(shown.canvas.view().viewFromPicture({0, 0}).x() < before.x());
  QTest::keyClick(&shown.canvas, Qt::Key_Plus);
  CHECK(shown.canvas.view().devicePixelsPerPixel() == Approx(1.25));
  QTest::keyClick(&shown.canvas, Qt::Key_Minus);
  CHECK(shown.canvas.view().devicePixelsPerPixel() == Approx(1));
  QTest::keyClick(&shown.canvas, Qt::Key_0);
  CHECK(shown.canvas.view().isFitting());
}

TEST_CASE("a double click changes between fit and 100 %", "[canvas]") {
  ShownCanvas shown(uniformImage({640, 480}, 90, 90, 90));
  QTest::mouseDClick(&shown.canvas, Qt::LeftButton, {}, {200, 150});
  CHECK(shown.canvas.view().devicePixelsPerPixel() == Approx(1));
  QTest::mouseDClick(&shown.canvas, Qt::LeftButton, {}, {200, 150});
  CHECK(shown.canvas.view().isFitting());
}

TEST_CASE("large pixels are exact squares", "[canvas]") {
  ShownCanvas shown(fourPixels());
  // Close to the common corner no colour bleeds into another.
  CHECK(shown.colorAt({0.96, 0.96}) == QColor(255, 0, 0));
  CHECK(shown.colorAt({1.04, 0.96}) == QColor(0, 255, 0));
  CHECK(shown.colorAt({0.96, 1.04}) == QColor(0, 0, 255));
  CHECK(shown.colorAt({1.04, 1.04}) == QColor(255, 255, 255));
}

TEST_CASE("a mirrored canvas exchanges left and right", "[canvas]") {
  ShownCanvas shown(fourPixels());
  const QPoint left = shown.canvas.view().viewFromPicture({0.5, 0.5}).toPoint();
  shown.canvas.setMirrored(true);
  CHECK(shown.canvas.grab().toImage().pixelColor(left) == QColor(0, 255, 0));
  CHECK(shown.colorAt({0.5, 0.5}) == QColor(255, 0, 0));
}

TEST_CASE("the split shows before and after and follows hand and keys", "[canvas]") {
  ShownCanvas shown(uniformImage({100, 100}, 200, 0, 0));
  shown.canvas.setComparison(uniformImage({100, 100}, 0, 0, 200));
  CHECK(shown.colorAt({20, 20}) == QColor(200, 0, 0));
  CHECK(shown.colorAt({80, 20}) == QColor(0, 0, 200));
  const QSignalSpy moved(&shown.canvas, &ImageCanvas::splitMoved);
  const QPointF line = shown.canvas.view().viewFromPicture({50, 20});
  const QPointF target = shown.canvas.view().viewFromPicture({90, 20});
  shown.drag(line.toPoint(), target.toPoint());
  CHECK(shown.canvas.splitPosition() == Approx(0.9).margin(0.01));  // Whole pixels of the pointer.
  CHECK(moved.size() >= 1);
  CHECK(shown.colorAt({80, 20}) == QColor(200, 0, 0));
  QTest::keyClick(&shown.canvas, Qt::Key_Left, Qt::ControlModifier);
  CHECK(shown.canvas.splitPosition() == Approx(0.88).margin(0.01));
  CHECK_THROWS_AS(shown.canvas.setComparison(uniformImage({99, 100}, 0, 0, 0)), Error);
}

TEST_CASE("a smaller copy stands in for the after picture, and the line can be put away", "[canvas]") {
  ShownCanvas shown(uniformImage({101, 100}, 200, 0, 0));
  shown.canvas.setComparison(uniformImage({51, 50}, 0, 0, 200));
  CHECK(shown.colorAt({80, 20}) == QColor(0, 0, 200));
  CHECK(shown.colorAt({99, 98}) == QColor(0, 0, 200));
  CHECK(shown.colorAt({20, 20}) == QColor(200, 0, 0));
  shown.canvas.setSplitShown(false);
  CHECK(shown.colorAt({20, 20}) == QColor(0, 0, 200));
  CHECK_THROWS_AS(shown.canvas.setComparison(uniformImage({202, 200}, 0, 0, 0)), Error);
}

TEST_CASE("a composed frame is the after picture of a live frame", "[canvas]") {
  ShownCanvas shown(uniformImage({10, 10}, 0, 0, 0));
  auto frame = std::make_shared<Frame>();
  frame->image = uniformImage({100, 100}, 200, 0, 0);
  auto result = std::make_shared<LiveResult>();
  result->frame = frame;
  result->composed = uniformImage({100, 100}, 0, 0, 200);
  shown.canvas.setFrame(result);
  CHECK(shown.colorAt({80, 20}) == QColor(0, 0, 200));
  CHECK(shown.colorAt({20, 20}) == QColor(200, 0, 0));
}

TEST_CASE("picking takes the colour under a click on its side of the split", "[canvas]") {
  ShownCanvas shown(uniformImage({100, 100}, 200, 0, 0));
  shown.canvas.setComparison(uniformImage({100, 100}, 0, 0, 200));
  shown.canvas.setFaces({faceAtPx(1, 20, 20, 30)});
  std::vector<QColor> picked;
  QObject::connect(&shown.canvas, &ImageCanvas::colorPicked,
                   [&picked](const QColor& color) { picked.push_back(color); });
  const QSignalSpy faces(&shown.canvas, &ImageCanvas::faceSelected);
  const QSignalSpy givenUp(&shown.canvas, &ImageCanvas::pickingGivenUp);
  shown.canvas.setPicking(true);
  const auto clickAt = [&shown](QPointF place) {
    QTest::mouseClick(&shown.canvas, Qt::LeftButton, {}, shown.canvas.view().viewFromPicture(place).toPoint());
  };
  clickAt({20, 20});
  clickAt({80, 20});
  REQUIRE(picked.size() == 2);
  CHECK(picked[0] == QColor(200, 0, 0));
  CHECK(picked[1] == QColor(0, 0, 200));
  CHECK(faces.isEmpty());
  QTest::keyClick(&shown.canvas, Qt::Key_Escape);
  CHECK(givenUp.size() == 1);
}

TEST_CASE("a click selects the face under it, N the next one", "[canvas]") {
  ShownCanvas shown(uniformImage({400, 200}, 90, 90, 90));
  shown.canvas.setFaces({faceAtPx(1, 100, 100, 80), faceAtPx(2, 300, 100, 80)});
  const QSignalSpy selected(&shown.canvas, &ImageCanvas::faceSelected);
  const QPoint second = shown.canvas.view().viewFromPicture({300, 100}).toPoint();
  QTest::mouseClick(&shown.canvas, Qt::LeftButton, {}, second);
  REQUIRE(selected.size() == 1);
  CHECK(selected[0][0].toInt() == 1);
  QTest::keyClick(&shown.canvas, Qt::Key_N);
  CHECK(shown.canvas.selectedFace() == 0);
  shown.canvas.setFaces({});
  CHECK(shown.canvas.selectedFace() == -1);
}

TEST_CASE("dropped files are announced, other things refused", "[canvas]") {
  ImageCanvas canvas;
  canvas.resize(300, 200);
  canvas.show();
  const QSignalSpy dropped(&canvas, &ImageCanvas::filesDropped);
  QMimeData files;
  files.setUrls({QUrl::fromLocalFile("/pictures/anna.jpg"), QUrl("https://example.org/x.jpg")});
  QDragEnterEvent enter({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&canvas, &enter);
  CHECK(enter.isAccepted());
  QDropEvent drop({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
  QApplication::sendEvent(&canvas, &drop);
  REQUIRE(dropped.size() == 1);
  CHECK(dropped[0][0].toStringList() == QStringList{"/pictures/anna.jpg"});
  QMimeData text;
  text.setText("hello");
  QDragEnterEvent textEnter({10, 10}, Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
  textEnter.ignore();
  QApplication::sendEvent(&canvas, &textEnter);
  CHECK_FALSE(textEnter.isAccepted());
}

TEST_CASE("live frames are shown with their own faces", "[canvas]") {
  ImageCanvas canvas;
  canvas.resize(400, 300);
  canvas.show();
  auto frame = std::make_shared<Frame>();
  frame->image = uniformImage({64, 48}, 10, 200, 30);
  auto result = std::make_shared<LiveResult>();
  result->frame = frame;
  result->faces.resize(1);
  result->faces[0].id = 4;
  result->faces[0].box.sidePx = 20;
  canvas.setFrame(result);
  CHECK(canvas.hasPicture());
  CHECK(canvas.grab().toImage().pixelColor(200, 20) == QColor(10, 200, 30));
  QTest::keyClick(&canvas, Qt::Key_N);
  CHECK(canvas.selectedFace() == 0);
  canvas.setFrame(nullptr);
  CHECK_FALSE(canvas.hasPicture());
}

TEST_CASE("a halved picture holds the mean of four pixels", "[canvas]") {
  const QImage half = halved(wrapped(fourPixels()));
  REQUIRE(half.size() == QSize(1, 1));
  CHECK(half.pixelColor(0, 0) == QColor(128, 128, 128));  // (255 + 255 + 2) / 4
}

TEST_CASE("edges of neighbouring triangles are drawn once", "[canvas]") {
  MeshTriangles triangles(3, 2);
  triangles << 0, 1, 1, 3, 2, 2;
  CHECK(edgesOf(triangles).size() == 5);
}

TEST_CASE("a turned box has turned corners", "[canvas]") {
  FaceBox box{Eigen::Vector2f(10, 20), 4, 90, 1};
  const auto corners = cornersPx(box);
  CHECK(QLineF(corners[0], {12, 18}).length() < 1e-5);  // Its top left looks to the right now.
}
