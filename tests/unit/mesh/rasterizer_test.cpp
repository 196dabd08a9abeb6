#include "core/mesh/rasterizer.h"

#include <cmath>
#include <Eigen/Geometry>
#include <random>

#include "tests/support/error_matchers.h"
#include "tests/support/sample_meshes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

/// Mesh space as the camera shows it: a point (x, y, 0) appears at pixel (x, y) when the distance equals the focal
/// length and the principal point is the origin.
const PinholeCamera kPlainCamera{100, {0, 0}, {16, 16}};
const Rigid3 kPlainPose{Eigen::Matrix3d::Identity(), {0, 0, 100}};

RasterOptions bothSides() {
  RasterOptions options;
  options.culling = Culling::None;
  return options;
}

int covered(const Raster& raster) {
  int count = 0;
  for (const int triangle : raster.triangle) {
    count += triangle != Raster::kNothing ? 1 : 0;
  }
  return count;
}

Rigid3 facing(double distanceMm) {
  return {Eigen::Vector3d(1, -1, -1).asDiagonal(), {0, 0, distanceMm}};
}

}  // namespace

TEST_CASE("a triangle covers the pixel centres inside it", "[mesh]") {
  const TriangleMesh mesh = oneTriangle();  // (0, 0), (10, 0), (0, 10)
  const Raster raster = rasterize(mesh.verticesMm, mesh.triangles, kPlainPose, kPlainCamera, bothSides());
  for (int y = 0; y < 16; ++y) {
    for (int x = 0; x < 16; ++x) {
      INFO(x << ", " << y);
      // Centres on the slanted edge (x + y = 9) belong to it.
      const bool inside = x + y + 1 <= 10;
      REQUIRE((raster.triangleAt(x, y) == 0) == inside);
      if (inside) {
        const Eigen::Vector3f weights = raster.weightsAt(x, y);
        CHECK(weights[1] == Approx((x + 0.5) / 10).margin(1e-6));
        CHECK(weights[2] == Approx((y + 0.5) / 10).margin(1e-6));
        CHECK(weights.sum() == Approx(1));
        CHECK(raster.depth.at(x, y) == Approx(100));
      } else {
        CHECK(std::isinf(raster.depth.at(x, y)));
      }
    }
  }
}

TEST_CASE("back faces are left out on request", "[mesh]") {
  const TriangleMesh mesh = oneTriangle();
  // The plain pose looks along +z, at the back of this triangle.
  CHECK(covered(rasterize(mesh.verticesMm, mesh.triangles, kPlainPose, kPlainCamera)) == 0);
  Rigid3 front = facing(100);
  front.translationMm.y() = 12;
  CHECK(covered(rasterize(mesh.verticesMm, mesh.triangles, front, kPlainCamera)) > 40);
}

TEST_CASE("weights are perspective-correct", "[mesh]") {
  // A strip that runs away from the camera: the point halfway in space is not halfway in the picture.
  TriangleMesh mesh = oneTriangle();
  mesh.verticesMm << -50, 50, 0, 20, 20, 20, 0, 0, 300;
  const PinholeCamera camera{100, {32, 0}, {64, 64}};
  const Rigid3 pose{Eigen::Matrix3d::Identity(), {0, 0, 100}};
  const Raster raster = rasterize(mesh.verticesMm, mesh.triangles, pose, camera, bothSides());
  int checked = 0;
  for (int y = 0; y < 64; ++y) {
    for (int x = 0; x < 64; ++x) {
      if (raster.triangleAt(x, y) == Raster::kNothing) {
        continue;
      }
      const Eigen::Vector3d inMesh = (mesh.verticesMm * raster.weightsAt(x, y)).cast<double>();
      const Eigen::Vector2d seen = camera.project(apply(pose, inMesh));
      REQUIRE((seen - Eigen::Vector2d(x + 0.5, y + 0.5)).norm() < 1e-3);
      CHECK(raster.depth.at(x, y) == Approx(apply(pose, inMesh).z()).epsilon(1e-4));
      ++checked;
    }
  }
  CHECK(checked > 100);
}

TEST_CASE("the nearest triangle wins in any order", "[mesh]") {
  TriangleMesh mesh = oneTriangle();
  Eigen::Matrix3Xf both(3, 6);
  both << mesh.verticesMm, mesh.verticesMm;
  both.row(2).tail(3).setConstant(-20);  // Nearer to the camera.
  TriangleIndices triangles(3, 2);
  triangles << 0, 3, 1, 4, 2, 5;
  CHECK(rasterize(both, triangles, kPlainPose, kPlainCamera, bothSides()).triangleAt(2, 2) == 1);
  triangles.col(0).swap(triangles.col(1));
  CHECK(rasterize(both, triangles, kPlainPose, kPlainCamera, bothSides()).triangleAt(2, 2) == 0);
}

