#include "widgets/mesh_view/mesh_view.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <QTest>

#include "tests/widgets/gl/scan_head.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr QSize kSize(200, 200);

/// Squares of 100 mm facing the viewer at the given depths, each with its own material; UV 0..1 over each.
std::shared_ptr<TriangleMesh> squares(const std::vector<std::pair<float, MeshMaterial>>& list) {
  auto mesh = std::make_shared<TriangleMesh>();
  const auto count = static_cast<Eigen::Index>(list.size());
  mesh->verticesMm.resize(3, 4 * count);
  mesh->uv.resize(2, 4 * count);
  mesh->triangles.resize(3, 2 * count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const auto& [z, material] = list[static_cast<std::size_t>(i)];
    const int first = static_cast<int>(4 * i);
    mesh->verticesMm.block<3, 4>(0, first) << -50, 50, 50, -50, -50, -50, 50, 50, z, z, z, z;
    mesh->uv.block<2, 4>(0, first) << 0, 1, 1, 0, 0, 0, 1, 1;
    mesh->triangles.col(2 * i) << first, first + 1, first + 2;
    mesh->triangles.col(2 * i + 1) << first, first + 2, first + 3;
    mesh->materials.push_back(material);
    mesh->materials.back().firstTriangle = static_cast<int>(2 * i);
    mesh->materials.back().triangleCount = 2;
  }
  return mesh;
}

MeshMaterial colored(float red, float green, float blue) {
  MeshMaterial material;
  material.name = "paper";
  material.baseColor = {red, green, blue};
  return material;
}

/// A view under light that shows the material's own colour.
std::unique_ptr<MeshView> flatView(std::shared_ptr<const TriangleMesh> mesh) {
  auto view = std::make_unique<MeshView>();
  view->resize(kSize);
  REQUIRE(view->isRenderingAvailable());
  LightSettings flat;
  flat.preset = LightPreset::Flat;
  view->setLights(flat);
  view->setMesh(std::move(mesh));
  return view;
}

QImage stillOf(MeshView& view) {
  return view.screenshot(kSize, StillBackground::Transparent);
}

/// Mean difference of two pictures, levels a channel.
double differenceOf(const QImage& a, const QImage& b) {
  double sum = 0;
  for (int y = 0; y < a.height(); ++y) {
    for (int x = 0; x < a.width(); ++x) {
      const QColor p = a.pixelColor(x, y);
      const QColor q = b.pixelColor(x, y);
      sum += std::abs(p.red() - q.red()) + std::abs(p.green() - q.green()) + std::abs(p.blue() - q.blue());
    }
  }
  return sum / (3.0 * a.width() * a.height());
}

/// Mean column of what is not transparent.
double middleOf(const QImage& image) {
  double sum = 0;
  double weight = 0;
  for (int y = 0; y < image.height(); ++y) {
    for (int x = 0; x < image.width(); ++x) {
      const int alpha = qAlpha(image.pixel(x, y));
      sum += alpha * x;
      weight += alpha;
    }
  }
  return sum / weight;
}

}  // namespace

TEST_CASE("a square is drawn in its own colour on nothing", "[gl]") {
  const auto view = flatView(squares({{0.0F, colored(1, 0, 0)}}));
  const QImage image = stillOf(*view);
  CHECK(image.pixelColor(100, 100) == QColor(255, 0, 0));
  CHECK(qAlpha(image.pixel(2, 2)) == 0);
}

TEST_CASE("colours are linear light encoded as sRGB", "[gl]") {
  const auto view = flatView(squares({{0.0F, colored(0.2140F, 0.2140F, 0.2140F)}}));
  CHECK(std::abs(stillOf(*view).pixelColor(100, 100).red() - 127) <= 1);  // sRGB of 0.214 is 127.5.
}

TEST_CASE("what is nearer hides what is farther, whatever the order", "[gl]") {
  const auto near = std::pair(30.0F, colored(0, 1, 0));
  const auto far = std::pair(-30.0F, colored(1, 0, 0));
  CHECK(stillOf(*flatView(squares({near, far}))).pixelColor(100, 100) == QColor(0, 255, 0));
  CHECK(stillOf(*flatView(squares({far, near}))).pixelColor(100, 100) == QColor(0, 255, 0));
}

TEST_CASE("textures keep their colours and have v upwards", "[gl]") {
  MeshMaterial material = colored(1, 1, 1);
  // Row 0 is v = 1: blue, green above; red, grey below.
  material.texture = Image({2, 2}, PixelFormat::Rgb8, {0, 0, 255, 0, 255, 0, 255, 0, 0, 100, 100, 100});
  const auto view = flatView(squares({{0.0F, material}}));
  const QImage image = stillOf(*view);
  // Far from the borders of the four pixels, where filtering mixes them.
  const int left = 30;
  const int right = 169;
  CHECK(image.pixelColor(left, 30).blue() > 240);
  CHECK(image.pixelColor(right, 30).green() > 240);
  CHECK(image.pixelColor(left, 169).red() > 240);
  CHECK(std::abs(image.pixelColor(right, 169).red() - 100) <= 6);
}

TEST_CASE("orbiting changes the picture", "[gl]") {
  const auto view = flatView(squares({{40.0F, colored(0, 1, 0)}, {-40.0F, colored(1, 0, 0)}}));
  const QImage front = stillOf(*view);
  OrbitCamera camera = view->camera();
  camera.orbitBy(180, 0);
  view->setCamera(camera);
  CHECK(stillOf(*view).pixelColor(100, 100) == QColor(255, 0, 0));
  CHECK(differenceOf(front, stillOf(*view)) > 10);
}

