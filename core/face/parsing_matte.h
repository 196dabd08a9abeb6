#pragma once

#include <optional>
#include <vector>

#include "core/types/face_parsing.h"
#include "core/types/image.h"

namespace visagiste {

/// The pixels [x, x + width) × [y, y + height) of a picture.
struct PixelRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// The part of a picture of this size that the crop covers; nullopt where they do not meet. Pure; any thread.
[[nodiscard]] std::optional<PixelRect> coveredPart(const FaceParsing& parsing, Size pictureSize);

/// How surely each pixel of a part of the picture shows one of the regions: Gray8 of the part's size, 255 is certain,
/// 0 outside the crop. Between the crop's pixels it runs smoothly; where the crop is finer than the picture it
/// averages.
///
/// part  in pixels of the upright picture; may reach outside it.
/// Throws Error{InvalidArgument} for an empty part or a parsing whose planes do not fit its size. Pure; any thread.
[[nodiscard]] Image regionMatte(const FaceParsing& parsing, const std::vector<FaceRegion>& regions,
                                const PixelRect& part);

/// The likeliest region of every pixel of the picture as Gray8 with the numbers of FaceRegion; Background outside all
/// crops. Where crops overlap, a region goes before background, then the nearer head before the farther.
///
/// Throws Error{InvalidArgument} for an empty size or a parsing whose planes do not fit its size. Pure; any thread.
[[nodiscard]] Image regionMap(const std::vector<FaceParsing>& faces, Size pictureSize);

/// Share of each region, in the order of FaceRegion, of those pixels of the crop that lie inside the picture; sums
/// to 1, or to 0 if none does. Throws like regionMatte(). Pure; any thread.
[[nodiscard]] std::vector<double> regionShares(const FaceParsing& parsing, Size pictureSize);

}  // namespace visagiste
