#pragma once

#include <Eigen/Core>

#include "core/image/mat_view.h"
#include "core/portrait/contour_alignment.h"
#include "core/portrait/portrait_mesh.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// One eye of the photograph taken apart, so that the iris can move and lids can open: the white without the iris, the
/// whole iris without what the lids hide, and the reflections, which stay nearly where they are.
///
/// What no pixel shows is continued from what some do: the white smoothly, the iris by its own symmetry.
/// Immutable; any thread.
class EyePicture {
 public:
  /// rgb  CV_8UC3; everything in its pixels. lids: as the photograph shows them. white: colour where none shows.
  EyePicture(const cv::Mat& rgb, const EdgePair& lids, const Iris& iris, const cv::Vec3f& white);

  struct Sample {
    cv::Vec3f color;     ///< sRGB 0..255.
    float invented = 0;  ///< 0..1: how little of it the photograph shows at this place.
  };
  /// The eye at a place of the changed picture, pixels.
  ///
  /// onEye, onIris  where that place was on the photograph's eyeball, and on its iris.
  /// gazeChange  0..1: whether the iris has moved; openingChange 0..1: whether the lids have.
  [[nodiscard]] Sample at(const Eigen::Vector2f& onEye, const Eigen::Vector2f& onIris, float gazeChange,
                          float openingChange) const;

  [[nodiscard]] float irisRadiusPx() const { return m_radiusPx; }

 private:
  void findOpening(const EdgePair& lids);
  void separateIris();
  void removeReflections();
  void fillWhite(const cv::Vec3f& white);
  [[nodiscard]] Eigen::Vector2f local(const Eigen::Vector2f& place) const {
    return place - Eigen::Vector2f(static_cast<float>(m_area.x), static_cast<float>(m_area.y));
  }

  cv::Rect m_area;           // Of the photograph.
  cv::Mat m_photo;           // CV_32FC3, the area.
  cv::Mat m_opening;         // CV_32FC1: 1 where the photograph shows the eye.
  cv::Mat m_inside;          // The same without the lids' borders and lashes.
  cv::Mat m_reflection;      // CV_32FC3: light on top of the iris.
  cv::Mat m_isReflection;    // CV_32FC1.
  cv::Mat m_white;           // CV_32FC3.
  cv::Mat m_iris;            // CV_32FC3.
  Eigen::Vector2f m_center;  // In the area.
  float m_radiusPx = 1;
};

}  // namespace visagiste
