#pragma once

#include <Eigen/Core>

#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

class FaceModel;

enum class BrushMode {
  Hide = 1,  ///< The layer fades under the brush.
  Show,      ///< It comes back.
};

/// One movement of the brush over the picture.
struct BrushStroke {
  Eigen::Vector2f fromPx = Eigen::Vector2f::Zero();
  Eigen::Vector2f toPx = Eigen::Vector2f::Zero();
  float radiusPx = 10;  ///< Pixels of the picture, over 0.
  float softness = 0.5F;  ///< 0..1: the share of the radius over which it fades.
  BrushMode mode = BrushMode::Hide;
  bool isMirrored = false;  ///< The other half of the face gets the same.
};

/// Paints masks of layers (MakeupLayer::mask) through the picture of a face.
///
/// Skin that is turned away from the camera keeps its mask. Immutable; any thread.
class MaskBrush {
 public:
  static constexpr int kMaskSidePx = 512;

  /// Throws Error{InvalidArgument} without the 468 canonical points or with such as are not finite.
  MaskBrush(const FaceModel& model, const Landmarks& landmarks);

  /// The mask after the stroke: Gray8 of kMaskSidePx, or empty where nothing is hidden any more.
  /// mask  as in MakeupLayer: Gray8, square, any size; empty for all 255.
  /// Throws Error{InvalidArgument} for another picture or a stroke with values out of range.
  [[nodiscard]] Image painted(const Image& mask, const BrushStroke& stroke) const;

 private:
  Eigen::Matrix2Xf m_placePx;  // Of each texel in the picture, row by row; far outside where no skin is seen.
};

}  // namespace visagiste
