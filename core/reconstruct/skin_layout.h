#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "core/reconstruct/face_model.h"
#include "core/reconstruct/texture_completion.h"
#include "core/reconstruct/view_unwrap.h"

namespace visagiste {

/// The skin of a face model as the texture sees it. Any thread.
class SkinLayout {
 public:
  explicit SkinLayout(std::shared_ptr<const FaceModel> model);

  [[nodiscard]] const SkinRegions& regions() const { return m_regions; }

  /// Built at the first call for a side, then kept.
  [[nodiscard]] std::shared_ptr<const TexelMap> texelMap(int sidePx) const;

  /// The whole head (level 0) with this shape. Lengths as FaceModel::vertices().
  [[nodiscard]] PosedSurface posed(const Eigen::VectorXf& identity, const Eigen::VectorXf& expression) const;

  /// Unit normal in head space of each texel at kRegionSidePx: CV_32FC3; (0, 0, 1) off the surface.
  [[nodiscard]] cv::Mat normalMap(const PosedSurface& surface) const;

 private:
  [[nodiscard]] TriangleIndices skinTriangles() const;
  [[nodiscard]] cv::Mat interpolated(const Eigen::VectorXf& vertexValues) const;

  std::shared_ptr<const FaceModel> m_model;
  SkinRegions m_regions;
  mutable std::mutex m_mutex;
  mutable std::map<int, std::shared_ptr<const TexelMap>> m_texelMaps;  // Guarded by m_mutex.
};

}  // namespace visagiste
