#pragma once

#include "core/image/mat_view.h"
#include "core/mesh/rasterizer.h"
#include "core/reconstruct/texel_map.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// A texture in the making: colours 0..255 (CV_32FC3) and how far each texel is to be believed, 0..1 (CV_32FC1).
/// Colours mean nothing where the weight is 0.
struct WeightedTexture {
  cv::Mat color;
  cv::Mat weight;
};

/// The surface that is unwrapped and all that can stand before it, posed as in the picture.
struct PosedSurface {
  Eigen::Matrix3Xf verticesMm;  ///< (3, W) in head space, expression applied.
  Eigen::Matrix3Xf normals;     ///< (3, W).
  TriangleIndices occluders;    ///< Every triangle of the head over the same vertices.
};

/// Facing of a texel towards the camera (cosine) from which on it counts: nothing below `none`, fully above `full`.
struct FacingRamp {
  float none = 0.22F;
  float full = 0.6F;
};

/// Reads each texel of the surface from a picture.
///
/// A texel counts as far as it faces the camera, is not hidden by the head itself and keeps off the head's outline,
/// where a fit that is a millimetre off would read the background. Minified pictures are filtered.
/// picture  Rgb8. Pure; any thread.
[[nodiscard]] WeightedTexture unwrapView(const Image& picture, const PinholeCamera& camera,
                                         const Rigid3& cameraFromHead, const PosedSurface& surface,
                                         const TexelMap& texels, const FacingRamp& facing = {});

/// Place of each texel in the picture (CV_32FC2, pixels; negative where the surface is behind the camera or absent).
[[nodiscard]] cv::Mat texelPlaces(const PinholeCamera& camera, const Rigid3& cameraFromHead,
                                  const PosedSurface& surface, const TexelMap& texels);

}  // namespace visagiste
