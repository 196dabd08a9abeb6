#pragma once

#include "core/image/mat_view.h"

#include "core/types/makeup_look.h"

namespace visagiste {

/// A tile of the atlas that repeats.
struct SparkleTile {
  cv::Mat pixels;    ///< CV_8UC1, square.
  float extent = 1;  ///< Of the tile, in units of UV.
};

/// Grains of shimmer or glitter, fixed on the skin: fine and dense, or sparse and strong. The level of detail fits a
/// face that is `faceWidthPx` wide. Finish Shimmer or Glitter.
/// glint  How far the grains of glitter have turned: 1 is a whole cycle, back at 0. Each brightens and fades at its own
///        time while the grains as a whole stay as bright; shimmer is too fine for it.
/// Any thread.
[[nodiscard]] SparkleTile sparkleTile(MakeupFinish finish, float faceWidthPx, float glint);

}  // namespace visagiste
