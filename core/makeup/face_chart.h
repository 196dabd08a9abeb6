#pragma once

#include <Eigen/Core>

#include "core/mesh/normals.h"
#include "core/reconstruct/face_model.h"

namespace visagiste {

/// The points that carry the head's UV space into a picture, and the triangles between them.
///
/// The 468 canonical points, then a rim outside the forehead, so that what is painted on the skin can fade out beyond
/// the highest points. The openings of eyes and mouth are closed by triangles of their own: masks are cut there by
/// contours, not by the mesh. Left and right are mirror images. Immutable; any thread.
class FaceChart {
 public:
  static constexpr int kRimFirst = 468;
  static constexpr int kRimCount = 15;
  static constexpr int kPointCount = kRimFirst + kRimCount;

  explicit FaceChart(const FaceModel& model);

  [[nodiscard]] const Eigen::Matrix2Xf& uv() const { return m_uv; }               ///< (2, kPointCount).
  [[nodiscard]] const TriangleIndices& triangles() const { return m_triangles; }  ///< (3, T).

  /// The same points of one face: landmarks (2, 468 or more), rim added. (2, kPointCount).
  [[nodiscard]] static Eigen::Matrix2Xf withRim(const Eigen::Matrix2Xf& landmarks);

 private:
  Eigen::Matrix2Xf m_uv;
  TriangleIndices m_triangles;
};

}  // namespace visagiste
