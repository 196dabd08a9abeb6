#pragma once

#include "core/image/mat_view.h"

namespace visagiste {

/// The one thing that lies on an even ground in the middle of a photograph: CV_8UC1, 255 inside, soft edge.
///
/// Throws Error{Unreadable} where there is none, it reaches out of the picture on most sides, or there are several.
/// rgb  CV_8UC3. Pure; any thread.
/// Method: colours of the border against those of the middle, Rother, Kolmogorov, Blake, "GrabCut", 2004.
[[nodiscard]] cv::Mat cutOut(const cv::Mat& rgb);

}  // namespace visagiste
