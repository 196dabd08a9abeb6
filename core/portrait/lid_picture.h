#pragma once

#include <vector>

#include <Eigen/Core>

#include "core/image/mat_view.h"
#include "core/portrait/contour_alignment.h"

namespace visagiste {

/// The lid's skin over one eye as if it were closed, from the skin around it, and lashes along its edge, as dark as the
/// photograph's.
///
/// An open lid is folded away: the few pixels of it that show, stretched over the eye, would be a smear. Immutable;
/// any thread.
class LidPicture {
 public:
  /// rgb   CV_8UC3; skin CV_32FC1 of its size: where it shows bare skin. lids: as it shows them.
  LidPicture(const cv::Mat& rgb, const cv::Mat& skin, const EdgePair& lids);

  /// Colour of the closed lid, sRGB 0..255, where that place was on the photograph's eyeball.
  ///
  /// at           along the lids, 0..1.
  /// abovePx      height above the upper lid's edge in the changed picture; negative below.
  /// openPx       how far the lids were apart here in the photograph.
  [[nodiscard]] cv::Vec3f at(const Eigen::Vector2f& onEye, float at, float abovePx, float openPx) const;

  /// Height of the band along the edge in which lashes lie.
  [[nodiscard]] float lashReachPx() const { return m_lashReachPx; }

 private:
  [[nodiscard]] Eigen::Vector2f local(const Eigen::Vector2f& place) const {
    return place - Eigen::Vector2f(static_cast<float>(m_area.x), static_cast<float>(m_area.y));
  }

  /// How dark lashes make a place beside the edge, 0..1. depthPx: below it; negative above.
  [[nodiscard]] float lashesAt(float at, float depthPx) const;
  void measureLashes(const cv::Mat& photo);

  EdgePair m_lids;
  cv::Rect m_area;
  cv::Mat m_skin;  // CV_32FC3: skin carried on over the eye, with its grain.
  float m_lashDarkness = 0.5F;
  float m_lashReachPx = 1;
};

}  // namespace visagiste
