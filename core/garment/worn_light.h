#pragma once

#include "core/garment/trunk_pose.h"

namespace visagiste {

/// How the picture's light and the folds of what is worn change new cloth at each pixel: CV_32FC1, factors of
/// sRGB-coded values, 1 where nothing does.
///
/// Folds: the middle frequencies of the old clothes' luminance, each piece of one colour by itself, so that lapels,
/// ties and prints leave no trace. Side light: what the two halves of the face differ by. Under the head it is darker.
[[nodiscard]] cv::Mat wornLight(const cv::Mat& rgb, const BodyMattes& mattes, const TrunkPose& trunk);

}  // namespace visagiste
