#pragma once

#include "core/garment/trunk_pose.h"

namespace visagiste {

/// The person without what is worn, as far as it can be told: for places that new clothes leave bare.
struct BodyPlate {
  cv::Mat rgb;   ///< CV_8UC3: skin inside the body, background outside; black where not wanted.
  cv::Mat body;  ///< CV_8UC1: 255 where skin would show.
};

/// The neck's skin is continued downwards and turns half into the face's, and lighter, where it is far; the background
/// is continued from around. Both get the picture's grain.
///
/// rgb        CV_8UC3.
/// wanted     CV_8UC1: colours are found where it is not 0.
/// unitGrain  grain() of strength 1.
[[nodiscard]] BodyPlate bodyPlate(const cv::Mat& rgb, const BodyMattes& mattes, const TrunkPose& trunk,
                                  const cv::Mat& wanted, const cv::Mat& unitGrain);

}  // namespace visagiste
