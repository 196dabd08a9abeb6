#pragma once

#include <Eigen/Core>

#include "core/mesh/rasterizer.h"

namespace visagiste {

/// Which parts of a mesh a light at infinity reaches. Any thread once made.
class ShadowMap {
 public:
  /// positionsMm (3, V) and towardsLight in one space, e.g. camera space.
  ShadowMap(const Eigen::Matrix3Xf& positionsMm, const TriangleIndices& triangles, const Eigen::Vector3f& towardsLight);

  /// 0 = in full shade .. 1 = lit, averaged over a few millimetres. normal: unit length, at the position.
  [[nodiscard]] float litShare(const Eigen::Vector3f& positionMm, const Eigen::Vector3f& normal) const;

 private:
  Rigid3 m_lightFromMesh;
  Eigen::Matrix3f m_rotation;
  Eigen::Vector3f m_translationMm;
  PinholeCamera m_camera;
  DepthMap m_depth;
  float m_pixelsPerMm = 1;
};

}  // namespace visagiste
