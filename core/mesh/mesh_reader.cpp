#include <assimp/postprocess.h>
#include <assimp/scene.h>

#include <algorithm>
#include <assimp/Importer.hpp>
#include <Eigen/Geometry>
#include <Eigen/LU>
#include <string>
#include <system_error>

#include "core/base/error.h"
#include "core/image/decode.h"
#include "core/mesh/mesh_file.h"
#include "core/mesh/mesh_writers.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failReading(const fs::path& path, const std::string& what) {
  throw Error(ErrorCode::Unreadable, "Cannot read the mesh '" + path.string() + "': " + what + ".");
}

void checkFile(const fs::path& path, const MeshReadOptions& options) {
  std::error_code failed;
  if (!fs::exists(path, failed)) {
    throw Error(ErrorCode::NotFound, "There is no file '" + path.string() + "'. Check the name and the folder.");
  }
  if (!fs::is_regular_file(path, failed)) {
    failReading(path, "it is not a file");
  }
  const std::uintmax_t count = fs::file_size(path, failed);
  if (failed || count == 0) {
    failReading(path, "the file is empty or cannot be opened");
  }
  if (count > options.maxFileBytes) {
    throw Error(ErrorCode::TooLarge, "The mesh '" + path.string() + "' is too large: at most " +
                                         std::to_string(options.maxFileBytes / 1'000'000) + " MB are read.");
  }
}

Image textureOf(const aiScene& scene, const aiMaterial& material, const fs::path& folder) {
  aiString name;
  if (material.GetTexture(aiTextureType_BASE_COLOR, 0, &name) != aiReturn_SUCCESS &&
      material.GetTexture(aiTextureType_DIFFUSE, 0, &name) != aiReturn_SUCCESS) {
    return {};
  }
  if (const aiTexture* inside = scene.GetEmbeddedTexture(name.C_Str()); inside != nullptr) {
    // Height 0 means: a compressed file of mWidth bytes.
    return inside->mHeight == 0 ? decodeImage(inside->pcData, inside->mWidth, name.C_Str(), {}, AlphaHandling::Keep)
                                : Image();
  }
  const fs::path beside(name.C_Str());
  // A mesh file names textures in its own folder; anything else is not looked at.
  return beside.has_parent_path() ? Image() : decodeImageFile(folder / beside, {}, AlphaHandling::Keep);
}

MeshMaterial materialOf(const aiScene& scene, const aiMaterial& source, const fs::path& folder) {
  MeshMaterial material;
  aiString name;
  if (source.Get(AI_MATKEY_NAME, name) == aiReturn_SUCCESS) {
    material.name = name.C_Str();
  }
  aiColor4D color;
  if (source.Get(AI_MATKEY_BASE_COLOR, color) == aiReturn_SUCCESS ||
      source.Get(AI_MATKEY_COLOR_DIFFUSE, color) == aiReturn_SUCCESS) {
    material.baseColor = {color.r, color.g, color.b};
  }
  float roughness = 0;
  if (source.Get(AI_MATKEY_ROUGHNESS_FACTOR, roughness) == aiReturn_SUCCESS) {
    material.roughness = roughness;
  }
  material.texture = textureOf(scene, source, folder);
  return material;
}

/// Puts the parts of an Assimp scene one behind the other.
class MeshCollector {
 public:
  MeshCollector(const aiScene& scene, fs::path path, float scale)
      : m_scene(scene), m_path(std::move(path)), m_mmPerUnit(scale) {}

  TriangleMesh collect(int maxVertices) {
    count(*m_scene.mRootNode);
    if (m_triangleCount == 0) {
      failReading(m_path, "it holds no triangles");
    }
    if (m_vertexCount > static_cast<std::size_t>(maxVertices) ||
        m_triangleCount > 2 * static_cast<std::size_t>(maxVertices)) {
      throw Error(ErrorCode::TooLarge, "The mesh '" + m_path.string() + "' has more than " +
                                           std::to_string(maxVertices) + " vertices. Simplify it first.");
    }
    allocate();
    append(*m_scene.mRootNode, aiMatrix4x4());
    if (!m_hasUv) {
      m_mesh.uv.resize(2, 0);
    }
    if (!m_hasNormals) {
      m_mesh.normals.resize(3, 0);
    }
    m_mesh.check();
    return std::move(m_mesh);
  }

 private:
  void count(const aiNode& node) {
    for (unsigned i = 0; i < node.mNumMeshes; ++i) {
      const aiMesh& part = *m_scene.mMeshes[node.mMeshes[i]];
      m_vertexCount += part.mNumVertices;
      m_triangleCount += part.mNumFaces;
      m_hasUv = m_hasUv || part.HasTextureCoords(0);
      m_hasNormals = m_hasNormals || part.HasNormals();
      if (m_morphSource == nullptr && part.mNumAnimMeshes > 0) {
        m_morphSource = &part;
      }
    }
    for (unsigned i = 0; i < node.mNumChildren; ++i) {
      count(*node.mChildren[i]);
    }
  }

  void allocate() {
    const auto vertices = static_cast<Eigen::Index>(m_vertexCount);
    m_mesh.verticesMm.setZero(3, vertices);
    m_mesh.normals.setZero(3, vertices);
    m_mesh.uv.setZero(2, vertices);
    m_mesh.triangles.setZero(3, static_cast<Eigen::Index>(m_triangleCount));
    for (unsigned i = 0; m_morphSource != nullptr && i < m_morphSource->mNumAnimMeshes; ++i) {
      m_mesh.morphTargets.push_back(
          {m_morphSource->mAnimMeshes[i]->mName.C_Str(), Eigen::Matrix3Xf::Zero(3, vertices)});
    }
  }

