#pragma once

#include <Eigen/Core>

#include "core/types/image.h"

namespace visagiste {

enum class Resampling {
  Nearest = 1,
  Bilinear,  ///< Aliases when shrinking by more than 2.
  Area,      ///< Averages what each target pixel covers when shrinking; Bilinear when enlarging.
};

/// What a warp reads outside the source.
enum class OutsideSource {
  Black = 1,  ///< All channels 0.
  Replicate,  ///< The nearest edge pixel.
};

/// Maps the continuous pixel coordinates of the target to those of the source. Names read right to left.
using SourceFromTarget = Eigen::Matrix<double, 2, 3>;

/// All functions: pixel centres at (0.5, 0.5); channels are treated alike, alpha too; Error{InvalidArgument} for an
/// empty image or a size below 1 x 1. Pure; any thread.

/// The whole picture at another size.
[[nodiscard]] Image resized(const Image& image, Size sizePx, Resampling how = Resampling::Area);

/// The same with its longer side at most `maxSidePx`; a picture that is small enough is returned as it is.
[[nodiscard]] Image shrunkToFit(const Image& image, int maxSidePx);

/// The part of the source that a rotated, scaled and shifted target frame sees.
///
/// With Area a target that is coarser than the source reads a prefiltered copy of the part it needs (halved until one
/// target pixel covers at most 1.5 of its pixels), so the cost follows the target and the part, not the whole picture.
/// A general affine map is accepted; its larger singular value decides about the filter.
/// Throws Error{InvalidArgument} for a map that is not finite or has no area.
[[nodiscard]] Image warpedSimilarity(const Image& source, const SourceFromTarget& sourceFromTarget, Size sizePx,
                                     Resampling how = Resampling::Area, OutsideSource outside = OutsideSource::Black);

/// Left and right exchanged.
[[nodiscard]] Image flippedHorizontally(const Image& image);

/// Turned clockwise by a quarter `quarterTurns` times (any integer).
[[nodiscard]] Image turned(const Image& image, int quarterTurns);

/// The pixels [x, x + width) × [y, y + height). Throws Error{InvalidArgument} unless they lie inside.
[[nodiscard]] Image cropped(const Image& image, int x, int y, Size sizePx);

/// The same picture as another format: alpha is dropped or set to 255; grey is the luma of ITU-R BT.601.
[[nodiscard]] Image converted(const Image& image, PixelFormat format);

}  // namespace visagiste
