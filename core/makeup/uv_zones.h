#pragma once

#include <vector>
#include "core/image/mat_view.h"

#include "core/makeup/face_chart.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// Atlas coordinates: UV with rows downwards, x = u and y = 1 - v.

/// What a layer covers in a rectangle of the atlas.
struct UvPatch {
  cv::Rect2f window;
  /// CV_8UC1 to CV_8UC3: weight of each of the layer's colours; they add up to at most 255. Face paint: CV_8UC4,
  /// colour times alpha in linear light would need more than bytes: straight sRGB and alpha.
  cv::Mat weights;
  std::vector<int> points;  ///< Chart points that surround everything that is not zero.
  bool isFine = false;      ///< Has detail that shows in single pixels of the picture.
};

/// The patches of products that live in UV space: skin products, eyeshadow and face paint; empty for the rest, which
/// are drawn along contours in the picture. Depends on zone, side, number of colours, parameters, mask and picture of
/// the layer only. Any thread.
[[nodiscard]] std::vector<UvPatch> makeUvPatches(const FaceChart& chart, const MakeupLayer& layer);

}  // namespace visagiste
