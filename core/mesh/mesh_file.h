#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "core/types/triangle_mesh.h"

namespace visagiste {

enum class MeshFileKind { Obj = 1, Ply, Stl, Glb };

/// The length that 1.0 in a mesh file stands for.
enum class MeshUnit { Millimetre = 1, Centimetre, Metre };

struct MeshWriteOptions {
  MeshUnit unit = MeshUnit::Centimetre;  ///< For OBJ, PLY and STL; GLB is always in metres, as its standard demands.
  int pngCompression = 1;                ///< 0..9 for the textures; 1 is twice as fast as 3 and 6 % larger.
  void check() const;                    ///< Throws Error{InvalidArgument} naming the first bad field.
};

/// The kind that the ending of a path asks for (.obj .ply .stl .glb, any case).
/// Throws Error{InvalidArgument} naming the choices for any other ending.
[[nodiscard]] MeshFileKind meshFileKindOf(const std::filesystem::path& path);

/// Writes the mesh as the ending of `path` asks, and returns every file written, `path` first.
///
/// .obj  text with positions, UVs and normals; beside it `<stem>.mtl` and one `<stem>_<material>.png` for each texture
///       (one for all materials that share it). Names with characters that these text formats cannot carry are replaced
///       and marked with a checksum, so that two exports never share a file by accident.
/// .ply  binary with positions, normals, UVs (s, t) and colours looked up in each material's texture; beside it one PNG
///       for each texture, named in a TextureFile comment; texnumber of a face counts them.
/// .stl  binary, shape only.
/// .glb  glTF 2.0 with textures inside and the morph targets by name (mesh.extras.targetNames), one primitive for each
///       material.
/// Missing normals are computed. All files are staged first and then put in place: either all are written or none, as
/// far as the file system allows (docs of StagedFile).
/// Throws Error{InvalidArgument} for an inconsistent or empty mesh and Error{Unwritable} naming file and reason.
/// Any thread.
std::vector<std::filesystem::path> writeMesh(const TriangleMesh& mesh, const std::filesystem::path& path,
                                             const MeshWriteOptions& options = {});

struct MeshReadOptions {
  MeshUnit unit = MeshUnit::Centimetre;  ///< What 1.0 means in OBJ, PLY and STL; GLB is always in metres.
  std::uintmax_t maxFileBytes = 512'000'000;
  int maxVertices = 4'000'000;
};

/// Reads an OBJ, PLY, STL or GLB file through Assimp, with textures that lie beside it or inside.
///
/// For files of this program and of tools one trusts: Assimp's readers are not safe against malicious files (heap
/// overflows are known), so files from strangers belong into a process of their own. Limits are checked before and
/// after. OBJ and STL come back with a vertex for each triangle corner.
/// Throws Error{NotFound}, Error{TooLarge} or Error{Unreadable} naming the file. Any thread.
[[nodiscard]] TriangleMesh readMesh(const std::filesystem::path& path, const MeshReadOptions& options = {});

}  // namespace visagiste
