#include "core/mesh/mesh_file.h"

#include <algorithm>
#include <cctype>
#include <string>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/mesh/mesh_animation.h"
#include "core/mesh/mesh_writers.h"
#include "core/mesh/normals.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

void require(bool holds, const std::string& message) {
  if (!holds) {
    throw Error(ErrorCode::InvalidArgument, message);
  }
}

std::vector<MeshFilePart> partsOf(const TriangleMesh& mesh, const fs::path& path, const MeshWriteOptions& options) {
  switch (meshFileKindOf(path)) {
    case MeshFileKind::Obj:
      return objParts(mesh, path, options);
    case MeshFileKind::Ply:
      return plyParts(mesh, path, options);
    case MeshFileKind::Stl:
      return stlParts(mesh, path, options);
    case MeshFileKind::Glb:
      return glbParts(mesh, path, options);
  }
  throw Error(ErrorCode::Internal, "A mesh file has an unknown kind (writeMesh).");
}

TriangleMesh withUnitNormals(TriangleMesh mesh) {
  if (mesh.normals.cols() == 0) {
    mesh.normals =
        vertexNormals(mesh.verticesMm, mesh.triangles, NormalWeighting::Angle, weldedVertices(mesh.verticesMm));
    return mesh;
  }
  for (Eigen::Index i = 0; i < mesh.normals.cols(); ++i) {
    const float length = mesh.normals.col(i).norm();
    // Readers reject normals that are not of unit length.
    mesh.normals.col(i) = length > 1e-12F && std::isfinite(length) ? Eigen::Vector3f(mesh.normals.col(i) / length)
                                                                   : Eigen::Vector3f(Eigen::Vector3f::UnitZ());
  }
  return mesh;
}

void requireWritable(const TriangleMesh& mesh, const MeshWriteOptions& options) {
  options.check();
  mesh.check();
  require(mesh.triangleCount() > 0, "A mesh without triangles cannot be exported.");
  require(mesh.normals.allFinite() && mesh.uv.allFinite(), "The mesh has normals or UVs that are not finite numbers.");
}

std::vector<fs::path> writeParts(const std::vector<MeshFilePart>& parts) {
  std::vector<StagedFile> staged;
  staged.reserve(parts.size());
  for (const MeshFilePart& part : parts) {
    staged.emplace_back(part.path, [&part](std::ostream& stream) {
      stream.write(reinterpret_cast<const char*>(part.bytes.data()), static_cast<std::streamsize>(part.bytes.size()));
    });
  }
  // The main file comes last: who sees it also finds what it names.
  std::for_each(staged.rbegin(), staged.rend(), [](StagedFile& file) { file.commit(); });
  std::vector<fs::path> written;
  for (const StagedFile& file : staged) {
    written.push_back(file.path());
  }
  return written;
}

}  // namespace

void MeshWriteOptions::check() const {
  require(unit == MeshUnit::Millimetre || unit == MeshUnit::Centimetre || unit == MeshUnit::Metre,
          "The unit of a mesh file must be millimetres, centimetres or metres.");
  require(pngCompression >= 0 && pngCompression <= 9, "The PNG compression must be 0 to 9.");
}

MeshFileKind meshFileKindOf(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (ending == ".obj") {
    return MeshFileKind::Obj;
  }
  if (ending == ".ply") {
    return MeshFileKind::Ply;
  }
  if (ending == ".stl") {
    return MeshFileKind::Stl;
  }
  if (ending == ".glb") {
    return MeshFileKind::Glb;
  }
  throw Error(
      ErrorCode::InvalidArgument,
      "'" + path.string() + "' is no mesh file that can be used: its name must end " + "in .obj, .ply, .stl or .glb.");
}

std::vector<fs::path> writeMesh(const TriangleMesh& mesh, const fs::path& path, const MeshWriteOptions& options) {
  requireWritable(mesh, options);
  return writeParts(partsOf(withUnitNormals(mesh), path, options));
}

void writeAnimatedGlb(const TriangleMesh& mesh, const MeshAnimation& animation, const fs::path& path,
                      const MeshWriteOptions& options) {
  requireWritable(mesh, options);
  require(meshFileKindOf(path) == MeshFileKind::Glb, "An animation can only be written as .glb.");
  animation.check(mesh.morphTargets.size());
  writeParts(glbParts(withUnitNormals(mesh), path, options, &animation));
}

}  // namespace visagiste
