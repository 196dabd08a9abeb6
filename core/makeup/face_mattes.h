#pragma once

#include <array>
#include <vector>
#include "core/image/mat_view.h"

#include "core/makeup/face_geometry.h"
#include "core/types/face_parsing.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// What limits makeup on one face: the openings of eyes and mouth, and, where a parsing is present, what really shows
/// at a pixel: hair, hands and glasses stay in front. One thread.
class FaceMattes {
 public:
  /// parsing  may be null. Both must outlive this object.
  FaceMattes(const FaceGeometry& face, const FaceParsing* parsing);

  /// Multiplies the weights of a product by what shows there. weights  on a grid: each `step`-th pixel of `area`, where
  /// step is 1 or that of the coarse atlas, and then divides the area's corner.
  void limit(MakeupProduct product, const cv::Rect& area, int step, std::vector<cv::Mat>& weights) const;
  /// Moves the edge of whole lips, drawn along the landmarks on `area`, to where a fine parsing sees it; without one
  /// they stay.
  void refineLips(const cv::Rect& area, std::vector<cv::Mat>& weights) const;
  /// Cuts the openings of eyes and mouth out of the weights, which have area's size.
  void cutOpenings(MakeupProduct product, const cv::Rect& area, std::vector<cv::Mat>& weights) const;

 private:
  enum class Group { BareSkin = 1, Lips, Mouth, Face };

  /// The sum of a group's regions in the crop of the parsing; made once.
  [[nodiscard]] const cv::Mat& groupInCrop(Group group) const;
  [[nodiscard]] cv::Mat matte(Group group, const cv::Rect& area, int step) const;
  [[nodiscard]] cv::Mat warped(Group group, const cv::Rect& area, int step) const;

  const FaceGeometry& m_face;
  const FaceParsing* m_parsing;
  mutable std::array<cv::Mat, 4> m_groups;
  mutable std::array<cv::Mat, 4> m_coarse;  ///< Mattes of the whole rectangle at the coarse step.
};

}  // namespace visagiste
