#pragma once

#include "core/image/mat_view.h"

namespace visagiste {

/// Continues displacements from where they are known to the rest of a picture, without a seam or a fold.
///
/// value   CV_32FC2; weight CV_32FC1: 1 where it is known, 0 where not.
/// fading  CV_32FC1 >= 0: how fast it falls to zero there, 1 / (cells over which it falls)^2.
/// returns CV_32FC2, as `value` where the weight is 1. Pure; any thread.
/// Method: screened Laplace equation, successive over-relaxation from a pull-push start.
[[nodiscard]] cv::Mat continuedField(const cv::Mat& value, const cv::Mat& weight, const cv::Mat& fading);

}  // namespace visagiste
