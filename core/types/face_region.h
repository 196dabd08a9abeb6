#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace visagiste {

/// What a pixel of a portrait shows. Left and right are the person's. The numbers are part of the file formats.
enum class FaceRegion : std::uint8_t {
  Background = 0,  ///< The one enumeration with a valid zero: label maps name it so.
  FaceSkin = 1,    ///< Beards too.
  LeftBrow,
  RightBrow,
  LeftEye,
  RightEye,
  Nose,
  UpperLip,
  InnerMouth,  ///< Teeth, tongue, the dark between the lips.
  LowerLip,
  Neck,
  Hair,
  Clothes,
  OtherSkin,  ///< Ears, hands and arms.
  Glasses,
};

inline constexpr int kFaceRegionCount = 15;

/// Names for files and scripts, in the order of the enumeration.
inline constexpr std::array<std::string_view, kFaceRegionCount> kFaceRegionNames{
    "background", "face_skin",   "left_brow", "right_brow", "left_eye", "right_eye", "nose",   "upper_lip",
    "inner_mouth", "lower_lip", "neck",      "hair",       "clothes",  "other_skin", "glasses"};

}  // namespace visagiste
