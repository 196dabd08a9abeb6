#include "app/samples/ribbons.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>
#include <random>
#include <utility>

namespace visagiste {
namespace {

constexpr int kToneCount = 64;   // columns of the texture
constexpr int kLengthRows = 32;  // rows of the texture

}  // namespace

TriangleMesh meshOfRibbons(const std::vector<Ribbon>& ribbons, MeshMaterial material) {
  Eigen::Index vertexCount = 0;
  Eigen::Index triangleCount = 0;
  for (const Ribbon& ribbon : ribbons) {
    vertexCount += 2 * static_cast<Eigen::Index>(ribbon.pointsMm.size());
    triangleCount += 2 * static_cast<Eigen::Index>(ribbon.pointsMm.size() - 1);
  }
  TriangleMesh mesh;
  mesh.verticesMm.resize(3, vertexCount);
  mesh.normals.resize(3, vertexCount);
  mesh.uv.resize(2, vertexCount);
  mesh.triangles.resize(3, triangleCount);
  int vertex = 0;
  int triangle = 0;
  for (const Ribbon& ribbon : ribbons) {
    const std::size_t count = ribbon.pointsMm.size();
    for (std::size_t i = 0; i < count; ++i) {
      const Eigen::Vector3f tangent =
          (ribbon.pointsMm[std::min(i + 1, count - 1)] - ribbon.pointsMm[i > 0 ? i - 1 : 0]).normalized();
      const float along = static_cast<float>(i) / static_cast<float>(count - 1);
      const Eigen::Vector3f across = tangent.cross(ribbon.facing[i]).normalized();
      const float width = ribbon.rootWidthMm * (1 - (1 - ribbon.tipShare) * along);
      const Eigen::Vector3f shading = (ribbon.facing[i] - 0.75F * tangent * tangent.dot(ribbon.facing[i])).normalized();
      for (const float edge : {-0.5F, 0.5F}) {
        mesh.verticesMm.col(vertex) = ribbon.pointsMm[i] + edge * width * across;
        mesh.normals.col(vertex) = shading;
        mesh.uv.col(vertex) = Eigen::Vector2f(ribbon.tone, std::clamp(along, 0.02F, 0.98F));
        ++vertex;
      }
      if (i + 1 < count) {
        const int first = vertex - 2;
        mesh.triangles.col(triangle++) = Eigen::Vector3i(first, first + 1, first + 2);
        mesh.triangles.col(triangle++) = Eigen::Vector3i(first + 1, first + 3, first + 2);
      }
    }
  }
  material.firstTriangle = 0;
  material.triangleCount = mesh.triangleCount();
  mesh.materials.push_back(std::move(material));
  return mesh;
}

Image ribbonTexture(const Eigen::Vector3f& colorSrgb, float toneSpread, float rootShade, std::uint32_t seed) {
  std::mt19937 random(seed);
  std::normal_distribution<float> normal(0.0F, 1.0F);
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(kToneCount * kLengthRows * 3));
  for (int x = 0; x < kToneCount; ++x) {
    const float tone = std::exp(toneSpread * normal(random));
    for (int y = 0; y < kLengthRows; ++y) {
      const float along = 1.0F - (static_cast<float>(y) + 0.5F) / kLengthRows;  // row 0 is v = 1, the tip
      const float shade = tone * (rootShade + (1 - rootShade) * std::min(1.0F, 1.6F * along)) * (1.0F + 0.12F * along);
      for (int c = 0; c < 3; ++c) {
        pixels[static_cast<std::size_t>((y * kToneCount + x) * 3 + c)] =
            static_cast<std::uint8_t>(std::clamp(colorSrgb[c] * shade, 0.0F, 255.0F));
      }
    }
  }
  return Image({kToneCount, kLengthRows}, PixelFormat::Rgb8, std::move(pixels));
}

}  // namespace visagiste
