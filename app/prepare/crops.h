#pragma once

#include "app/prepare/portraits.h"

#include <cstdint>
#include <vector>

namespace visagiste::prepare {

/// Upright crops around every usable face: kLandmarkPackOverFace times the face's extent, kLandmarkPackSide pixels.
/// Labels are the 478 points in crop pixels, z on the same scale. Beyond the picture its border pixels repeat.
constexpr int kLandmarkPackSide = 288;
constexpr float kLandmarkPackOverFace = 2.2F;
[[nodiscard]] training::PackedSet packLandmarks(const std::vector<Portrait>& portraits);

/// Crops around every face with a usable label map, upright in the face's own axes: kParsingPackOverFace times the
/// face's extent. Alpha holds the regions (PackedSample::kHasRegions), unknown at marked glasses, which not all labels
/// mark. Points as above.
constexpr int kParsingPackSide = 448;
constexpr float kParsingPackOverFace = 3.2F;
[[nodiscard]] training::PackedSet packParsing(const std::vector<Portrait>& portraits);

/// Hand-checked marks of `labels/marks189.csv` as lines "portrait mark x y", in pixels of the landmark crops.
void writeMarks(const std::string& path, const std::string& portraitFolder, const std::vector<Portrait>& portraits);

/// Whole pictures of every usable face, the longer side kDetectorPackSide pixels, top left in a square, the rest
/// repeating the border; labels as above, in pixels of the square.
constexpr int kDetectorPackSide = 384;
[[nodiscard]] training::PackedSet packPortraits(const std::vector<Portrait>& portraits);

/// Squares without a face: garment photographs, and parts of portraits that the label maps call background or clothes.
/// Every eighth garment is for validation; parts of portraits follow their portrait.
constexpr int kNegativePackSide = 256;
[[nodiscard]] training::PackedSet packNegatives(const std::vector<Portrait>& portraits,
                                                const std::string& garmentFolder, std::uint64_t seed);

}  // namespace visagiste::prepare
