#pragma once

#include "core/image/mat_view.h"
#include "core/types/garment.h"

namespace visagiste {

/// What the outline of a garment tells.
struct GarmentOutline {
  GarmentHandles handles;
  float sleeveShare = 0;  ///< Length of the sleeves over that of the trunk; 0: none.
  float lengthShare = 1;  ///< Length of the trunk over its width at the armpits.
  bool hasLegs = false;   ///< Parted at the bottom.
  bool isSkirt = false;   ///< Neither sleeves nor an opening for the neck.
};

/// mask  CV_8UC1: 255 inside; one piece, upright. Throws Error{Unreadable} for an outline too small to be read.
[[nodiscard]] GarmentOutline garmentOutline(const cv::Mat& mask);

}  // namespace visagiste