  void append(const aiNode& node, const aiMatrix4x4& parent) {
    const aiMatrix4x4 worldFromNode = parent * node.mTransformation;
    for (unsigned i = 0; i < node.mNumMeshes; ++i) {
      append(*m_scene.mMeshes[node.mMeshes[i]], worldFromNode);
    }
    for (unsigned i = 0; i < node.mNumChildren; ++i) {
      append(*node.mChildren[i], worldFromNode);
    }
  }

  void append(const aiMesh& part, const aiMatrix4x4& worldFromPart) {
    Eigen::Matrix3f linear;
    linear << worldFromPart.a1, worldFromPart.a2, worldFromPart.a3, worldFromPart.b1, worldFromPart.b2,
        worldFromPart.b3, worldFromPart.c1, worldFromPart.c2, worldFromPart.c3;
    const Eigen::Vector3f shift(worldFromPart.a4, worldFromPart.b4, worldFromPart.c4);
    const auto vector = [](const aiVector3D& v) { return Eigen::Vector3f(v.x, v.y, v.z); };
    for (unsigned v = 0; v < part.mNumVertices; ++v) {
      const Eigen::Index place = m_nextVertex + static_cast<Eigen::Index>(v);
      m_mesh.verticesMm.col(place) = (linear * vector(part.mVertices[v]) + shift) * m_mmPerUnit;
      if (part.HasNormals()) {
        m_mesh.normals.col(place) = (linear * vector(part.mNormals[v])).stableNormalized();
      }
      if (part.HasTextureCoords(0)) {
        m_mesh.uv.col(place) = Eigen::Vector2f(part.mTextureCoords[0][v].x, part.mTextureCoords[0][v].y);
      }
    }
    appendMorphs(part, linear);
    appendTriangles(part);
    m_nextVertex += static_cast<Eigen::Index>(part.mNumVertices);
  }

  void appendMorphs(const aiMesh& part, const Eigen::Matrix3f& linear) {
    const std::size_t known = std::min<std::size_t>(part.mNumAnimMeshes, m_mesh.morphTargets.size());
    for (std::size_t i = 0; i < known; ++i) {
      const aiAnimMesh& target = *part.mAnimMeshes[i];
      if (target.mVertices == nullptr || target.mNumVertices != part.mNumVertices) {
        continue;
      }
      for (unsigned v = 0; v < part.mNumVertices; ++v) {
        const aiVector3D offset = target.mVertices[v] - part.mVertices[v];
        m_mesh.morphTargets[i].offsetsMm.col(m_nextVertex + static_cast<Eigen::Index>(v)) =
            linear * Eigen::Vector3f(offset.x, offset.y, offset.z) * m_mmPerUnit;
      }
    }
  }

  void appendTriangles(const aiMesh& part) {
    MeshMaterial material = materialOf(m_scene, *m_scene.mMaterials[part.mMaterialIndex], m_path.parent_path());
    material.firstTriangle = static_cast<int>(m_nextTriangle);
    for (unsigned t = 0; t < part.mNumFaces; ++t) {
      if (part.mFaces[t].mNumIndices != 3) {
        failReading(m_path, "it holds something else than triangles");
      }
      for (int k = 0; k < 3; ++k) {
        m_mesh.triangles(k, m_nextTriangle) =
            static_cast<int>(m_nextVertex) + static_cast<int>(part.mFaces[t].mIndices[k]);
      }
      ++m_nextTriangle;
    }
    material.triangleCount = static_cast<int>(m_nextTriangle) - material.firstTriangle;
    m_mesh.materials.push_back(std::move(material));
  }

  const aiScene& m_scene;
  const fs::path m_path;
  const float m_mmPerUnit;
  TriangleMesh m_mesh;
  std::size_t m_vertexCount = 0;
  std::size_t m_triangleCount = 0;
  bool m_hasUv = false;
  bool m_hasNormals = false;
  const aiMesh* m_morphSource = nullptr;
  Eigen::Index m_nextVertex = 0;
  Eigen::Index m_nextTriangle = 0;
};

}  // namespace

TriangleMesh readMesh(const fs::path& path, const MeshReadOptions& options) {
  const MeshFileKind kind = meshFileKindOf(path);
  checkFile(path, options);
  Assimp::Importer importer;
  importer.SetPropertyInteger(AI_CONFIG_PP_SBP_REMOVE, aiPrimitiveType_POINT | aiPrimitiveType_LINE);
  // Validated first: the steps behind it follow indices of a damaged file out of its arrays.
  const aiScene* scene = importer.ReadFile(
      path.string(), aiProcess_ValidateDataStructure | aiProcess_Triangulate | aiProcess_SortByPType);
  if (scene == nullptr || scene->mRootNode == nullptr || (scene->mFlags & AI_SCENE_FLAGS_INCOMPLETE) != 0) {
    failReading(path, "it is damaged or of another kind than its name says");
  }
  const float scale = mmPerUnit(kind == MeshFileKind::Glb ? MeshUnit::Metre : options.unit);
  return MeshCollector(*scene, path, scale).collect(options.maxVertices);
}

}  // namespace visagiste
