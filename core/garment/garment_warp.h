#pragma once

#include "core/garment/garment_cloth.h"
#include "core/garment/trunk_pose.h"

namespace visagiste {

/// A garment brought into a picture: CV_8UC4 of the picture's size, premultiplied.
struct WarpedGarment {
  cv::Mat front;    ///< Trunk and sleeves.
  cv::Mat back;     ///< What stands behind the neck; empty where there is nothing.
  float hemPx = 0;  ///< Row of the hem.
};

/// Hangs a garment on a trunk: neck and shoulders on the person's own, sleeves along the arms, width with the
/// shoulders, lengths by the garment's centimetres. What is worn in the picture has no say. Pure; any thread.
[[nodiscard]] WarpedGarment warpedGarment(const Garment& garment, const GarmentFit& fit, const GarmentCloth& cloth,
                                          const TrunkPose& trunk, cv::Size pictureSize);

}  // namespace visagiste
