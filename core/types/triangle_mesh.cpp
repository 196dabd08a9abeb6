#include "core/types/triangle_mesh.h"

#include "core/base/error.h"

namespace visagiste {
namespace {

void require(bool holds, const std::string& what) {
  if (!holds) {
    throw Error(ErrorCode::InvalidArgument, "The mesh is inconsistent: " + what + ".");
  }
}

}  // namespace

void TriangleMesh::check() const {
  const Eigen::Index count = verticesMm.cols();
  require(verticesMm.allFinite(), "a vertex is not a finite number");
  require(normals.cols() == 0 || normals.cols() == count, "normals and vertices differ in number");
  require(uv.cols() == 0 || uv.cols() == count, "texture coordinates and vertices differ in number");
  require(triangles.cols() == 0 || (triangles.minCoeff() >= 0 && triangles.maxCoeff() < count),
          "a triangle names a vertex that does not exist");
  require(!materials.empty(), "it has no material");
  int next = 0;
  for (const MeshMaterial& material : materials) {
    require(material.firstTriangle == next && material.triangleCount >= 0,
            "material '" + material.name + "' does not follow the one before");
    next += material.triangleCount;
  }
  require(next == triangleCount(), "the materials do not cover every triangle");
  for (const MorphTarget& target : morphTargets) {
    require(target.offsetsMm.cols() == count, "morph target '" + target.name + "' has another number of vertices");
  }
}

}  // namespace visagiste
