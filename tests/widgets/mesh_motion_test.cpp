#include "widgets/mesh_view/mesh_motion.h"

#include "core/base/error.h"
#include "widgets/mesh_view/orbit_camera.h"
#include "widgets/mesh_view/sample_average.h"
#include "widgets/mesh_view/studio_lights.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// Two triangles at a right angle that share an edge whose vertices are repeated, as at a UV seam.
TriangleMesh foldedMesh() {
  TriangleMesh mesh;
  mesh.verticesMm.resize(3, 6);
  mesh.verticesMm << 0, 0, -1, 0, 0, 0,  //
      0, 1, 0, 0, 1, 0,                  //
      0, 0, 0, 0, 0, -1;
  mesh.triangles.resize(3, 2);
  mesh.triangles.col(0) << 0, 1, 2;  // In the plane z = 0, faces +z.
  mesh.triangles.col(1) << 3, 5, 4;  // In the plane x = 0, faces +x.
  mesh.materials.resize(1);
  mesh.materials[0].triangleCount = 2;
  return mesh;
}

Eigen::Vector3f projectedBy(const OrbitCamera& camera, const Eigen::Vector3f& pointMm) {
  const Eigen::Vector4f clip = camera.clipFromView(1) * camera.viewFromHead() * pointMm.homogeneous();
  return clip.hnormalized();
}

}  // namespace

TEST_CASE("normals are shared across a seam", "[mesh_motion]") {
  const TriangleMesh mesh = foldedMesh();
  const Eigen::Matrix3Xf normals = NormalMaker(mesh).normals(mesh.verticesMm);
  CHECK((normals.col(2) - Eigen::Vector3f::UnitZ()).norm() < 1e-6F);
  CHECK((normals.col(5) - Eigen::Vector3f::UnitX()).norm() < 1e-6F);
  CHECK((normals.col(0) - Eigen::Vector3f(1, 0, 1).normalized()).norm() < 1e-6F);
  CHECK(normals.col(0) == normals.col(3));
}

TEST_CASE("morph targets add up", "[mesh_motion]") {
  TriangleMesh mesh = foldedMesh();
  mesh.morphTargets = {{"up", Eigen::Matrix3Xf::Constant(3, 6, 1)}, {"down", Eigen::Matrix3Xf::Constant(3, 6, -2)}};
  const Eigen::Matrix3Xf moved = morphed(mesh, Eigen::Vector2f(0.5F, 0.25F));
  CHECK(moved.isApprox(mesh.verticesMm));  // 0.5 · 1 + 0.25 · -2 = 0
  CHECK_THROWS_AS(morphed(mesh, Eigen::VectorXf::Zero(3)), Error);
}

TEST_CASE("the camera looks into the face, the person's left on the right", "[orbit_camera]") {
  OrbitCamera camera;
  camera.frame({-80, -120, -90}, {80, 120, 90});
  CHECK(projectedBy(camera, {50, 0, 0}).x() > 0.1F);
  CHECK(projectedBy(camera, {0, 50, 0}).y() > 0.1F);
  CHECK(projectedBy(camera, {0, 0, 90}).z() < projectedBy(camera, {0, 0, -90}).z());
  for (const float x : {-80.0F, 80.0F}) {
    for (const float y : {-120.0F, 120.0F}) {
      CHECK(projectedBy(camera, {x, y, 90}).head<2>().cwiseAbs().maxCoeff() < 1);
    }
  }
  camera.lookFrom(StandardView::Side);
  CHECK(projectedBy(camera, {0, 0, 50}).x() < -0.1F);  // The nose points to the left.
  camera.lookFrom(StandardView::Top);
  CHECK(projectedBy(camera, {0, 0, 50}).y() < -0.1F);
}

TEST_CASE("panning follows the pointer, zooming has limits, reset goes home", "[orbit_camera]") {
  OrbitCamera camera;
  camera.frame({-80, -120, -90}, {80, 120, 90});
  const float home = camera.distanceMm();
  camera.panBy(0.25F, 0);
  CHECK(projectedBy(camera, {0, 0, 0}).x() == Approx(-0.5).margin(1e-4));  // A quarter of the view is half of -1..1.
  camera.zoomBy(1e6F);
  CHECK(camera.distanceMm() > 0.05F * home);
  camera.zoomBy(1e-9F);
  CHECK(camera.distanceMm() < 10 * home);
  camera.orbitBy(700, 500);
  CHECK(camera.pitchDeg() < 90);
  camera.reset();
  CHECK(camera.distanceMm() == home);
  CHECK(camera.targetMm().norm() < 1e-5F);
  CHECK(camera.yawDeg() == 0);
}

TEST_CASE("samples average to the mean", "[sample_average]") {
  SampleAverage average;
  QImage black(3, 2, QImage::Format_ARGB32_Premultiplied);
  black.fill(Qt::transparent);
  QImage white = black;
  white.fill(Qt::white);
  average.add(black);
  average.add(white);
  CHECK(average.mean().pixel(2, 1) == qRgba(128, 128, 128, 128));  // 127.5 rounded.
  average.add(QImage(2, 2, QImage::Format_ARGB32_Premultiplied));
  CHECK(average.count() == 1);  // Another size starts over.
  CHECK(SampleAverage::offsetOf(0) == QPointF(0, 0));
}

TEST_CASE("light rigs turn and dim", "[lights]") {
  LightSettings settings;
  const LightRig before = lightRig(settings);
  settings.rotationDeg = 180;
  settings.intensity = 0.5F;
  settings.ambient = 0;
  const LightRig after = lightRig(settings);
  CHECK(after.lights[0].towards.x() == Approx(-before.lights[0].towards.x()));
  CHECK(after.lights[0].towards.y() == Approx(before.lights[0].towards.y()));
  CHECK(after.lights[0].radiance.isApprox(before.lights[0].radiance / 2));
  CHECK(after.skyRadiance.isZero());
  settings.preset = LightPreset::Flat;
  CHECK(lightRig(settings).unlit == 1);
}
