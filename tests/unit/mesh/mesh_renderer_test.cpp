#include "core/mesh/mesh_renderer.h"

#include "core/mesh/normals.h"
#include "core/mesh/texture_lookup.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_meshes.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

RenderOptions flat() {
  RenderOptions options;
  options.lighting = flatLighting();
  return options;
}

/// A square of 200 mm facing the camera, with UVs over the whole texture.
TriangleMesh poster(const Image& texture, float zMm = 0) {
  TriangleMesh mesh;
  mesh.verticesMm.resize(3, 4);
  mesh.verticesMm << -100, 100, 100, -100, -100, -100, 100, 100, zMm, zMm, zMm, zMm;
  mesh.uv.resize(2, 4);
  mesh.uv << 0, 1, 1, 0, 0, 0, 1, 1;
  mesh.triangles.resize(3, 2);
  mesh.triangles << 0, 0, 1, 2, 2, 3;
  mesh.materials = {sampleMaterial("poster", 0, 2, texture)};
  return mesh;
}

const Rigid3 kFacing{Eigen::Vector3d(1, -1, -1).asDiagonal(), {0, 0, 400}};
const PinholeCamera kCamera{64, {16, 16}, {32, 32}};  // The poster fills the picture exactly.

int brightness(const Image& image, int x, int y) {
  const Pixel pixel = pixelAt(image, x, y);
  return pixel[0] + pixel[1] + pixel[2];
}

}  // namespace

TEST_CASE("flat light shows the texture as it is", "[mesh]") {
  const Image texture = quadrants({32, 32});
  const Image shown = renderMesh(poster(texture), kFacing, kCamera, flat());
  // Texel centres fall on pixel centres; only the borders between the quadrants are blended by supersampling.
  for (const auto& [x, y] : {std::pair{4, 4}, {27, 4}, {4, 27}, {27, 27}}) {
    CHECK(pixelAt(shown, x, y) == pixelAt(texture, x, y));
  }
}

TEST_CASE("the surroundings are a gradient or transparent", "[mesh]") {
  const TriangleMesh mesh = poster({});
  Rigid3 far = kFacing;
  far.translationMm.z() = 1600;
  RenderOptions options = flat();
  const Image framed = renderMesh(mesh, far, kCamera, options);
  CHECK(framed.format() == PixelFormat::Rgb8);
  CHECK(pixelAt(framed, 0, 0)[0] > pixelAt(framed, 0, 31)[0]);
  CHECK(pixelAt(framed, 16, 16) == Pixel{255, 255, 255, -1});
  options.backdrop.reset();
  const Image cutOut = renderMesh(mesh, far, kCamera, options);
  CHECK(pixelAt(cutOut, 0, 0)[3] == 0);
  CHECK(pixelAt(cutOut, 16, 16) == Pixel{255, 255, 255, 255});
}

TEST_CASE("edges are averaged by supersampling", "[mesh]") {
  RenderOptions options = flat();
  options.backdrop.reset();
  Rigid3 shifted = kFacing;
  shifted.translationMm.x() = 100 + 400.0 / 64 / 2;  // The left edge halves a pixel.
  const Image image = renderMesh(poster({}), shifted, kCamera, options);
  CHECK(pixelAt(image, 15, 16)[3] == 0);
  CHECK(pixelAt(image, 16, 16)[3] == 128);
  CHECK(pixelAt(image, 17, 16)[3] == 255);
}

TEST_CASE("the side towards the light is brighter", "[mesh]") {
  RenderOptions options;
  options.lighting = Lighting();
  options.lighting.lights = {{{-1, 0, -0.2F}, Eigen::Vector3f::Ones()}};
  options.surface = Surface::Clay;
  const PinholeCamera camera = defaultCamera({64, 64});
  const TriangleMesh mesh = ball(40);
  const Image image = renderMesh(mesh, framingPose(mesh, camera), camera, options);
  CHECK(brightness(image, 14, 32) > brightness(image, 50, 32) + 100);
}

TEST_CASE("a constant harmonic of one shows the albedo", "[mesh]") {
  RenderOptions options = flat();
  options.lighting.skyRadiance.setZero();
  options.lighting.groundRadiance.setZero();
  options.lighting.harmonics.col(0).setConstant(1 / 0.282095F);
  const Image texture = quadrants({32, 32});
  CHECK(largestDifference(renderMesh(poster(texture), kFacing, kCamera, options),
                          renderMesh(poster(texture), kFacing, kCamera, flat())) <= 1);
}

