#pragma once

#include <array>

#include "core/garment/garment_cloth.h"
#include "core/garment/trunk_pose.h"

namespace visagiste {

/// A garment's cloth cut into the parts that are bent apart, as fine as a picture needs it: CV_8UC4, premultiplied, all
/// of one size.
struct GarmentPieces {
  GarmentHandles handles;  ///< Pixels of the pieces.
  float shoulderCm = 44;
  cv::Mat trunk;
  std::array<cv::Mat, 2> sleeves;  ///< The person's right first; empty where there are none.
  cv::Mat back;                    ///< Empty where there is none.
};

/// picturePixelsPerCm  of the picture that the garment goes to. Pure; any thread.
[[nodiscard]] GarmentPieces garmentPieces(const Garment& garment, const GarmentCloth& cloth, float picturePixelsPerCm);

/// A garment brought into a picture: CV_8UC4 of the picture's size, premultiplied.
struct WarpedGarment {
  cv::Mat front;    ///< Trunk and sleeves.
  cv::Mat back;     ///< What stands behind the neck; empty where there is nothing.
  float hemPx = 0;  ///< Row of the hem.
};

/// Hangs a garment on a trunk; see Hanging. What is worn in the picture has no say. Pure; any thread.
[[nodiscard]] WarpedGarment warpedGarment(const GarmentPieces& pieces, const GarmentFit& fit, const TrunkPose& trunk,
                                          cv::Size pictureSize);

}  // namespace visagiste
