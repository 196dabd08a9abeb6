#pragma once

#include <memory>
#include <vector>
#include "core/image/mat_view.h"

#include "core/makeup/face_geometry.h"
#include "core/makeup/face_light.h"
#include "core/makeup/painted_layer.h"
#include "core/makeup/uv_zones.h"
#include "core/types/face_parsing.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// A layer and its patches in UV space, made once while the look is in use.
struct PreparedLayer {
  MakeupLayer layer;
  std::shared_ptr<const std::vector<UvPatch>> patches;
};

/// What layers are put on.
struct PaintedFace {
  const FaceGeometry& geometry;
  const cv::Mat& rgb;          ///< CV_8UC3, geometry.rect() of the picture as it came.
  const FaceParsing* parsing;  ///< May be null.
  FaceLight light;
  float skinLuminance = 0.2F;  ///< Of the face as a whole, linear.
  float strength = 1;
  float glint = 0;  ///< As of MakeupFace.
};

/// The masks, colours and optics of the layers on one face, in their order; layers that do not show are left out.
/// Levels of luminance come from `levels`, which keeps them steady over time.
[[nodiscard]] std::vector<PaintedLayer> planLayers(const PaintedFace& face, const std::vector<PreparedLayer>& layers,
                                                   FaceLevels& levels);

}  // namespace visagiste
