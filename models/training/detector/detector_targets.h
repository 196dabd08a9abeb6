#pragma once

#include "models/networks/face_crop.h"

#include <torch/types.h>

#include <array>
#include <vector>

namespace visagiste::training {

/// What the detector's maps should say about one picture, for each stride (rows, columns of the maps; torch layout).
struct DetectorTargets {
  torch::Tensor score;  ///< (rows, columns): 1 a face, 0 none, -1 does not count.
  torch::Tensor shape;  ///< (5, rows, columns): centre offset x and y in cells, log size, cosine, sine.
};

/// Every face is learned by the stride whose sizes it fits, at the cells within 0.8 cells of its centre; cells in the
/// face's inner part around them do not count, nor does the neighbouring stride where the size is near the limit.
[[nodiscard]] std::array<DetectorTargets, 3> detectorTargets(const std::vector<FaceSquare>& faces,
                                                             const std::vector<FaceSquare>& unclear, int width,
                                                             int height);

}  // namespace visagiste::training