TEST_CASE("every mode looks different", "[gl]") {
  const auto view = flatView(testing::headToLookAt());
  std::vector<QImage> images;
  for (const MeshViewMode mode :
       {MeshViewMode::Textured, MeshViewMode::Clay, MeshViewMode::Wireframe, MeshViewMode::Checker}) {
    view->setMode(mode);
    images.push_back(stillOf(*view));
  }
  view->setMode(MeshViewMode::Clay);
  view->setWireOverlayVisible(true);
  images.push_back(stillOf(*view));
  for (std::size_t i = 0; i < images.size(); ++i) {
    for (std::size_t k = i + 1; k < images.size(); ++k) {
      CAPTURE(i, k);
      CHECK(differenceOf(images[i], images[k]) > 1);
    }
  }
}

TEST_CASE("lights shade the clay", "[gl]") {
  const auto view = flatView(testing::headToLookAt());
  view->setMode(MeshViewMode::Clay);
  LightSettings lights;
  view->setLights(lights);
  const QImage studio = stillOf(*view);
  lights.rotationDeg = 120;
  view->setLights(lights);
  CHECK(differenceOf(studio, stillOf(*view)) > 1);
  lights = {};
  lights.intensity = 0;
  lights.ambient = 0;
  view->setLights(lights);
  CHECK(stillOf(*view).pixelColor(100, 100) == QColor(0, 0, 0));
}

TEST_CASE("new vertices move the mesh without a new mesh", "[gl]") {
  const auto mesh = squares({{0.0F, colored(1, 1, 1)}});
  mesh->verticesMm *= 0.5F;
  mesh->morphTargets = {{"right", Eigen::Matrix3Xf::Zero(3, 4)}};
  mesh->morphTargets[0].offsetsMm.row(0).setConstant(20);
  const auto view = flatView(mesh);
  const double before = middleOf(stillOf(*view));
  Eigen::Matrix3Xf moved = mesh->verticesMm;
  moved.row(0).array() += 10;
  view->setVertices(moved, {});
  CHECK(middleOf(stillOf(*view)) > before + 5);
  view->setMorphWeights(Eigen::VectorXf::Constant(1, -1.0F));
  CHECK(middleOf(stillOf(*view)) < before - 5);
}

TEST_CASE("landmark points are drawn on the surface, when wanted", "[gl]") {
  const auto view = flatView(squares({{0.0F, colored(0, 0, 0)}}));
  view->setLandmarkPoints(Eigen::Vector3f::Zero());
  CHECK(stillOf(*view).pixelColor(100, 100) == QColor(0, 0, 0));
  view->setLandmarksVisible(true);
  CHECK(stillOf(*view).pixelColor(100, 100).blue() > 200);
  view->setLandmarkPoints(Eigen::Vector3f(0, 0, -20));  // Behind the square.
  CHECK(stillOf(*view).pixelColor(100, 100) == QColor(0, 0, 0));
}

TEST_CASE("screenshots have the size and background asked for", "[gl]") {
  const auto view = flatView(squares({{0.0F, colored(1, 0, 0)}}));
  const QImage wide = view->screenshot({640, 360}, StillBackground::Theme);
  CHECK(wide.size() == QSize(640, 360));
  CHECK(qAlpha(wide.pixel(1, 1)) == 255);
  CHECK(wide.pixelColor(320, 180) == QColor(255, 0, 0));
  CHECK(view->screenshot({9000, 10}, StillBackground::Theme).isNull());
  view->setMesh(nullptr);
  CHECK(view->screenshot({64, 64}, StillBackground::Theme).isNull());
}

TEST_CASE("the widget shows what it draws", "[gl]") {
  const auto view = flatView(squares({{0.0F, colored(1, 0, 0)}}));
  view->show();
  CHECK_FALSE(view->isPictureCurrent());  // Setting and showing wait for nothing.
  REQUIRE(QTest::qWaitFor([&view] { return view->isPictureCurrent(); }));
  const QImage shown = view->grab().toImage();
  CHECK(shown.pixelColor(shown.width() / 2, shown.height() / 2) == QColor(255, 0, 0));
  CHECK(view->lastRenderMs() > 0);
}

TEST_CASE("a picture asked for comes later and is the same", "[gl]") {
  const auto view = flatView(squares({{0.0F, colored(1, 0, 0)}}));
  QImage later;
  view->requestScreenshot(kSize, StillBackground::Transparent, [&later](const QImage& still) { later = still; });
  CHECK(later.isNull());
  REQUIRE(QTest::qWaitFor([&later] { return !later.isNull(); }));
  CHECK(later == stillOf(*view));
  view->setMesh(nullptr);
  view->requestScreenshot(kSize, StillBackground::Transparent, [&later](const QImage& still) { later = still; });
  CHECK(later.isNull());
}

TEST_CASE("a mesh taken away does not come back with a late picture", "[gl]") {
  const auto view = flatView(squares({{0.0F, colored(1, 0, 0)}}));
  view->show();
  view->grab();  // Orders a picture.
  view->setMesh(nullptr);
  view->setMesh(squares({{0.0F, colored(0, 0, 1)}}));
  REQUIRE(QTest::qWaitFor([&view] { return view->isPictureCurrent(); }));
  CHECK(view->grab().toImage().pixelColor(100, 100) == QColor(0, 0, 255));
}

TEST_CASE("a view can go while it is being drawn", "[gl]") {
  for (int i = 0; i < 3; ++i) {
    const auto view = flatView(testing::headToLookAt());
    view->show();
    view->grab();
    view->requestScreenshot(kSize, StillBackground::Theme, [](const QImage&) {});
  }
}
