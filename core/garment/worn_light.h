#pragma once

#include <vector>

#include "core/garment/trunk_pose.h"

namespace visagiste {

/// The colours that worn cloth was found to consist of: CIELAB as OpenCV codes it in bytes. Empty: not looked at yet.
using ClothColors = std::vector<cv::Vec3f>;

/// How the picture's light and the folds of what is worn change new cloth at each pixel: CV_32FC1, factors of
/// sRGB-coded values, 1 where nothing does.
///
/// Folds: the middle frequencies of the old clothes' luminance, each piece of one colour by itself, so that lapels,
/// ties and prints leave no trace. The colours are looked for where there are none, and follow the picture slowly where
/// there are: in a stream a piece stays the same piece. Side light: what the two halves of the face differ by. Under
/// the head it is darker.
[[nodiscard]] cv::Mat wornLight(const cv::Mat& rgb, const BodyMattes& mattes, const TrunkPose& trunk,
                                ClothColors& colors);

}  // namespace visagiste
