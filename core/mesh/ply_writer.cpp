#include <algorithm>
#include <cstring>
#include <string>

#include "core/image/color.h"
#include "core/image/encode.h"
#include "core/mesh/byte_sink.h"
#include "core/mesh/mesh_writers.h"
#include "core/mesh/texture_lookup.h"

namespace visagiste {
namespace {

using VertexColors = std::vector<std::array<std::uint8_t, 3>>;

/// What each vertex would show of its material; viewers that know no textures or no materials show these.
VertexColors vertexColors(const TriangleMesh& mesh, const TextureSet& set) {
  VertexColors colors(static_cast<std::size_t>(mesh.vertexCount()), {255, 255, 255});
  for (std::size_t m = 0; m < mesh.materials.size(); ++m) {
    const MeshMaterial& material = mesh.materials[m];
    const TextureLookup lookup(set.ofMaterial[m] < 0 ? Image() : material.texture);
    for (int t = material.firstTriangle; t < material.firstTriangle + material.triangleCount; ++t) {
      for (int k = 0; k < 3; ++k) {
        const int vertex = mesh.triangles(k, t);
        const Eigen::Vector2f uv = mesh.uv.cols() > 0 ? Eigen::Vector2f(mesh.uv.col(vertex)) : Eigen::Vector2f::Zero();
        const Eigen::Vector3f color = lookup.at(uv).head<3>().cwiseProduct(material.baseColor);
        colors[static_cast<std::size_t>(vertex)] = {srgbFromLinear(color[0]), srgbFromLinear(color[1]),
                                                    srgbFromLinear(color[2])};
      }
    }
  }
  return colors;
}

/// `x` with a first byte in the file that is no white space. Assimp and others take white space at the beginning of the
/// body for a part of the header, and read all that follows one byte off. The next such number is at most 5 units in
/// the last place away: a millionth of a millimetre or so.
float asFirstNumber(float x) {
  std::uint32_t bits = 0;
  std::memcpy(&bits, &x, sizeof bits);
  const std::uint32_t first = bits & 0xFFU;
  if (first >= '\t' && first <= '\r')
    bits += '\r' + 1U - first;
  else if (first == ' ')
    ++bits;
  std::memcpy(&x, &bits, sizeof bits);
  return x;
}

std::string headerText(const TriangleMesh& mesh, const std::vector<std::string>& textureFiles, bool hasTextures) {
  std::string text = "ply\nformat binary_little_endian 1.0\ncomment Visagiste\n";
  for (const std::string& file : textureFiles) {
    text += "comment TextureFile " + file + "\n";
  }
  text += "element vertex " + std::to_string(mesh.vertexCount()) + "\n";
  for (const char* name : {"x", "y", "z", "nx", "ny", "nz"}) {
    text += std::string("property float ") + name + "\n";
  }
  if (mesh.uv.cols() > 0) {
    text += "property float s\nproperty float t\n";
  }
  text += "property uchar red\nproperty uchar green\nproperty uchar blue\n";
  text += "element face " + std::to_string(mesh.triangleCount()) + "\nproperty list uchar int vertex_indices\n";
  return text + (hasTextures ? "property int texnumber\n" : "") + "end_header\n";
}

std::vector<std::uint8_t> plyBytes(const TriangleMesh& mesh, const TextureSet& set,
                                   const std::vector<std::string>& textureFiles, float divisor) {
  const bool hasTextures = !textureFiles.empty();
  ByteSink sink(static_cast<std::size_t>(mesh.vertexCount()) * 35 +
                static_cast<std::size_t>(mesh.triangleCount()) * 17 + 1000);
  sink.putText(headerText(mesh, textureFiles, hasTextures));
  const VertexColors colors = vertexColors(mesh, set);
  for (Eigen::Index i = 0; i < mesh.verticesMm.cols(); ++i) {
    Eigen::Vector3f position = mesh.verticesMm.col(i) / divisor;
    if (i == 0)
      position.x() = asFirstNumber(position.x());
    sink.putBytes(position.data(), 12);
    sink.putBytes(mesh.normals.col(i).data(), 12);
    if (mesh.uv.cols() > 0) {
      sink.putBytes(mesh.uv.col(i).data(), 8);
    }
    sink.putBytes(colors[static_cast<std::size_t>(i)].data(), 3);
  }
  for (std::size_t m = 0; m < mesh.materials.size(); ++m) {
    const MeshMaterial& material = mesh.materials[m];
    for (int t = material.firstTriangle; t < material.firstTriangle + material.triangleCount; ++t) {
      sink.put(std::uint8_t{3});
      sink.putBytes(mesh.triangles.col(t).data(), 12);
      if (hasTextures) {
        sink.put(std::int32_t{set.ofMaterial[m]});
      }
    }
  }
  return sink.take();
}

}  // namespace

std::vector<MeshFilePart> plyParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                   const MeshWriteOptions& options) {
  const std::string stem = sidecarStem(path);
  const TextureSet set = texturesOf(mesh);
  EncodeOptions encoding;
  encoding.pngCompression = options.pngCompression;
  std::vector<MeshFilePart> parts(1);
  std::vector<std::string> files;
  for (std::size_t i = 0; i < set.textures.size(); ++i) {
    files.push_back(stem + "_" + set.names[i] + ".png");
    parts.push_back({path.parent_path() / files.back(), encodeImage(set.textures[i], ImageFileKind::Png, encoding)});
  }
  parts[0] = {path, plyBytes(mesh, set, files, mmPerUnit(options.unit))};
  return parts;
}

}  // namespace visagiste
