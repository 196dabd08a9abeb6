#pragma once

#include <vector>
#include "core/image/mat_view.h"

#include "core/makeup/painted_layer.h"
#include "core/makeup/skin_bands.h"

namespace visagiste {

/// Paints layers in their order onto a face's rectangle.
///
/// rgb  CV_8UC3, changed in place. A pixel that no layer touches keeps its bytes; the others are decoded to linear
///      light, painted and coded once.
void paintLayers(cv::Mat& rgb, const std::vector<PaintedLayer>& layers, const SkinBands& bands);

}  // namespace visagiste
