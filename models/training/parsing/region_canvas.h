#pragma once

#include "models/training/engine/canvas.h"

#include <array>

namespace visagiste::training {

/// Pixel positions of a face's landmarks in such a picture.
using CanvasPoints = std::vector<std::array<float, 2>>;

/// A picture and the region of each of its pixels (core/types/face_region.h, or PackedSample::kUnknownRegion and
/// kBeyondPicture).
struct RegionCanvas {
  explicit RegionCanvas(int side)
      : picture(side, side), regions(static_cast<std::size_t>(side) * side, std::uint8_t{0}) {}

  [[nodiscard]] std::uint8_t& region(int x, int y) { return regions[static_cast<std::size_t>(y) * picture.width + x]; }
  [[nodiscard]] std::uint8_t region(int x, int y) const {
    return regions[static_cast<std::size_t>(y) * picture.width + x];
  }

  Canvas picture;
  std::vector<std::uint8_t> regions;
  CanvasPoints points;  ///< Where the labels have the landmarks.
};

}  // namespace visagiste::training
