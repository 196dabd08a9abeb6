#include "core/mesh/surface_shader.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>

#include "core/mesh/normals.h"

namespace visagiste {
namespace {

/// Light creeps furthest in red, as in skin; shares of Lighting::softness.
const Eigen::Array3f kCreep(1.0F, 0.5F, 0.4F);
constexpr float kClayAlbedo = 0.55F;
constexpr float kFacingReflectance = 0.04F;  ///< Of skin, teeth and other non-metals seen straight on.

Eigen::Matrix3Xf normalsOf(const TriangleMesh& mesh) {
  return mesh.normals.cols() > 0
             ? mesh.normals
             : vertexNormals(mesh.verticesMm, mesh.triangles, NormalWeighting::Angle, weldedVertices(mesh.verticesMm));
}

}  // namespace

Eigen::Matrix<float, 9, 1> sphericalHarmonics(const Eigen::Vector3f& n) {
  Eigen::Matrix<float, 9, 1> values;
  values << 0.282095F, 0.488603F * n.y(), 0.488603F * n.z(), 0.488603F * n.x(), 1.092548F * n.x() * n.y(),
      1.092548F * n.y() * n.z(), 0.315392F * (3 * n.z() * n.z() - 1), 1.092548F * n.x() * n.z(),
      0.546274F * (n.x() * n.x() - n.y() * n.y());
  return values;
}

SurfaceShader::SurfaceShader(const TriangleMesh& mesh, const Rigid3& cameraFromMesh, const PinholeCamera& camera,
                             const RenderOptions& options)
    : m_mesh(mesh),
      m_lighting(options.lighting),
      m_surface(options.surface),
      m_hasHarmonics(!options.lighting.harmonics.isZero(0)),
      m_materialOf(static_cast<std::size_t>(mesh.triangleCount())),
      m_levelOf(static_cast<std::size_t>(mesh.triangleCount()), 0) {
  const Eigen::Matrix3f rotation = cameraFromMesh.rotation.cast<float>();
  m_positionsMm = (rotation * mesh.verticesMm).colwise() + cameraFromMesh.translationMm.cast<float>();
  m_normals = rotation * normalsOf(mesh);
  for (DirectionalLight& light : m_lighting.lights) {
    light.towardsLight.normalize();
  }
  for (std::size_t m = 0; m < mesh.materials.size(); ++m) {
    const MeshMaterial& material = mesh.materials[m];
    const auto same =
        std::find_if(mesh.materials.begin(), mesh.materials.begin() + static_cast<std::ptrdiff_t>(m),
                     [&](const MeshMaterial& other) { return other.texture.pixels() == material.texture.pixels(); });
    const auto earlier = static_cast<std::size_t>(same - mesh.materials.begin());
    m_textures.push_back(earlier < m
                             ? m_textures[earlier]
                             : std::make_shared<const TextureLookup>(mesh.uv.cols() > 0 ? material.texture : Image()));
    std::fill_n(m_materialOf.begin() + material.firstTriangle, material.triangleCount, static_cast<int>(m));
  }
  if (mesh.uv.cols() > 0 && m_surface == Surface::Textured) {
    chooseTextureLevels(camera);
  }
  if (m_lighting.shadows == Shadows::Soft && !m_lighting.lights.empty()) {
    m_shadow = std::make_unique<const ShadowMap>(m_positionsMm, mesh.triangles, m_lighting.lights[0].towardsLight);
  }
}

/// The level whose texels are about as large as the samples of the picture.
void SurfaceShader::chooseTextureLevels(const PinholeCamera& camera) {
  const auto area = [](const Eigen::Vector2f& a, const Eigen::Vector2f& b, const Eigen::Vector2f& c) {
    return std::abs((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
  };
  for (int t = 0; t < m_mesh.triangleCount(); ++t) {
    const Size size = m_textures[static_cast<std::size_t>(m_materialOf[static_cast<std::size_t>(t)])]->sizePx();
    if (size.width == 0) {
      continue;
    }
    const Eigen::Vector3i corner = m_mesh.triangles.col(t);
    Eigen::Matrix<float, 2, 3> seen;
    for (int k = 0; k < 3; ++k) {
      const Eigen::Vector3f position = m_positionsMm.col(corner[k]);
      seen.col(k) = static_cast<float>(camera.focalPx) * position.head<2>() / std::max(position.z(), 1e-3F);
    }
    const float texels = area(m_mesh.uv.col(corner[0]), m_mesh.uv.col(corner[1]), m_mesh.uv.col(corner[2])) *
                         static_cast<float>(size.width) * static_cast<float>(size.height);
    const float samples = area(seen.col(0), seen.col(1), seen.col(2));
    if (texels > samples && samples > 0) {
      m_levelOf[static_cast<std::size_t>(t)] =
          static_cast<std::uint8_t>(std::clamp(std::lround(0.5F * std::log2(texels / samples)), 0L, 15L));
    }
  }
}

bool SurfaceShader::isTransparent(int triangle) const {
  return m_surface == Surface::Textured &&
         m_textures[static_cast<std::size_t>(m_materialOf[static_cast<std::size_t>(triangle)])]->hasAlpha();
}

Eigen::Vector3f SurfaceShader::diffuseLight(const Eigen::Vector3f& normal, float litShare) const {
  const float up = 0.5F - 0.5F * normal.y();  // y runs down in camera space.
  Eigen::Array3f light = m_lighting.groundRadiance + up * (m_lighting.skyRadiance - m_lighting.groundRadiance);
  if (m_hasHarmonics) {
    light += (m_lighting.harmonics * sphericalHarmonics(normal)).array();
  }
  for (std::size_t i = 0; i < m_lighting.lights.size(); ++i) {
    const float facing = normal.dot(m_lighting.lights[i].towardsLight);
    const Eigen::Array3f creep = m_lighting.softness * kCreep;
    const Eigen::Array3f share = ((facing + creep) / (1.0F + creep)).max(0.0F);
    light += share * m_lighting.lights[i].radiance.array() * (i == 0 ? litShare : 1.0F);
  }
  return light.max(0.0F);
}

Eigen::Vector3f SurfaceShader::highlight(const Eigen::Vector3f& normal, const Eigen::Vector3f& towardsCamera,
                                         float roughness, float litShare) const {
  const float rough = std::clamp(roughness, 0.05F, 1.0F);
  const float exponent = std::clamp(2.0F / (rough * rough * rough * rough) - 2.0F, 1.0F, 400.0F);
  Eigen::Vector3f sum = Eigen::Vector3f::Zero();
  for (std::size_t i = 0; i < m_lighting.lights.size(); ++i) {
    const Eigen::Vector3f& towardsLight = m_lighting.lights[i].towardsLight;
    const float facing = normal.dot(towardsLight);
    if (facing <= 0) {
      continue;
    }
    const Eigen::Vector3f half = (towardsLight + towardsCamera).normalized();
    const float grazing = 1.0F - std::clamp(half.dot(towardsCamera), 0.0F, 1.0F);
    const float reflectance = kFacingReflectance + (1.0F - kFacingReflectance) * std::pow(grazing, 5.0F);
    const float lobe = (exponent + 8.0F) / 8.0F * std::pow(std::max(0.0F, normal.dot(half)), exponent);
    sum += reflectance * lobe * facing * (i == 0 ? litShare : 1.0F) * m_lighting.lights[i].radiance;
  }
  return sum * m_lighting.specularScale;
}

Eigen::Vector4f SurfaceShader::shade(int triangle, const Eigen::Vector3f& weights) const {
  const Eigen::Vector3i corner = m_mesh.triangles.col(triangle);
  const auto interpolated = [&](const auto& values) {
    return (weights[0] * values.col(corner[0]) + weights[1] * values.col(corner[1]) +
            weights[2] * values.col(corner[2]))
        .eval();
  };
  const auto index = static_cast<std::size_t>(m_materialOf[static_cast<std::size_t>(triangle)]);
  const MeshMaterial& material = m_mesh.materials[index];
  Eigen::Vector4f albedo(kClayAlbedo, kClayAlbedo, kClayAlbedo, 1.0F);
  if (m_surface == Surface::Textured) {
    const Eigen::Vector2f uv =
        m_mesh.uv.cols() > 0 ? Eigen::Vector2f(interpolated(m_mesh.uv)) : Eigen::Vector2f::Zero();
    albedo = m_textures[index]->at(uv, m_levelOf[static_cast<std::size_t>(triangle)]);
    albedo.head<3>() = albedo.head<3>().cwiseProduct(material.baseColor);
  }
  const Eigen::Vector3f normal = interpolated(m_normals).stableNormalized();
  const Eigen::Vector3f position = interpolated(m_positionsMm);
  const float litShare = m_shadow ? m_shadow->litShare(position, normal) : 1.0F;
  Eigen::Vector3f color = albedo.head<3>().cwiseProduct(diffuseLight(normal, litShare));
  if (m_lighting.specularScale > 0 && !m_lighting.lights.empty()) {
    color += highlight(normal, -position.normalized(), material.roughness, litShare);
  }
  return {color.x(), color.y(), color.z(), albedo.w()};
}

}  // namespace visagiste
