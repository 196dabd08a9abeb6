#pragma once

#include <cmath>
#include <memory>
#include <vector>

#include "core/garment/garment_fitter.h"
#include "tests/unit/makeup/painted_face.h"

namespace visagiste::test {

inline constexpr int kPersonSidePx = 480;
inline constexpr float kPersonPixelsPerCm = 10;
inline const Eigen::Vector2f kPersonNeck(240, 266);  ///< Where the shoulder lines meet the neck.

/// How far below the neck the shoulders of the painted person begin at this column; a slope of 0.36.
inline float paintedShoulder(int x) {
  const float u = (static_cast<float>(x) + 0.5F - kPersonNeck.x()) / kPersonPixelsPerCm;
  return kPersonNeck.y() + kPersonPixelsPerCm * 0.36F * (std::abs(u) - 6.2F);
}

inline FaceRegion paintedRegion(int x, int y) {
  const float dx = (static_cast<float>(x) - 240) / 78;
  const float dy = (static_cast<float>(y) - 150) / 100;
  if (dx * dx + dy * dy < 1)
    return FaceRegion::FaceSkin;
  const float u = std::abs(static_cast<float>(x) + 0.5F - kPersonNeck.x()) / kPersonPixelsPerCm;
  if (u < 6.2F && y > 150 && static_cast<float>(y) < kPersonNeck.y() + 40 - 2 * u * u)
    return FaceRegion::Neck;
  if (u < 21 && static_cast<float>(y) > paintedShoulder(x))
    return FaceRegion::Clothes;
  return FaceRegion::Background;
}

/// Somebody in a plain shirt before a plain wall, every region known.
inline GarmentPerson paintedPerson(SrgbColor shirt = {90, 120, 90}) {
  const Size size{kPersonSidePx, kPersonSidePx};
  GarmentPerson person;
  const auto colorOf = [shirt](FaceRegion region) -> SrgbColor {
    if (region == FaceRegion::Clothes)
      return shirt;
    return region == FaceRegion::Background ? SrgbColor{170, 176, 184} : SrgbColor{200, 160, 140};
  };
  std::vector<std::uint8_t> pixels;
  for (int y = 0; y < size.height; ++y)
    for (int x = 0; x < size.width; ++x) {
      const SrgbColor color = colorOf(paintedRegion(x, y));
      pixels.insert(pixels.end(), {color.r, color.g, color.b});
    }
  person.picture = Image(size, PixelFormat::Rgb8, std::move(pixels));
  const MakeupFace face = frontFace({240, 160}, 14.5F * kPersonPixelsPerCm);
  person.landmarks = face.landmarks;
  FaceParsing parsing;
  parsing.pictureFromCrop << 1, 0, 0, 0, 1, 0;
  parsing.cropSize = size;
  auto planes = std::make_shared<std::vector<std::uint8_t>>(static_cast<std::size_t>(kFaceRegionCount) *
                                                            static_cast<std::size_t>(size.width * size.height));
  for (int y = 0; y < size.height; ++y)
    for (int x = 0; x < size.width; ++x)
      (*planes)[static_cast<std::size_t>(paintedRegion(x, y)) * static_cast<std::size_t>(size.width * size.height) +
                static_cast<std::size_t>(y * size.width + x)] = 255;
  parsing.probabilities = std::move(planes);
  person.parsing = std::make_shared<const FaceParsing>(std::move(parsing));
  return person;
}

}  // namespace visagiste::test
