#pragma once

#include <Eigen/Core>

#include "core/types/face_box.h"

namespace visagiste {

/// The face square of 468 points: the definition that the networks were trained with (models/networks/face_crop.h).
/// pointsPx  (2, >= 468), canonical order. The score of the result is 0.
/// Throws Error{InvalidArgument} for fewer points. Pure; any thread.
[[nodiscard]] FaceBox boxFromLandmarks(const Eigen::Matrix2Xf& pointsPx);

/// Side of the landmark network's crop over the box's side, and of the parsing network's.
[[nodiscard]] double landmarkCropOverBox();
[[nodiscard]] double parsingCropOverBox();

/// Takes pixel coordinates of a crop to the picture: the crop, cropSidePx × cropSidePx, shows the box with its side
/// times `margin`, turned upright. (2, 3): [A | b], picture = A * crop + b; both with pixel centres at (0.5, 0.5).
/// Throws Error{InvalidArgument} unless all three sizes are above 0. Pure; any thread.
[[nodiscard]] Eigen::Matrix<double, 2, 3> pictureFromCrop(const FaceBox& box, double margin, double cropSidePx);

}  // namespace visagiste
