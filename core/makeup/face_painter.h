#pragma once

#include <optional>
#include <vector>

#include "core/image/mat_view.h"
#include "core/makeup/layer_plan.h"

namespace visagiste {

/// What paintFace() needs to know besides the layers.
struct FacePainting {
  const FaceParsing* parsing = nullptr;
  float strength = 1;              ///< 0..1.
  float glint = 0;                 ///< As of MakeupFace.
  float bandsOfFace = 96;          ///< Samples of the slow parts of the picture across the face.
  std::optional<FaceLight> light;  ///< nullopt: measured in the picture.
};

/// Paints prepared layers onto one face. picture  CV_8UC3, the whole one, changed in place.
void paintFace(cv::Mat& picture, const FaceGeometry& face, const std::vector<PreparedLayer>& layers,
               const FacePainting& how, FaceLevels& levels);

/// Whether nothing of the look is to be seen.
[[nodiscard]] bool showsNothing(const MakeupLook& look);

}  // namespace visagiste
