#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"
#include "core/base/version.h"
#include "core/image/encode.h"
#include "core/mesh/byte_sink.h"
#include "core/mesh/mesh_animation.h"
#include "core/mesh/mesh_writers.h"

// glTF 2.0, https://registry.khronos.org/glTF/specs/2.0/glTF-2.0.html. Written here and not through Assimp because its
// exporter stores 53 morph targets in full (16 MB for 25,000 vertices) where most of them move a tenth of the head.

namespace visagiste {
namespace {

using nlohmann::json;

constexpr int kUnsignedShort = 5123;
constexpr int kUnsignedInt = 5125;
constexpr int kFloat = 5126;
constexpr int kArrayBuffer = 34962;
constexpr int kElementArrayBuffer = 34963;

constexpr float kMetresPerMm = 0.001F;
constexpr float kStillMm = 1e-4F;  ///< Displacements below a ten-thousandth of a millimetre are left out.

/// The vertices that one material uses, in mesh order, and its triangles counted in them.
struct Primitive {
  std::vector<int> vertices;
  std::vector<std::uint32_t> corners;
};

Primitive primitiveOf(const TriangleMesh& mesh, const MeshMaterial& material) {
  Primitive primitive;
  std::vector<int> place(static_cast<std::size_t>(mesh.vertexCount()), -1);
  const auto used = mesh.triangles.middleCols(material.firstTriangle, material.triangleCount);
  for (Eigen::Index t = 0; t < used.cols(); ++t) {
    for (int k = 0; k < 3; ++k) {
      place[static_cast<std::size_t>(used(k, t))] = 0;
    }
  }
  for (std::size_t v = 0; v < place.size(); ++v) {
    if (place[v] == 0) {
      place[v] = static_cast<int>(primitive.vertices.size());
      primitive.vertices.push_back(static_cast<int>(v));
    }
  }
  primitive.corners.reserve(static_cast<std::size_t>(used.size()));
  for (Eigen::Index t = 0; t < used.cols(); ++t) {
    for (int k = 0; k < 3; ++k) {
      primitive.corners.push_back(static_cast<std::uint32_t>(place[static_cast<std::size_t>(used(k, t))]));
    }
  }
  return primitive;
}

/// Grows the JSON and the binary part side by side.
class GlbBuilder {
 public:
  explicit GlbBuilder(const TriangleMesh& mesh) : m_mesh(mesh) {
    m_root["asset"] = {{"version", "2.0"}, {"generator", std::string("Visagiste ") + kVersion}};
    m_root["bufferViews"] = json::array();
    m_root["accessors"] = json::array();
  }

  void addMaterials(const MeshWriteOptions& options);
  void addMesh(const std::string& name);
  void addAnimation(const MeshAnimation& animation);
  [[nodiscard]] std::vector<std::uint8_t> finish();

 private:
  int addView(const void* bytes, std::size_t count, int target);
  int addVectors(const float* values, std::size_t count, int components, bool withBounds);
  int addIndices(const std::vector<std::uint32_t>& indices, std::size_t vertexCount, int target, bool asAccessor);
  int addMorphTarget(const Primitive& primitive, const MorphTarget& target);
  int addKeys(const float* values, std::size_t count, const char* type);
  json primitiveJson(const Primitive& primitive, std::size_t material);

