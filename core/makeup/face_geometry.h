#pragma once

#include <array>
#include <optional>
#include "core/image/mat_view.h"

#include "core/makeup/attribute_raster.h"
#include "core/makeup/coverage.h"
#include "core/makeup/face_chart.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// One eye's contour in a picture.
struct LidContour {
  Polyline upper;  ///< Inner to outer corner, smooth.
  Polyline lower;
  float widthPx = 0;   ///< From corner to corner.
  float openness = 0;  ///< Largest gap of the lids over the width: 0 closed, about 0.35 wide open.
  float facing = 1;    ///< 0..1: how much of this side of the face is seen.
};

/// Where the parts of one face lie in a picture. Coordinates are pixels of `rect`. One thread.
class FaceGeometry {
 public:
  /// nullopt for landmarks that cannot be a face: not finite, hardly any size, or wholly outside the picture.
  [[nodiscard]] static std::optional<FaceGeometry> of(const FaceChart& chart, const Landmarks& landmarks,
                                                      const Irises& irises, Size picture);

  [[nodiscard]] const cv::Rect& rect() const { return m_rect; }  ///< Part of the picture that makeup may change.
  [[nodiscard]] float widthPx() const { return m_widthPx; }      ///< Of the face, foreshortening taken out.
  [[nodiscard]] const Eigen::Matrix2Xf& points() const { return m_points; }  ///< (2, FaceChart::kPointCount).
  [[nodiscard]] Eigen::Vector2f point(int index) const { return m_points.col(index); }
  /// Along a chain of landmarks, smooth.
  template <class Chain>
  [[nodiscard]] Polyline along(const Chain& chain) const {
    Polyline points;
    for (const int index : chain) points.push_back(m_points.col(index));
    return smoothCurve(points, kSteps);
  }
  /// The person's right, then left.
  [[nodiscard]] const std::array<LidContour, 2>& lids() const { return m_lids; }
  [[nodiscard]] const Irises& irises() const { return m_irises; }
  /// Turn of the head to its left, radians, roughly.
  [[nodiscard]] float yaw() const { return m_yaw; }

  /// Pixels around the points, inside rect().
  [[nodiscard]] cv::Rect around(const std::vector<int>& points, float marginPx) const;

  /// Atlas coordinates and visibility (1 in front, 0 where the surface turns away) for each `step`-th pixel of `part`;
  /// below -1 where there is no face.
  [[nodiscard]] AttributePlanes atlasMap(const cv::Rect& part, int step) const;
  /// The same for the whole rectangle and each coarseStep()-th pixel: fine enough for soft masks. Made once.
  [[nodiscard]] const AttributePlanes& coarseAtlas() const;
  [[nodiscard]] int coarseStep() const;

 private:
  static constexpr int kSteps = 6;

  FaceGeometry() = default;
  void measureVisibility(const Landmarks& landmarks);
  void traceLids();

  const FaceChart* m_chart = nullptr;
  cv::Rect m_rect;
  float m_widthPx = 0;
  float m_yaw = 0;
  Eigen::Matrix2Xf m_points;
  Eigen::Matrix3Xf m_attributes;  ///< Atlas x and y, visibility.
  std::vector<int> m_order;       ///< Triangles that face the camera, far to near.
  std::array<LidContour, 2> m_lids;
  Irises m_irises;
  mutable AttributePlanes m_coarseAtlas;
};

}  // namespace visagiste