TEST_CASE("neighbouring triangles leave no gap", "[mesh]") {
  // A randomly shaken grid over the whole picture: every pixel must be covered.
  std::mt19937 random(5);
  std::uniform_real_distribution<float> shake(-0.4F, 0.4F);
  constexpr int kSide = 20;
  Eigen::Matrix3Xf vertices(3, kSide * kSide);
  std::vector<Eigen::Vector3i> list;
  for (int y = 0; y < kSide; ++y) {
    for (int x = 0; x < kSide; ++x) {
      vertices.col(y * kSide + x) =
          Eigen::Vector3f(float(x) - 2 + shake(random), float(y) - 2 + shake(random), 5 * shake(random));
      if (x > 0 && y > 0) {
        const int corner = y * kSide + x;
        list.emplace_back(corner, corner - 1, corner - kSide);
        list.emplace_back(corner - 1, corner - kSide - 1, corner - kSide);
      }
    }
  }
  TriangleIndices triangles(3, static_cast<Eigen::Index>(list.size()));
  for (std::size_t t = 0; t < list.size(); ++t) {
    triangles.col(static_cast<Eigen::Index>(t)) = list[t];
  }
  const PinholeCamera camera{700, {1, 1}, {100, 100}};
  CHECK(covered(rasterize(vertices, triangles, kPlainPose, camera, bothSides())) == 100 * 100);
}

TEST_CASE("triangles through the near plane are cut there", "[mesh]") {
  // A floor that begins behind the camera and ends far in front of it.
  TriangleMesh mesh = oneTriangle();
  mesh.verticesMm << -500, 500, 0, 20, 20, 20, -200, -200, 1000;
  const PinholeCamera camera{50, {32, 32}, {64, 64}};
  const Rigid3 pose;
  const Raster raster = rasterize(mesh.verticesMm, mesh.triangles, pose, camera, bothSides());
  CHECK(raster.triangleAt(32, 63) == 0);  // Below the horizon: 20 mm down at 31.5 px.
  CHECK(raster.depth.at(32, 63) == Approx(50 * 20 / 31.5));
  CHECK(raster.triangleAt(32, 20) == Raster::kNothing);  // Above it.
  RasterOptions far = bothSides();
  far.nearMm = 100;
  CHECK(rasterize(mesh.verticesMm, mesh.triangles, pose, camera, far).triangleAt(32, 63) == Raster::kNothing);
}

TEST_CASE("depth alone and more threads give the same answer", "[mesh]") {
  const TriangleMesh mesh = ball(30);
  const PinholeCamera camera = defaultCamera({90, 70});
  const Raster raster = rasterize(mesh.verticesMm, mesh.triangles, facing(500), camera);
  CHECK(covered(raster) > 1000);
  RasterOptions two;
  two.threads = 2;
  const Raster shared = rasterize(mesh.verticesMm, mesh.triangles, facing(500), camera, two);
  CHECK(shared.triangle == raster.triangle);
  CHECK(rasterizeDepth(mesh.verticesMm, mesh.triangles, facing(500), camera).depthMm == raster.depth.depthMm);
  CHECK(raster.depth.at(45, 35) == Approx(400).epsilon(0.01));  // The ball's near pole.
}

TEST_CASE("the UV layout is drawn with v upwards", "[mesh]") {
  const TriangleMesh mesh = oneTriangle();
  const Raster raster = rasterizeUv(mesh.uv, mesh.triangles, {8, 8});
  CHECK(raster.triangleAt(0, 7) == 0);                 // Row 7 is v near 0.
  CHECK(raster.triangleAt(7, 0) == Raster::kNothing);  // u and v near 1.
  const Eigen::Vector3f weights = raster.weightsAt(1, 6);
  CHECK(weights[1] == Approx(1.5 / 8));
  CHECK(weights[2] == Approx(1.5 / 8));
  CHECK(raster.depth.at(0, 7) == 0);
  // Of two triangles in one place the first is kept.
  TriangleIndices twice(3, 2);
  twice << 0, 1, 1, 0, 2, 2;
  for (const int triangle : rasterizeUv(mesh.uv, twice, {33, 29}).triangle) {
    CHECK(triangle < 1);
  }
}

TEST_CASE("impossible pictures are refused", "[mesh]") {
  const TriangleMesh mesh = oneTriangle();
  const auto fails = [](auto call) { return failsWith(ErrorCode::InvalidArgument, "", call); };
  const TriangleIndices bad = Eigen::Vector3i(0, 1, 3);
  CHECK(fails([&] { static_cast<void>(rasterize(mesh.verticesMm, bad, kPlainPose, kPlainCamera)); }));
  CHECK(fails([&] {
    static_cast<void>(rasterize(mesh.verticesMm, mesh.triangles, kPlainPose, {100, {0, 0}, {0, 4}}));
  }));
  CHECK(fails([&] { static_cast<void>(rasterize(mesh.verticesMm, mesh.triangles, kPlainPose, {0, {0, 0}, {4, 4}})); }));
  CHECK(fails([&] { static_cast<void>(rasterizeUv(mesh.uv, mesh.triangles, {4, 4}, 0)); }));
}
