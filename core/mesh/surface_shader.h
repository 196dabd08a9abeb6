#pragma once

#include <memory>
#include <vector>

#include "core/mesh/mesh_renderer.h"
#include "core/mesh/rasterizer.h"
#include "core/mesh/shadow_map.h"
#include "core/mesh/texture_lookup.h"

namespace visagiste {

/// The colour of points on a mesh for renderMesh(). Keeps a reference to the mesh. Any thread once made.
class SurfaceShader {
 public:
  /// camera: of the samples, i.e. enlarged by supersampling; decides which texture level is read.
  SurfaceShader(const TriangleMesh& mesh, const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                const RenderOptions& options);

  /// Linear RGB and straight alpha of the point with these corner weights.
  [[nodiscard]] Eigen::Vector4f shade(int triangle, const Eigen::Vector3f& weights) const;

  [[nodiscard]] bool isTransparent(int triangle) const;

 private:
  [[nodiscard]] Eigen::Vector3f diffuseLight(const Eigen::Vector3f& normal, float litShare) const;
  [[nodiscard]] Eigen::Vector3f highlight(const Eigen::Vector3f& normal, const Eigen::Vector3f& towardsCamera,
                                          float roughness, float litShare) const;
  void chooseTextureLevels(const PinholeCamera& camera);

  const TriangleMesh& m_mesh;
  Lighting m_lighting;  ///< Directions of unit length.
  Surface m_surface;
  bool m_hasHarmonics;
  Eigen::Matrix3Xf m_positionsMm;                                ///< In camera space.
  Eigen::Matrix3Xf m_normals;                                    ///< In camera space.
  std::vector<std::shared_ptr<const TextureLookup>> m_textures;  ///< One a material; shared where pixels are.
  std::vector<int> m_materialOf;                                 ///< One a triangle.
  std::vector<std::uint8_t> m_levelOf;                           ///< One a triangle.
  std::unique_ptr<const ShadowMap> m_shadow;
};

}  // namespace visagiste
