#include "core/mesh/shadow_map.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Geometry>

namespace visagiste {
namespace {

constexpr int kSidePx = 1024;
constexpr float kOffsetMm = 1.2F;  ///< Along the normal, so that a surface does not shade itself.
constexpr float kBlurMm = 2.5F;    ///< Half width of the penumbra.
constexpr int kTapsPerSide = 4;
constexpr float kGrazingCosine = 0.3F;
constexpr double kFarRadii = 30;  ///< The light's distance in radii of the mesh: its rays are nearly parallel.

}  // namespace

ShadowMap::ShadowMap(const Eigen::Matrix3Xf& positionsMm, const TriangleIndices& triangles,
                     const Eigen::Vector3f& towardsLight) {
  const Eigen::Vector3d low = positionsMm.rowwise().minCoeff().cast<double>();
  const Eigen::Vector3d high = positionsMm.rowwise().maxCoeff().cast<double>();
  const double radius = std::max(1e-3, (high - low).norm() / 2);
  const Eigen::Vector3d forward = -towardsLight.cast<double>().normalized();
  const Eigen::Vector3d right = forward.unitOrthogonal();
  m_lightFromMesh.rotation.row(0) = right.transpose();
  m_lightFromMesh.rotation.row(1) = forward.cross(right).transpose();
  m_lightFromMesh.rotation.row(2) = forward.transpose();
  m_lightFromMesh.translationMm =
      Eigen::Vector3d(0, 0, kFarRadii * radius) - m_lightFromMesh.rotation * ((low + high) / 2);
  m_camera = {kSidePx * kFarRadii * 0.48, Eigen::Vector2d(kSidePx / 2.0, kSidePx / 2.0), {kSidePx, kSidePx}};
  m_pixelsPerMm = static_cast<float>(m_camera.focalPx / (kFarRadii * radius));
  RasterOptions options;
  options.culling = Culling::None;
  options.nearMm = radius;
  m_depth = rasterizeDepth(positionsMm, triangles, m_lightFromMesh, m_camera, options);
  m_rotation = m_lightFromMesh.rotation.cast<float>();
  m_translationMm = m_lightFromMesh.translationMm.cast<float>();
}

float ShadowMap::litShare(const Eigen::Vector3f& positionMm, const Eigen::Vector3f& normal) const {
  const Eigen::Vector3f seen = m_rotation * (positionMm + kOffsetMm * normal) + m_translationMm;
  const auto focal = static_cast<float>(m_camera.focalPx);
  const Eigen::Vector2f center =
      Eigen::Vector2f(focal * seen.x() / seen.z(), focal * seen.y() / seen.z()) + m_camera.principalPx.cast<float>();
  const float step = 2 * kBlurMm * m_pixelsPerMm / (kTapsPerSide - 1);
  const Eigen::Vector2f corner = center - Eigen::Vector2f::Constant(kBlurMm * m_pixelsPerMm);
  // The taps beside the centre meet the same surface nearer or deeper when it is slanted. Where light only grazes it
  // the plane is no longer to be trusted.
  const Eigen::Vector3f normalInLight = m_rotation * normal;
  const Eigen::Vector2f slopePerPx =
      -normalInLight.head<2>() / (std::min(normalInLight.z(), -kGrazingCosine) * m_pixelsPerMm);
  const float depth = seen.z() - kOffsetMm;
  int lit = 0;
  for (int i = 0; i < kTapsPerSide; ++i) {
    const float down = corner.y() + step * static_cast<float>(i);
    const int y = std::clamp(static_cast<int>(down), 0, kSidePx - 1);
    for (int j = 0; j < kTapsPerSide; ++j) {
      const float right = corner.x() + step * static_cast<float>(j);
      const int x = std::clamp(static_cast<int>(right), 0, kSidePx - 1);
      const float expected = depth + slopePerPx.x() * (right - center.x()) + slopePerPx.y() * (down - center.y());
      lit += m_depth.at(x, y) >= expected ? 1 : 0;
    }
  }
  return static_cast<float>(lit) / (kTapsPerSide * kTapsPerSide);
}

}  // namespace visagiste
