#pragma once

#include "core/job/run_context.h"
#include "core/reconstruct/texture_model.h"
#include "core/reconstruct/view_unwrap.h"

namespace visagiste {

/// What is where on the skin's atlas, at kRegionSidePx: CV_32FC1 masks in 0..1 with soft borders.
struct SkinRegions {
  cv::Mat face;     ///< Inside the outline of the canonical landmarks.
  cv::Mat scalp;    ///< Where hair grows.
  cv::Mat sockets;  ///< Behind the lids.
};
inline constexpr int kRegionSidePx = 256;

struct CompletedTexture {
  Image texture;   ///< Rgb8.
  Image invented;  ///< Gray8: 255 where the picture's share of the texel is below one half.
};

/// Fills what no picture shows.
///
/// The learned skin explains what is seen and continues it; the rest of what is seen, lower and higher frequencies
/// alike, is carried to the other side of the face where that one is not seen and fades out smoothly elsewhere, so
/// that no border shows. Outside the face's outline only texels that look like this person's skin or hair are taken
/// from the pictures: background never is. The scalp takes the colour of the hair.
/// seen   side × side, side a multiple of kRegionSidePx.
/// Reports nothing; asks the context whether to go on. Pure; any thread.
[[nodiscard]] CompletedTexture completeTexture(const WeightedTexture& seen, const SkinRegions& regions,
                                               const TextureModel& model, RunContext& context);

}  // namespace visagiste
