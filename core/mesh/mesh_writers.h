#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "core/mesh/mesh_file.h"
#include "core/types/triangle_mesh.h"

namespace visagiste {

struct MeshAnimation;

// The parts that writeMesh() is made of. Meshes handed in have been checked and have normals.

/// One file of an export, in memory.
struct MeshFilePart {
  std::filesystem::path path;
  std::vector<std::uint8_t> bytes;
};

/// How many millimetres one unit of a file is. Divide by it: powers of ten divide to the shortest numbers.
[[nodiscard]] float mmPerUnit(MeshUnit unit);

/// The name (without folder) that sidecar files of `path` start with, safe for one line of text.
[[nodiscard]] std::string sidecarStem(const std::filesystem::path& path);

/// `name` with everything but letters (of any script), digits, '.', '_' and '-' replaced by '_'; never empty.
[[nodiscard]] std::string plainName(const std::string& name);

/// The distinct textures of a mesh and which of them each material wears.
struct TextureSet {
  std::vector<Image> textures;
  std::vector<std::string> names;  ///< Of the first material that wears it, plain and unique.
  std::vector<int> ofMaterial;     ///< Index into `textures`, or -1.
};
[[nodiscard]] TextureSet texturesOf(const TriangleMesh& mesh);

[[nodiscard]] std::vector<MeshFilePart> objParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                                 const MeshWriteOptions& options);
[[nodiscard]] std::vector<MeshFilePart> plyParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                                 const MeshWriteOptions& options);
[[nodiscard]] std::vector<MeshFilePart> stlParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                                 const MeshWriteOptions& options);
/// animation: null for a mesh that rests.
[[nodiscard]] std::vector<MeshFilePart> glbParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                                 const MeshWriteOptions& options,
                                                 const MeshAnimation* animation = nullptr);

}  // namespace visagiste
