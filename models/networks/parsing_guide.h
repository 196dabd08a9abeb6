#pragma once

/// What the landmarks say about lips, mouth, eyes and brows, drawn for the parsing network. Free of LibTorch.

#include <array>
#include <vector>

namespace visagiste::networks {

constexpr int kGuidePlanes = 4;  ///< Lips, inner mouth, eyes, brows.
constexpr int kGuideCellSide = 4;
constexpr int kGuideChannels = kGuidePlanes * kGuideCellSide * kGuideCellSide;

/// Draws the regions inside the landmarks' contours as shares of covered area, folded like pictures are (inCells()).
///
/// points  at least 468, canonical order, in pixels of the crop (centre of its top-left pixel at (0.5, 0.5)); may lie
///         outside it. Values that are not finite leave the guide empty.
/// side    of the crop in pixels, a multiple of 4.
/// cells   (side / 4, side / 4, 64) values, overwritten: channel (plane * 4 + y) * 4 + x of a cell is its pixel (x, y),
///         0 outside to 1 inside.
void drawGuide(const std::vector<std::array<float, 2>>& points, int side, float* cells);

}  // namespace visagiste::networks
