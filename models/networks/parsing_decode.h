#pragma once

/// From what the parsing network says to 8-bit shares of the regions. Free of LibTorch, like face_decode.h.

#include <array>
#include <cstdint>

namespace visagiste::networks {

constexpr int kParsingRegions = 15;
/// The same names and order as in core/types/face_region.h, which this folder does without.
constexpr std::array<const char*, kParsingRegions> kParsingRegionNames{
    "background",  "face_skin", "left_brow", "right_brow", "left_eye", "right_eye",  "nose",   "upper_lip",
    "inner_mouth", "lower_lip", "neck",      "hair",       "clothes",  "other_skin", "glasses"};
constexpr int kParsingBlock = 4;  ///< Side of the block of pixels that one place of the network's output answers for.

/// Softmax over the regions at every pixel.
///
/// logits   blockRows x blockColumns places of 240 values: 16 * region + 4 * row + column of a pixel of the 4 x 4
/// block. planes   kParsingRegions planes of (4 * blockRows) x (4 * blockColumns) bytes: 255 is certain. The sum over
/// the
///          planes is 255 within rounding, 8 at most.
void decodeShares(const float* logits, int blockRows, int blockColumns, std::uint8_t* planes);

}  // namespace visagiste::networks
