#pragma once

#include "core/image/mat_view.h"

namespace visagiste {

/// Continues what is known smoothly into what is not.
///
/// rgb     CV_8UC3.
/// known   CV_8UC1: how much a pixel counts; 0: is to be filled. At least one pixel counts, else the result is grey.
/// returns CV_8UC3 everywhere filled; where known is 255 about the same, blurred. Works at a quarter of the size.
/// Method: pull and push of a pyramid, Gortler et al., "The lumigraph", 1996.
[[nodiscard]] cv::Mat continued(const cv::Mat& rgb, const cv::Mat& known);

/// Gaussian blur of one channel. Wide ones are made at a smaller size, where nothing is lost that they would leave.
[[nodiscard]] cv::Mat blurred(const cv::Mat& values, double sigmaPx);

/// Strength of the grain of a picture where `where` is 255: standard deviation of its finest detail, 0..8.
[[nodiscard]] float grainOf(const cv::Mat& rgb, const cv::Mat& where);

/// Gaussian noise of this strength, the same for the same size, softened as a camera does. CV_32FC1.
[[nodiscard]] cv::Mat grain(cv::Size size, float strength);

}  // namespace visagiste
