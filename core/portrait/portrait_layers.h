#pragma once

#include <array>
#include <memory>

#include "core/image/mat_view.h"
#include "core/mesh/texture_lookup.h"
#include "core/portrait/contour_alignment.h"
#include "core/portrait/eye_picture.h"
#include "core/portrait/lid_picture.h"
#include "core/types/face_parsing.h"
#include "core/types/image.h"
#include "core/types/landmarks.h"

namespace visagiste {

/// The photograph at one size, taken apart for pictures with another expression. Immutable; any thread.
struct PortraitLayers {
  float scale = 1;  ///< Pixels of this size a pixel of the photograph.
  Image picture;    ///< Rgb8.
  cv::Mat rgb;      ///< View of it.
  cv::Mat mouth;    ///< CV_32FC1: 1 inside the opening of the lips.
  // At coarseSize(), CV_32FC1.
  cv::Mat clothes;
  cv::Mat hair;
  cv::Mat head;                    ///< Hair, ears and face.
  std::array<EyePicture, 2> eyes;  ///< Right, left.
  std::array<LidPicture, 2> lids;

  [[nodiscard]] static cv::Size coarseSize(Size size);
};

/// alignment and irises  in pixels of the photograph. scale <= 1.
[[nodiscard]] PortraitLayers makePortraitLayers(const Image& photo, const FaceParsing& parsing,
                                                const ContourAlignment& alignment, const Irises& irises,
                                                const cv::Vec3f& eyeWhite, float scale);

/// What the photograph does not show, coloured in its light. Any thread.
struct PortraitTextures {
  TextureLookup skin;
  TextureLookup teeth;
  TextureLookup mouth;
  cv::Vec3f teethGain;  ///< Linear.
  cv::Vec3f mouthGain;
};

}  // namespace visagiste
