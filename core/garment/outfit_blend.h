#pragma once

#include <vector>

#include "core/garment/garment_warp.h"
#include "core/garment/prepared_person.h"

namespace visagiste {

/// A garment as it lies on a person.
struct LaidGarment {
  WarpedGarment warped;
  float opacity = 1;      ///< 0..1.
  bool replaces = false;  ///< Takes the place of what is worn, down to its hem.
};

/// What an outfit makes of each pixel: the picture's own times `share` plus `added`.
struct OutfitBlend {
  cv::Mat mix;   ///< CV_32FC4: added, R first, 0..255, may be negative; then the share. (0, 0, 0, 1): untouched.
  cv::Mat mark;  ///< CV_8UC1: as TriedOn::invented.
};

/// Lays garments on a person, undermost first: shadows, what stands behind the neck, cloth in the picture's light, skin
/// and background where nothing covers any more what is worn; the head stays in front. Pure; any thread.
[[nodiscard]] OutfitBlend outfitBlend(const PreparedPerson& person, const std::vector<LaidGarment>& garments);

/// Applies a blend to pixels of its size, CV_8UC3. strength  0..1: 0 leaves them alone. Untouched ones stay exactly as
/// they are.
void applyBlend(const cv::Mat& mix, float strength, cv::Mat& rgb);

}  // namespace visagiste
