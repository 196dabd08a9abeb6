#pragma once

#include <vector>
#include "core/image/mat_view.h"

#include "core/makeup/face_geometry.h"
#include "core/types/face_parsing.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// What limits makeup on one face: the openings of eyes and mouth, and, where a parsing is present, what really shows
/// at a pixel: hair, hands and glasses stay in front.
class FaceMattes {
 public:
  /// parsing  may be null. Both must outlive this object.
  FaceMattes(const FaceGeometry& face, const FaceParsing* parsing);

  /// Multiplies the weights of a product.
  void limit(MakeupProduct product, const cv::Rect& area, std::vector<cv::Mat>& weights);

  /// The pixels of a layer's own mask.
  [[nodiscard]] static cv::Mat ownMask(const Image& mask);

 private:
  struct Needs {
    bool cutsEyes = false;
    bool cutsMouth = false;
  };

  /// Sum of the regions' probabilities, seen at `area`; empty without a parsing.
  [[nodiscard]] cv::Mat regions(std::initializer_list<FaceRegion> wanted, const cv::Rect& area) const;
  [[nodiscard]] cv::Mat lipEvidence(const cv::Rect& area) const;

  const FaceGeometry& m_face;
  const FaceParsing* m_parsing;
};

}  // namespace visagiste
