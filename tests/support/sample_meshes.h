#pragma once

#include <cmath>
#include <string>

#include "core/types/triangle_mesh.h"
#include "tests/support/sample_images.h"

namespace visagiste::test {

inline MeshMaterial sampleMaterial(const std::string& name, int firstTriangle, int triangleCount,
                                   const Image& texture = {}) {
  MeshMaterial material;
  material.name = name;
  material.texture = texture;
  material.firstTriangle = firstTriangle;
  material.triangleCount = triangleCount;
  return material;
}

/// One triangle of 10 mm in the plane z = 0, seen from +z, with UVs.
inline TriangleMesh oneTriangle() {
  TriangleMesh mesh;
  mesh.verticesMm.resize(3, 3);
  mesh.verticesMm << 0, 10, 0, 0, 0, 10, 0, 0, 0;
  mesh.uv.resize(2, 3);
  mesh.uv << 0, 1, 0, 0, 0, 1;
  mesh.triangles = Eigen::Vector3i(0, 1, 2);
  mesh.materials = {sampleMaterial("skin", 0, 1)};
  return mesh;
}

/// A cube from (0, 0, 0) to (1, 1, 1) with eight shared corners.
inline TriangleMesh unitCube() {
  TriangleMesh mesh;
  mesh.verticesMm.resize(3, 8);
  for (int i = 0; i < 8; ++i) {
    mesh.verticesMm.col(i) = Eigen::Vector3i(i & 1, i >> 1 & 1, i >> 2 & 1).cast<float>();
  }
  mesh.triangles.resize(3, 12);
  mesh.triangles.transpose() << 0, 2, 3, 0, 3, 1, 4, 5, 7, 4, 7, 6, 0, 1, 5, 0, 5, 4, 2, 6, 7, 2, 7, 3, 0, 4, 6, 0, 6,
      2, 1, 3, 7, 1, 7, 5;
  mesh.materials = {sampleMaterial("cube", 0, 12)};
  return mesh;
}

/// A ball of 100 mm around the origin with a UV seam, front half (z > 0) first: materials "skin" (textured when a
/// texture is given) and "teeth".
inline TriangleMesh ball(int rings, const Image& texture = {}) {
  const int columns = rings + 1;
  TriangleMesh mesh;
  mesh.verticesMm.resize(3, columns * columns);
  mesh.uv.resize(2, columns * columns);
  for (int i = 0; i < columns; ++i) {
    for (int j = 0; j < columns; ++j) {
      const double down = 3.14159265358979 * i / rings;
      const double around = 2 * 3.14159265358979 * (j % rings) / rings - 3.14159265358979 / 2;
      mesh.verticesMm.col(i * columns + j) =
          100 * Eigen::Vector3d(std::sin(down) * std::sin(around), std::cos(down), std::sin(down) * std::cos(around))
                    .cast<float>();
      mesh.uv.col(i * columns + j) = Eigen::Vector2d(double(j) / rings, 1 - double(i) / rings).cast<float>();
    }
  }
  std::vector<Eigen::Vector3i> front;
  std::vector<Eigen::Vector3i> back;
  for (int i = 0; i < rings; ++i) {
    for (int j = 0; j < rings; ++j) {
      const int a = i * columns + j;
      std::vector<Eigen::Vector3i>& half = 2 * j < rings ? front : back;
      if (i + 1 < rings) {
        half.emplace_back(a, a + columns, a + columns + 1);
      }
      if (i > 0) {
        half.emplace_back(a, a + columns + 1, a + 1);
      }
    }
  }
  mesh.triangles.resize(3, static_cast<Eigen::Index>(front.size() + back.size()));
  for (std::size_t t = 0; t < front.size() + back.size(); ++t) {
    mesh.triangles.col(static_cast<Eigen::Index>(t)) = t < front.size() ? front[t] : back[t - front.size()];
  }
  mesh.materials = {sampleMaterial("skin", 0, static_cast<int>(front.size()), texture),
                    sampleMaterial("teeth", static_cast<int>(front.size()), static_cast<int>(back.size()))};
  mesh.materials[1].baseColor = {0.8F, 0.6F, 0.4F};
  return mesh;
}

/// Two morph targets: the upper half lifted, nothing at all.
inline void addSampleMorphs(TriangleMesh& mesh) {
  MorphTarget lift{"browInnerUp", Eigen::Matrix3Xf::Zero(3, mesh.vertexCount())};
  for (int i = 0; i < mesh.vertexCount(); ++i) {
    if (mesh.verticesMm(1, i) > 0) {
      lift.offsetsMm.col(i) = Eigen::Vector3f(0, 5, 1);
    }
  }
  mesh.morphTargets = {lift, {"tongueOut", Eigen::Matrix3Xf::Zero(3, mesh.vertexCount())}};
}

}  // namespace visagiste::test
