#pragma once

#include "core/garment/body_plate.h"
#include "core/garment/worn_light.h"

namespace visagiste {

/// What the frames of a stream have in common: found in the first, carried on from frame to frame. A still has its own.
struct StreamMemory {
  ClothColors clothColors;
  cv::Mat unitGrain;  ///< grain() of strength 1, as wide as the pictures and at least as high.
};

/// One person of a picture, ready for any outfit. All of the picture's size.
struct PreparedPerson {
  cv::Mat rgb;  ///< CV_8UC3.
  BodyMattes mattes;
  TrunkPose trunk;
  cv::Mat worn;  ///< CV_8UC1: what is worn with its soft edge and the shadow beside it.
  BodyPlate plate;
  cv::Mat light;       ///< As wornLight() has it.
  cv::Mat front;       ///< CV_8UC1: what stays before all clothes: head, hair, hands on the breast.
  cv::Mat hair;        ///< CV_8UC1: the hair's share of that, along the picture's edges.
  cv::Mat behindHair;  ///< CV_8UC3: what is seen between hairs.
  cv::Mat wornNear;    ///< CV_32FC1: whether old clothes are what hangs behind hair, not the wall.
  cv::Mat grain;       ///< CV_32FC1: noise like that of the picture's cloth.
};

/// Less of worn() is the network's doubt, not cloth.
inline constexpr int kLeastWorn = 24;

/// rgb  CV_8UC3, which the result shares.
[[nodiscard]] PreparedPerson preparedPerson(const cv::Mat& rgb, BodyMattes mattes, const TrunkPose& trunk,
                                            StreamMemory& memory);

}  // namespace visagiste
