#pragma once

#include "core/image/mat_view.h"
#include "core/types/garment.h"

namespace visagiste {

/// A garment's pictures in the colours of a fit: CV_8UC4 with premultiplied alpha, R first.
struct GarmentCloth {
  cv::Mat front;
  cv::Mat back;  ///< Empty where the garment has none.
};

/// Hue, saturation, lightness and fabric of the fit put on the garment's cloth; the light on it stays. Pure; any
/// thread.
[[nodiscard]] GarmentCloth garmentCloth(const Garment& garment, const GarmentFit& fit);

}  // namespace visagiste
