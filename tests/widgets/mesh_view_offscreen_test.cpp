// What the mesh view does where there is no OpenGL, and what needs none.
#include <memory>
#include <QSignalSpy>
#include <QTest>

#include "core/base/error.h"
#include "widgets/mesh_view/mesh_view.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

std::shared_ptr<const TriangleMesh> oneTriangle() {
  auto mesh = std::make_shared<TriangleMesh>();
  mesh->verticesMm.resize(3, 3);
  mesh->verticesMm << -50, 50, 0, -50, -50, 50, 0, 0, 0;
  mesh->triangles.resize(3, 1);
  mesh->triangles << 0, 1, 2;
  mesh->materials.resize(1);
  mesh->materials[0].triangleCount = 1;
  mesh->morphTargets = {{"wider", Eigen::Matrix3Xf::Ones(3, 3)}};
  return mesh;
}

}  // namespace

TEST_CASE("without OpenGL the mesh view says so and goes on", "[mesh_view]") {
  MeshView view;
  if (view.isRenderingAvailable()) {
    WARN("OpenGL is there; the message was not tested.");
    return;
  }
  view.resize(400, 300);
  view.setMesh(oneTriangle());
  view.setMorphWeights(Eigen::VectorXf::Ones(1));
  view.setLandmarkPoints(Eigen::Matrix3Xf::Zero(3, 4));
  view.show();
  CHECK_FALSE(view.grab().isNull());
  CHECK(view.screenshot({64, 64}, StillBackground::Theme).isNull());
}

TEST_CASE("hand and keys move camera and lights", "[mesh_view]") {
  MeshView view;
  view.resize(400, 300);
  view.setMesh(oneTriangle());
  view.show();
  const QSignalSpy moved(&view, &MeshView::cameraMoved);
  const QSignalSpy lit(&view, &MeshView::lightsEdited);
  QTest::mousePress(&view, Qt::LeftButton, {}, {200, 150});
  QTest::mouseMove(&view, {150, 150});
  QTest::mouseRelease(&view, Qt::LeftButton, {}, {150, 150});
  CHECK(view.camera().yawDeg() == Approx(20));  // 50 units of 0.4 degrees.
  QTest::mousePress(&view, Qt::LeftButton, Qt::ShiftModifier, {200, 150});
  QTest::mouseMove(&view, {210, 150});
  QTest::mouseRelease(&view, Qt::LeftButton, Qt::ShiftModifier, {210, 150});
  CHECK(lit.size() == 1);
  CHECK(view.lights().rotationDeg == Approx(8));
  QTest::keyClick(&view, Qt::Key_3);
  CHECK(view.camera().yawDeg() == 90);
  QTest::keyClick(&view, Qt::Key_Left);
  CHECK(view.camera().yawDeg() == 85);
  QTest::keyClick(&view, Qt::Key_7);
  CHECK(view.camera().pitchDeg() > 80);
  const float distance = view.camera().distanceMm();
  QTest::keyClick(&view, Qt::Key_Plus);
  CHECK(view.camera().distanceMm() < distance);
  QTest::keyClick(&view, Qt::Key_Home);
  CHECK(view.camera().distanceMm() == distance);
  CHECK(view.camera().yawDeg() == 0);
  QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
  CHECK(view.camera().targetMm().x() != 0);
  QTest::mouseDClick(&view, Qt::LeftButton, {}, {10, 10});
  CHECK(view.camera().targetMm().x() == 0);
  QTest::keyClick(&view, Qt::Key_W);
  CHECK(view.isWireOverlayVisible());
  CHECK(moved.size() >= 7);
}

TEST_CASE("the turntable starts and stops and tells", "[mesh_view]") {
  MeshView view;
  view.setMesh(oneTriangle());
  view.show();
  const QSignalSpy toggled(&view, &MeshView::turntableToggled);
  QTest::keyClick(&view, Qt::Key_T);
  CHECK(view.isTurntableRunning());
  QTest::mousePress(&view, Qt::LeftButton, {}, {20, 20});  // The hand takes over.
  CHECK_FALSE(view.isTurntableRunning());
  CHECK(toggled.size() == 2);
}

TEST_CASE("vertices of another count are refused", "[mesh_view]") {
  MeshView view;
  CHECK_THROWS_AS(view.setMorphWeights(Eigen::VectorXf::Ones(1)), Error);
  view.setMesh(oneTriangle());
  CHECK_THROWS_AS(view.setVertices(Eigen::Matrix3Xf::Zero(3, 4), {}), Error);
  CHECK_THROWS_AS(view.setVertices(Eigen::Matrix3Xf::Zero(3, 3), Eigen::Matrix3Xf::Zero(3, 2)), Error);
  CHECK_THROWS_AS(view.setMorphWeights(Eigen::VectorXf::Ones(2)), Error);
}
