#include "app/samples/shoulders.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <random>
#include <vector>

#include "core/base/smooth_rise.h"

namespace visagiste {
namespace {

constexpr int kAround = 128;
constexpr int kDown = 64;
constexpr float kHeightMm = 330;
constexpr int kTexture = 512;

/// How far the body reaches to the sides, the front and the back around a height.
struct Section {
  float halfWidthMm = 0;
  float frontMm = 0;
  float backMm = 0;
};

Section sectionOf(const Eigen::Matrix3Xf& body, float heightMm) {
  Section section{0, -1e9F, 1e9F};
  for (Eigen::Index i = 0; i < body.cols(); ++i) {
    if (std::abs(body(1, i) - heightMm) < 9) {
      section.halfWidthMm = std::max(section.halfWidthMm, std::abs(body(0, i)));
      section.frontMm = std::max(section.frontMm, body(2, i));
      section.backMm = std::min(section.backMm, body(2, i));
    }
  }
  return section;
}

/// Point of the garment `down` (0..1) below the collar, at `angle` around (0 = front, towards the person's left).
Eigen::Vector3f pointOf(const ShouldersShape& shape, const Section& collar, float down, float angle) {
  // The slope of the shoulders: width grows first, the drop follows.
  const float out = std::pow(smoothRise(0.0F, 0.5F, down), 0.75F);
  const float middle = (collar.frontMm + collar.backMm) / 2 - 12.0F * smoothRise(0.0F, 0.4F, down);
  const float halfWidth = collar.halfWidthMm + 5 + (shape.halfWidthMm - collar.halfWidthMm) * out;
  const float halfDepth = (collar.frontMm - collar.backMm) / 2 + 5 + 62.0F * smoothRise(0.0F, 0.6F, down);
  const float drop = 95.0F * smoothRise(0.02F, 0.62F, down) + kHeightMm * std::max(0.0F, down - 0.34F);
  const float c = std::cos(angle);
  const float s = std::sin(angle);
  const auto rounded = [](float v) { return std::copysign(std::pow(std::abs(v), 0.86F), v); };
  // The neckline dips towards the front.
  const float dip = 24.0F * (1 - smoothRise(0.0F, 0.35F, down)) * std::max(0.0F, c);
  return {halfWidth * rounded(s), shape.collarMm - drop - dip, middle + halfDepth * rounded(c)};
}

Image wovenTexture(const ShouldersShape& shape) {
  std::mt19937 random(shape.seed);
  std::normal_distribution<float> normal(0.0F, 1.0F);
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kTexture * kTexture * 3));
  for (int y = 0; y < kTexture; ++y) {
    for (int x = 0; x < kTexture; ++x) {
      const float weave = 0.045F * std::sin(0.9F * static_cast<float>(x)) * std::sin(0.9F * static_cast<float>(y));
      const float shade = 1.0F + weave + 0.03F * normal(random);
      for (int c = 0; c < 3; ++c) {
        pixels[static_cast<std::size_t>((y * kTexture + x) * 3 + c)] =
            static_cast<std::uint8_t>(std::clamp(shape.colorSrgb[c] * shade, 0.0F, 255.0F));
      }
    }
  }
  return Image({kTexture, kTexture}, PixelFormat::Rgb8, std::move(pixels));
}

}  // namespace

TriangleMesh makeShoulders(const ShouldersShape& shape) {
  const Section collar = sectionOf(shape.body, shape.collarMm);
  TriangleMesh mesh;
  mesh.verticesMm.resize(3, kAround * kDown);
  mesh.normals = Eigen::Matrix3Xf::Zero(3, kAround * kDown);
  mesh.uv.resize(2, kAround * kDown);
  mesh.triangles.resize(3, kAround * (kDown - 1) * 4);
  for (int row = 0; row < kDown; ++row) {
    for (int column = 0; column < kAround; ++column) {
      const float down = static_cast<float>(row) / (kDown - 1);
      const float around = static_cast<float>(column) / kAround;
      mesh.verticesMm.col(row * kAround + column) = pointOf(shape, collar, down, 6.2831853F * around);
      mesh.uv.col(row * kAround + column) = Eigen::Vector2f(around, 1 - down);
    }
  }
  int triangle = 0;
  for (int row = 0; row + 1 < kDown; ++row) {
    for (int column = 0; column < kAround; ++column) {
      const int a = row * kAround + column;
      const int b = row * kAround + (column + 1) % kAround;
      mesh.triangles.col(triangle++) = Eigen::Vector3i(a, a + kAround, b);
      mesh.triangles.col(triangle++) = Eigen::Vector3i(b, a + kAround, b + kAround);
    }
  }
  // The inside of the collar is seen across the neck.
  const int outside = triangle;
  for (int t = 0; t < outside; ++t) {
    mesh.triangles.col(triangle++) = mesh.triangles.col(t).reverse();
  }
  for (Eigen::Index t = 0; t < outside; ++t) {
    const Eigen::Vector3i corner = mesh.triangles.col(t);
    const Eigen::Vector3f a = mesh.verticesMm.col(corner[0]);
    const Eigen::Vector3f normal = (mesh.verticesMm.col(corner[1]) - a).cross(mesh.verticesMm.col(corner[2]) - a);
    for (int i = 0; i < 3; ++i) {
      mesh.normals.col(corner[i]) += normal;
    }
  }
  mesh.normals.colwise().normalize();
  MeshMaterial material;
  material.name = "garment";
  material.roughness = 0.9F;
  material.texture = wovenTexture(shape);
  material.triangleCount = mesh.triangleCount();
  mesh.materials.push_back(std::move(material));
  return mesh;
}

}  // namespace visagiste
