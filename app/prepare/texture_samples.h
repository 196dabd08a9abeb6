#pragma once

#include <Eigen/Core>
#include <string>
#include <vector>

#include "core/image/mat_view.h"
#include "core/reconstruct/landmark_view.h"

namespace visagiste {
class SkinLayout;
class FaceFitter;
}  // namespace visagiste

namespace visagiste::prepare {

struct Portrait;

inline constexpr int kTextureSide = 128;

/// The skin of one portrait in the face model's atlas.
struct TextureSample {
  std::string id;
  bool isValidation = false;
  cv::Mat color;   ///< CV_8UC3, kTextureSide.
  cv::Mat weight;  ///< CV_8UC1: 255 is surely this person's skin.
};

/// The labelled points of a portrait of this size.
[[nodiscard]] LandmarkView landmarkViewOf(const Portrait& portrait, Size size);

/// Of every portrait of the official and synthetic sets with usable landmarks and label map and without glasses.
/// Hair, background, clothes and eyes are left out by the label maps.
[[nodiscard]] std::vector<TextureSample> readTextureSamples(const std::vector<Portrait>& portraits,
                                                            const SkinLayout& layout, const FaceFitter& fitter);

}  // namespace visagiste::prepare