TEST_CASE("what stands between light and surface casts a shadow", "[mesh]") {
  // A small poster half-way to the light, which comes along the viewing axis from the upper left.
  TriangleMesh mesh = poster({});
  TriangleMesh front = poster({}, 60);
  front.verticesMm.topRows<2>() *= 0.2F;
  Eigen::Matrix3Xf vertices(3, 8);
  vertices << mesh.verticesMm, front.verticesMm;
  mesh.verticesMm = vertices;
  mesh.uv = mesh.uv.replicate(1, 2).eval();
  TriangleIndices triangles(3, 4);
  triangles << mesh.triangles, front.triangles.array() + 4;
  mesh.triangles = triangles;
  mesh.materials[0].triangleCount = 4;
  RenderOptions options;
  options.lighting = Lighting();
  options.lighting.lights = {{{-1, -1, -1}, Eigen::Vector3f::Ones()}};
  options.lighting.specularScale = 0;
  const Image shaded = renderMesh(mesh, kFacing, kCamera, options);
  options.lighting.shadows = Shadows::Off;
  const Image lit = renderMesh(mesh, kFacing, kCamera, options);
  // The shadow falls 60 mm to the right and below: about 10 pixels.
  CHECK(brightness(shaded, 25, 25) < brightness(lit, 25, 25) - 60);
  CHECK(brightness(shaded, 5, 5) == brightness(lit, 5, 5));
}

TEST_CASE("a transparent material shows what is behind it", "[mesh]") {
  TriangleMesh mesh = poster(Image({1, 1}, PixelFormat::Rgb8, {0, 0, 255}));
  const TriangleMesh front = poster(Image({1, 1}, PixelFormat::Rgba8, {255, 0, 0, 128}), 50);
  Eigen::Matrix3Xf vertices(3, 8);
  vertices << mesh.verticesMm, front.verticesMm;
  mesh.verticesMm = vertices;
  mesh.uv = mesh.uv.replicate(1, 2).eval();
  TriangleIndices triangles(3, 4);
  triangles << mesh.triangles, front.triangles.array() + 4;
  mesh.triangles = triangles;
  mesh.materials.push_back(front.materials[0]);
  mesh.materials[1].firstTriangle = 2;
  const Pixel pixel = pixelAt(renderMesh(mesh, kFacing, kCamera, flat()), 16, 16);
  // Half red over blue in linear light: 188 in sRGB.
  CHECK(std::abs(pixel[0] - 188) <= 1);
  CHECK(std::abs(pixel[2] - 188) <= 1);
}

TEST_CASE("framing fills the picture with the mesh", "[mesh]") {
  const TriangleMesh mesh = ball(40);
  PinholeCamera camera = defaultCamera({200, 100});
  camera.principalPx = {90, 55};  // Off the middle.
  for (const double yaw : {0.0, 50.0, -90.0}) {
    INFO(yaw);
    const Rigid3 pose = framingPose(mesh, camera, yaw, 20, 0.1);
    double top = 100;
    double bottom = 0;
    for (int i = 0; i < mesh.vertexCount(); ++i) {
      const Eigen::Vector2d seen = camera.project(apply(pose, mesh.verticesMm.col(i).cast<double>()));
      top = std::min(top, seen.y());
      bottom = std::max(bottom, seen.y());
    }
    CHECK(top >= 4.9);
    CHECK(bottom <= 95.1);
    CHECK(bottom - top > 88);
  }
  // The camera stands to the mesh's left: its left (+x) side comes nearer.
  const Rigid3 pose = framingPose(mesh, camera, 60);
  CHECK(apply(pose, {100, 0, 0}).z() < apply(pose, {-100, 0, 0}).z());
  const Rigid3 above = framingPose(mesh, camera, 0, 30);
  CHECK(apply(above, {0, 100, 0}).z() < apply(above, {0, -100, 0}).z());
}

TEST_CASE("threads do not change the picture", "[mesh]") {
  const TriangleMesh mesh = ball(20, quadrants());
  const PinholeCamera camera = defaultCamera({60, 150});
  RenderOptions options;
  const Image one = renderMesh(mesh, framingPose(mesh, camera, 30), camera, options);
  options.threads = 3;
  CHECK(largestDifference(renderMesh(mesh, framingPose(mesh, camera, 30), camera, options), one) == 0);
}

TEST_CASE("bad render options are refused", "[mesh]") {
  RenderOptions options;
  options.supersampling = 0;
  CHECK(failsWith(ErrorCode::InvalidArgument, "samples", [&] { options.check(); }));
  options = {};
  options.lighting.lights = {{Eigen::Vector3f::Zero(), Eigen::Vector3f::Ones()}};
  CHECK(failsWith(ErrorCode::InvalidArgument, "direction", [&] { options.check(); }));
}

TEST_CASE("a texture is read between its texels, v upwards", "[mesh]") {
  const TextureLookup lookup(Image({2, 2}, PixelFormat::Rgb8, {0, 0, 0, 255, 255, 255, 255, 0, 0, 0, 0, 255}));
  CHECK(lookup.at({0.25F, 0.75F}).head<3>().norm() == 0);  // Left top: black.
  CHECK(lookup.at({0.5F, 0.75F})[0] == Approx(0.5));       // Half black, half white, in linear light.
  CHECK(lookup.at({0.25F, 0.25F})[0] == Approx(1));        // Left bottom: red.
  CHECK(lookup.at({-3, 9}).head<3>().norm() == 0);         // The edge repeats.
  CHECK(TextureLookup(Image()).at({0, 0}) == Eigen::Vector4f::Ones());
}