  const TriangleMesh& m_mesh;
  json m_root;
  ByteSink m_binary;
};

int GlbBuilder::addView(const void* bytes, std::size_t count, int target) {
  m_binary.align(4, 0);
  json view = {{"buffer", 0}, {"byteOffset", m_binary.size()}, {"byteLength", count}};
  if (target != 0) {
    view["target"] = target;
  }
  m_binary.putBytes(bytes, count);
  m_root["bufferViews"].push_back(std::move(view));
  return static_cast<int>(m_root["bufferViews"].size()) - 1;
}

void setBounds(json& accessor, const float* values, std::size_t count) {
  const Eigen::Map<const Eigen::Matrix3Xf> points(values, 3, static_cast<Eigen::Index>(count));
  const Eigen::Vector3f low = points.rowwise().minCoeff();
  const Eigen::Vector3f high = points.rowwise().maxCoeff();
  accessor["min"] = {low.x(), low.y(), low.z()};
  accessor["max"] = {high.x(), high.y(), high.z()};
}

int GlbBuilder::addVectors(const float* values, std::size_t count, int components, bool withBounds) {
  const int view = addView(values, count * static_cast<std::size_t>(components) * sizeof(float), kArrayBuffer);
  json accessor = {
      {"bufferView", view}, {"componentType", kFloat}, {"count", count}, {"type", components == 2 ? "VEC2" : "VEC3"}};
  if (withBounds) {
    setBounds(accessor, values, count);
  }
  m_root["accessors"].push_back(std::move(accessor));
  return static_cast<int>(m_root["accessors"].size()) - 1;
}

/// An accessor for triangle corners, or a bare view for the places of a sparse accessor.
int GlbBuilder::addIndices(const std::vector<std::uint32_t>& indices, std::size_t vertexCount, int target,
                           bool asAccessor) {
  // The largest value of a type restarts primitives and must not occur.
  const bool isShort = vertexCount <= 65'535;
  int view = 0;
  if (isShort) {
    const std::vector<std::uint16_t> narrow(indices.begin(), indices.end());
    view = addView(narrow.data(), narrow.size() * sizeof(std::uint16_t), target);
  } else {
    view = addView(indices.data(), indices.size() * sizeof(std::uint32_t), target);
  }
  if (!asAccessor) {
    return view;
  }
  m_root["accessors"].push_back({{"bufferView", view},
                                 {"componentType", isShort ? kUnsignedShort : kUnsignedInt},
                                 {"count", indices.size()},
                                 {"type", "SCALAR"}});
  return static_cast<int>(m_root["accessors"].size()) - 1;
}

/// Only the vertices that move are stored.
int GlbBuilder::addMorphTarget(const Primitive& primitive, const MorphTarget& target) {
  std::vector<std::uint32_t> moved;
  std::vector<float> offsets;
  Eigen::Vector3f low = Eigen::Vector3f::Zero();
  Eigen::Vector3f high = Eigen::Vector3f::Zero();
  const auto add = [&](std::size_t place, const Eigen::Vector3f& offsetM) {
    moved.push_back(static_cast<std::uint32_t>(place));
    offsets.insert(offsets.end(), offsetM.data(), offsetM.data() + 3);
    low = low.cwiseMin(offsetM);
    high = high.cwiseMax(offsetM);
  };
  for (std::size_t i = 0; i < primitive.vertices.size(); ++i) {
    const Eigen::Vector3f offsetMm = target.offsetsMm.col(primitive.vertices[i]);
    if (offsetMm.squaredNorm() > kStillMm * kStillMm) {
      add(i, offsetMm * kMetresPerMm);
    }
  }
  if (moved.empty()) {
    add(0, Eigen::Vector3f::Zero());  // A sparse accessor needs an entry.
  }
  if (moved.size() == primitive.vertices.size()) {
    // Every vertex moves: the plain form is smaller.
    return addVectors(offsets.data(), moved.size(), 3, true);
  }
  const int places = addIndices(moved, primitive.vertices.size(), 0, false);
  const int values = addView(offsets.data(), offsets.size() * sizeof(float), 0);
  const bool isShort = primitive.vertices.size() <= 65'535;
  m_root["accessors"].push_back(
      {{"componentType", kFloat},
       {"count", primitive.vertices.size()},
       {"type", "VEC3"},
       {"min", {low.x(), low.y(), low.z()}},
       {"max", {high.x(), high.y(), high.z()}},
       {"sparse",
        {{"count", moved.size()},
         {"indices", {{"bufferView", places}, {"componentType", isShort ? kUnsignedShort : kUnsignedInt}}},
         {"values", {{"bufferView", values}}}}}});
  return static_cast<int>(m_root["accessors"].size()) - 1;
}

json GlbBuilder::primitiveJson(const Primitive& primitive, std::size_t material) {
  const std::size_t count = primitive.vertices.size();
  std::vector<float> positions;
  std::vector<float> normals;
  std::vector<float> uvs;
  positions.reserve(count * 3);
  normals.reserve(count * 3);
  for (const int vertex : primitive.vertices) {
    for (int c = 0; c < 3; ++c) {
      positions.push_back(m_mesh.verticesMm(c, vertex) * kMetresPerMm);
      normals.push_back(m_mesh.normals(c, vertex));
    }
    if (m_mesh.uv.cols() > 0) {
      uvs.push_back(m_mesh.uv(0, vertex));
      uvs.push_back(1.0F - m_mesh.uv(1, vertex));  // Here v runs down.
    }
  }
  json attributes = {{"POSITION", addVectors(positions.data(), count, 3, true)},
                     {"NORMAL", addVectors(normals.data(), count, 3, false)}};
  if (!uvs.empty()) {
    attributes["TEXCOORD_0"] = addVectors(uvs.data(), count, 2, false);
  }
  json result = {{"attributes", std::move(attributes)},
                 {"indices", addIndices(primitive.corners, count, kElementArrayBuffer, true)},
                 {"material", material},
                 {"mode", 4}};
  for (const MorphTarget& target : m_mesh.morphTargets) {
    result["targets"].push_back({{"POSITION", addMorphTarget(primitive, target)}});
  }
  return result;
}

void GlbBuilder::addMaterials(const MeshWriteOptions& options) {
  const TextureSet set = texturesOf(m_mesh);
  EncodeOptions encoding;
  encoding.pngCompression = options.pngCompression;
  for (std::size_t i = 0; i < set.textures.size(); ++i) {
    const std::vector<std::uint8_t> png = encodeImage(set.textures[i], ImageFileKind::Png, encoding);
    m_root["images"].push_back(
        {{"name", set.names[i]}, {"mimeType", "image/png"}, {"bufferView", addView(png.data(), png.size(), 0)}});
    m_root["textures"].push_back({{"source", i}, {"sampler", 0}});
  }
  if (!set.textures.empty()) {
    // Linear with mipmaps; the edge repeats its texel.
    m_root["samplers"].push_back({{"magFilter", 9729}, {"minFilter", 9987}, {"wrapS", 33071}, {"wrapT", 33071}});
  }
  for (std::size_t m = 0; m < m_mesh.materials.size(); ++m) {
    const MeshMaterial& material = m_mesh.materials[m];
    const Eigen::Vector3f color = material.baseColor.cwiseMax(0.0F).cwiseMin(1.0F);
    json surface = {{"baseColorFactor", {color.x(), color.y(), color.z(), 1.0}},
                    {"metallicFactor", 0.0},
                    {"roughnessFactor", std::clamp(material.roughness, 0.0F, 1.0F)}};
    if (set.ofMaterial[m] >= 0) {
      surface["baseColorTexture"] = {{"index", set.ofMaterial[m]}};
    }
    json entry = {{"name", material.name}, {"pbrMetallicRoughness", std::move(surface)}};
    if (set.ofMaterial[m] >= 0 && material.texture.format() == PixelFormat::Rgba8) {
      entry["alphaMode"] = "BLEND";
    }
    m_root["materials"].push_back(std::move(entry));
  }
}

void GlbBuilder::addMesh(const std::string& name) {
  json mesh = {{"name", name}, {"primitives", json::array()}};
  for (std::size_t m = 0; m < m_mesh.materials.size(); ++m) {
    if (m_mesh.materials[m].triangleCount > 0) {
      mesh["primitives"].push_back(primitiveJson(primitiveOf(m_mesh, m_mesh.materials[m]), m));
    }
  }
  if (!m_mesh.morphTargets.empty()) {
    mesh["weights"] = std::vector<float>(m_mesh.morphTargets.size(), 0.0F);
    for (const MorphTarget& target : m_mesh.morphTargets) {
      mesh["extras"]["targetNames"].push_back(target.name);
    }
  }
  m_root["meshes"].push_back(std::move(mesh));
  m_root["nodes"].push_back({{"mesh", 0}, {"name", name}});
  m_root["scenes"].push_back({{"nodes", json::array({0})}});
  m_root["scene"] = 0;
}

int GlbBuilder::addKeys(const float* values, std::size_t count, const char* type) {
  const int components = type == std::string("VEC3") ? 3 : type == std::string("VEC4") ? 4 : 1;
  const int view = addView(values, count * static_cast<std::size_t>(components) * sizeof(float), 0);
  m_root["accessors"].push_back({{"bufferView", view}, {"componentType", kFloat}, {"count", count}, {"type", type}});
  return static_cast<int>(m_root["accessors"].size()) - 1;
}

void GlbBuilder::addAnimation(const MeshAnimation& animation) {
  const std::size_t frames = animation.seconds.size();
  const int times = addKeys(animation.seconds.data(), frames, "SCALAR");
  m_root["accessors"][times]["min"] = {animation.seconds.front()};
  m_root["accessors"][times]["max"] = {animation.seconds.back()};
  json entry = {{"name", animation.name}, {"channels", json::array()}, {"samplers", json::array()}};
  const auto add = [&entry, times](const char* path, int keys) {
    entry["channels"].push_back({{"sampler", entry["samplers"].size()}, {"target", {{"node", 0}, {"path", path}}}});
    entry["samplers"].push_back({{"input", times}, {"output", keys}, {"interpolation", "LINEAR"}});
  };
  const Eigen::Matrix3Xf translationsM = kMetresPerMm * animation.translationsMm;
  add("translation", addKeys(translationsM.data(), frames, "VEC3"));
  Eigen::Matrix4Xf rotations(4, static_cast<Eigen::Index>(frames));
  for (std::size_t f = 0; f < frames; ++f) {
    Eigen::Vector4f turn = animation.rotations[f].normalized().coeffs();  // x, y, z, w as glTF has them.
    const auto at = static_cast<Eigen::Index>(f);
    // A quaternion and its opposite turn alike; viewers that do not know take the long way between the two.
    if (at > 0 && turn.dot(rotations.col(at - 1)) < 0) {
      turn = -turn;
    }
    rotations.col(at) = turn;
  }
  add("rotation", addKeys(rotations.data(), frames, "VEC4"));
  if (animation.weights.rows() > 0) {
    add("weights", addKeys(animation.weights.data(), static_cast<std::size_t>(animation.weights.size()), "SCALAR"));
  }
  m_root["animations"].push_back(std::move(entry));
}

std::vector<std::uint8_t> GlbBuilder::finish() {
  m_binary.align(4, 0);
  m_root["buffers"].push_back({{"byteLength", m_binary.size()}});
  // Names from outside may hold bytes that are no UTF-8; they are replaced, not refused.
  std::string text = m_root.dump(-1, ' ', false, json::error_handler_t::replace);
  text.resize((text.size() + 3) / 4 * 4, ' ');
  const std::size_t total = 12 + 8 + text.size() + 8 + m_binary.size();
  if (total > 0xFFFFFFFFU) {
    throw Error(ErrorCode::TooLarge, "The mesh does not fit into one GLB file (4 GB). Use a coarser level of detail.");
  }
  ByteSink file(total);
  file.putText("glTF");
  file.put(std::uint32_t{2});
  file.put(static_cast<std::uint32_t>(total));
  file.put(static_cast<std::uint32_t>(text.size()));
  file.putText("JSON");
  file.putText(text);
  file.put(static_cast<std::uint32_t>(m_binary.size()));
  file.putText(std::string_view("BIN\0", 4));
  file.putBytes(m_binary.bytes().data(), m_binary.size());
  return file.take();
}

}  // namespace

std::vector<MeshFilePart> glbParts(const TriangleMesh& mesh, const std::filesystem::path& path,
                                   const MeshWriteOptions& options, const MeshAnimation* animation) {
  GlbBuilder builder(mesh);
  builder.addMesh(path.stem().string());
  builder.addMaterials(options);
  if (animation != nullptr) {
    builder.addAnimation(*animation);
  }
  return {{path, builder.finish()}};
}

}  // namespace visagiste
