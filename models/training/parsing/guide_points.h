#pragma once

/// Landmarks as the landmark network would find them: the labels' own would make the guide better than it is in use.

#include "models/training/parsing/region_canvas.h"

#include <torch/types.h>

#include <vector>

namespace visagiste::training {

/// The points with errors of the size and kind of the landmark network's: about 2 % of the distance between the outer
/// eye corners in the mean, shared by the face, by each feature, and single.
[[nodiscard]] CanvasPoints foundPoints(const CanvasPoints& points, Random& random);

/// The same, and sometimes far off or missing, so that the network keeps looking at the picture.
[[nodiscard]] CanvasPoints misled(const CanvasPoints& points, Random& random);

/// networks::drawGuide() of a batch: (B, 64, side / 4, side / 4), channels-last. Faces without points get an empty one.
[[nodiscard]] torch::Tensor guideOf(const std::vector<CanvasPoints>& faces, int side);

}  // namespace visagiste::training
