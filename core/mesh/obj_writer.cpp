#include <cmath>
#include <set>
#include <string>

#include "core/image/encode.h"
#include "core/mesh/byte_sink.h"
#include "core/mesh/mesh_writers.h"

namespace visagiste {
namespace {

const char* unitName(MeshUnit unit) {
  return unit == MeshUnit::Millimetre ? "millimetre" : unit == MeshUnit::Centimetre ? "centimetre" : "metre";
}

/// Material names as the files carry them: one word each, all different.
std::vector<std::string> materialNames(const TriangleMesh& mesh) {
  std::vector<std::string> names;
  std::set<std::string> taken;
  for (const MeshMaterial& material : mesh.materials) {
    const std::string wanted = plainName(material.name);
    std::string name = wanted;
    for (int i = 2; !taken.insert(name).second; ++i) {
      name = wanted + "_" + std::to_string(i);
    }
    names.push_back(name);
  }
  return names;
}

template <typename Column>
void putLine(ByteSink& sink, const char* word, const Column& values) {
  sink.putText(word);
  for (Eigen::Index i = 0; i < values.size(); ++i) {
    sink.putText(" ");
    sink.putNumber(values[i]);
  }
  sink.putText("\n");
}

void putCorner(ByteSink& sink, int vertex, bool hasUv) {
  sink.putText(" ");
  sink.putNumber(vertex + 1);
  sink.putText("/");
  if (hasUv) {
    sink.putNumber(vertex + 1);
  }
  sink.putText("/");
  sink.putNumber(vertex + 1);
}

std::vector<std::uint8_t> objText(const TriangleMesh& mesh, const std::string& stem,
                                  const std::vector<std::string>& names, MeshUnit unit) {
  ByteSink sink(static_cast<std::size_t>(mesh.vertexCount()) * 110 +
                static_cast<std::size_t>(mesh.triangleCount()) * 60);
  sink.putText(std::string("# Visagiste. Lengths in ") + unitName(unit) +
               "s; x to the person's left, y up, z forward.\n");
  sink.putText("mtllib " + stem + ".mtl\no " + plainName(stem) + "\n");
  const float divisor = mmPerUnit(unit);
  for (Eigen::Index i = 0; i < mesh.verticesMm.cols(); ++i) {
    putLine(sink, "v", Eigen::Vector3f(mesh.verticesMm.col(i) / divisor));
  }
  for (Eigen::Index i = 0; i < mesh.uv.cols(); ++i) {
    putLine(sink, "vt", Eigen::Vector2f(mesh.uv.col(i)));
  }
  for (Eigen::Index i = 0; i < mesh.normals.cols(); ++i) {
    // Four digits are exact to 0.003 degrees and halve the text.
    putLine(sink, "vn", Eigen::Vector3f((mesh.normals.col(i) * 10000.0F).array().round() / 10000.0F));
  }
  for (std::size_t m = 0; m < mesh.materials.size(); ++m) {
    const MeshMaterial& material = mesh.materials[m];
    if (material.triangleCount == 0) {
      continue;
    }
    sink.putText("g " + names[m] + "\nusemtl " + names[m] + "\ns 1\n");
    for (int t = material.firstTriangle; t < material.firstTriangle + material.triangleCount; ++t) {
      sink.putText("f");
      for (int k = 0; k < 3; ++k) {
        putCorner(sink, mesh.triangles(k, t), mesh.uv.cols() > 0);
      }
      sink.putText("\n");
    }
  }
  return sink.take();
}

std::vector<std::uint8_t> mtlText(const TriangleMesh& mesh, const std::vector<std::string>& names,
                                  const std::vector<std::string>& textureFiles) {
  ByteSink sink;
  sink.putText("# Visagiste\n");
  for (std::size_t m = 0; m < mesh.materials.size(); ++m) {
    const MeshMaterial& material = mesh.materials[m];
    sink.putText("newmtl " + names[m] + "\n");
    putLine(sink, "Ka", Eigen::Vector3f(Eigen::Vector3f::Zero()));
    putLine(sink, "Kd", material.baseColor);
    putLine(sink, "Ks", Eigen::Vector3f(Eigen::Vector3f::Constant(0.04F)));
    // Blender's convention, the one most importers follow: exponent = 1000 (1 - roughness)^2.
    putLine(sink, "Ns",
            Eigen::Matrix<float, 1, 1>(std::round(1000.0F * (1 - material.roughness) * (1 - material.roughness))));
    sink.putText("d 1\nillum 2\n");
    if (!textureFiles[m].empty()) {
      sink.putText("map_Kd " + textureFiles[m] + "\n");
      if (material.texture.format() == PixelFormat::Rgba8) {
        sink.putText("map_d -imfchan m " + textureFiles[m] + "\n");
      }
    }
    sink.putText("\n");
  }
  return sink.take();
}

}  // namespace

std::vector<MeshFilePart> objParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                   const MeshWriteOptions& options) {
  const std::string stem = sidecarStem(path);
  const std::vector<std::string> names = materialNames(mesh);
  const TextureSet set = texturesOf(mesh);
  std::vector<MeshFilePart> parts(2);
  EncodeOptions encoding;
  encoding.pngCompression = options.pngCompression;
  for (std::size_t i = 0; i < set.textures.size(); ++i) {
    parts.push_back({path.parent_path() / (stem + "_" + set.names[i] + ".png"),
                     encodeImage(set.textures[i], ImageFileKind::Png, encoding)});
  }
  std::vector<std::string> textureFiles;
  for (const int texture : set.ofMaterial) {
    textureFiles.push_back(texture < 0 ? "" : stem + "_" + set.names[static_cast<std::size_t>(texture)] + ".png");
  }
  parts[0] = {path, objText(mesh, stem, names, options.unit)};
  parts[1] = {path.parent_path() / (stem + ".mtl"), mtlText(mesh, names, textureFiles)};
  return parts;
}

}  // namespace visagiste
