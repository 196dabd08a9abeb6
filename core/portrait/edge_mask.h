#pragma once

#include "core/image/mat_view.h"
#include "core/portrait/contour_alignment.h"

namespace visagiste {

/// The opening between two edges as CV_32FC1 in 0..1 with smooth borders, over a part of the picture.
[[nodiscard]] cv::Mat openingMask(const EdgePair& edges, const cv::Rect& part);

}  // namespace visagiste
