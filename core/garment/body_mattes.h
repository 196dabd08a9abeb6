#pragma once

#include "core/image/mat_view.h"
#include "core/types/face_parsing.h"

namespace visagiste {

/// What the pixels of a portrait show, as far as clothes are concerned: CV_8UC1 of the picture's size each, 255 is
/// certain. Where the parsing's crop does not reach, clothes and background are continued from it.
struct BodyMattes {
  cv::Mat face;  ///< With beard, ears, glasses: never covered by clothes.
  cv::Mat hair;
  cv::Mat neck;
  cv::Mat clothes;  ///< With arms and hands.
  cv::Mat background;
};

/// picture  Rgb8. Throws Error{InvalidArgument} like regionMatte().
[[nodiscard]] BodyMattes bodyMattes(const Image& picture, const FaceParsing& parsing);

/// Follows the edges of the picture within about `radiusPx`: a matte of a coarse network gets the picture's own edges.
/// Method: He, Sun, Tang, "Guided image filtering", 2010, with the luminance as guide.
[[nodiscard]] cv::Mat sharpened(const cv::Mat& matte, const cv::Mat& gray, int radiusPx);

}  // namespace visagiste
