#pragma once

#include <vector>
#include "core/image/mat_view.h"

#include "core/makeup/face_geometry.h"
#include "core/types/makeup_look.h"

namespace visagiste {

/// What a layer covers in a part of the face's rectangle.
struct DrawnMask {
  cv::Rect area;
  std::vector<cv::Mat> weights;  ///< CV_8UC1 each, one a colour; they add up to at most 255.
};

/// The masks of products that follow contours: lips, liner, kajal, lashes, brows, irises, teeth. Drawn anew for each
/// picture from the landmarks as smooth curves with exact coverage, so that edges are as fine as the picture.
/// Empty for products that live in UV space. The layer's own mask is not applied yet.
[[nodiscard]] std::vector<DrawnMask> drawMasks(const FaceGeometry& face, const MakeupLayer& layer);

/// The opening of an eye (0: the person's right) within `area`: 255 inside.
[[nodiscard]] cv::Mat eyeOpening(const FaceGeometry& face, std::size_t side, const cv::Rect& area);
[[nodiscard]] cv::Rect eyeArea(const FaceGeometry& face, std::size_t side);
/// Both lips without the opening of the mouth, and the opening alone.
[[nodiscard]] cv::Mat lipsMask(const FaceGeometry& face, const cv::Rect& area);
[[nodiscard]] cv::Mat mouthOpening(const FaceGeometry& face, const cv::Rect& area);
[[nodiscard]] cv::Rect lipsArea(const FaceGeometry& face);

}  // namespace visagiste
