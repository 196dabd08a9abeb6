#pragma once

#include "core/garment/outfit_blend.h"
#include "core/types/face_parsing.h"

namespace visagiste {

// What stills and streams have in common.

/// The part of a picture that clothes can reach: from the ears down.
[[nodiscard]] cv::Rect dressedPart(const Landmarks& landmarks, Size pictureSize);
/// The same things as that part sees them.
[[nodiscard]] FaceParsing moved(const FaceParsing& parsing, const cv::Rect& part);
[[nodiscard]] Landmarks moved(const Landmarks& landmarks, const cv::Rect& part);

/// Throws Error{NoFace} where the part ends above the shoulders.
void requireRoom(const TrunkPose& trunk, int partHeightPx);

[[nodiscard]] LaidGarment laidGarment(const WornGarment& worn, const GarmentPieces& pieces, const TrunkPose& trunk,
                                      cv::Size pictureSize);

}  // namespace visagiste
