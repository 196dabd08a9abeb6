#pragma once

#include "core/image/mat_view.h"

namespace visagiste {

/// Extends colours smoothly from where they are known to everywhere else (pull-push over an image pyramid).
///
/// color      CV_32FC3 or CV_32FC1; weight CV_32FC1 in 0..1, of the same size.
/// resistance  Weight of the value 0 in every empty place, a level of the pyramid at a time: 0 carries values any
///             distance; larger lets them fade to 0 away from what is known.
/// returns     as `color`; equal to it where the weight is 1. Pure; any thread.
[[nodiscard]] cv::Mat pullPush(const cv::Mat& color, const cv::Mat& weight, float resistance = 0);

/// Averages of 2^n × 2^n texels, each by its weight; the weight is averaged too. `side` divides the size of `color`.
struct WeightedAverage {
  cv::Mat color;
  cv::Mat weight;
};
[[nodiscard]] WeightedAverage shrunkByWeight(const cv::Mat& color, const cv::Mat& weight, int side);

/// What is seen beyond an expectation, carried on to where nothing is seen: to the other side of the face where that
/// one is not seen, fading out smoothly elsewhere. residual CV_32FC3; weight CV_32FC1.
[[nodiscard]] cv::Mat carriedOver(const cv::Mat& residual, const cv::Mat& weight);

/// Left and right exchanged: on the face model's atlas the other side of the face.
[[nodiscard]] cv::Mat mirrored(const cv::Mat& texture);

/// Bilinear, square.
[[nodiscard]] cv::Mat scaledTo(const cv::Mat& texture, int side);

/// c · w per texel; (CV_32FC3, CV_32FC1).
[[nodiscard]] cv::Mat weighted(const cv::Mat& color, const cv::Mat& weight);

}  // namespace visagiste
