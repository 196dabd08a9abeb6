#include "app/samples/join_meshes.h"

#include <type_traits>
#include <utility>

namespace visagiste {

void append(TriangleMesh& scene, const TriangleMesh& part) {
  const int vertices = scene.vertexCount();
  const int triangles = scene.triangleCount();
  const auto joined = [](const auto& a, const auto& b) {
    std::decay_t<decltype(a)> both(a.rows(), a.cols() + b.cols());
    both << a, b;
    return both;
  };
  scene.verticesMm = joined(scene.verticesMm, part.verticesMm);
  scene.normals = joined(scene.normals, part.normals);
  scene.uv = joined(scene.uv, part.uv);
  const Eigen::Matrix<int, 3, Eigen::Dynamic> shifted = part.triangles.array() + vertices;
  scene.triangles = joined(scene.triangles, shifted);
  for (MeshMaterial material : part.materials) {
    material.firstTriangle += triangles;
    scene.materials.push_back(std::move(material));
  }
}

}  // namespace visagiste
