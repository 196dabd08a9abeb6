#pragma once

#include <array>
#include "core/image/mat_view.h"

namespace visagiste {

/// The slow parts of one face's picture, on a grid of 60 to 100 samples across the face: finer is pores and hairs.
struct SkinBands {
  int step = 1;                   ///< Picture pixels a grid pixel; grid pixel i covers [i · step, (i + 1) · step).
  cv::Mat low;                    ///< CV_32FC1: luminance without detail, linear.
  std::array<cv::Mat, 3> smooth;  ///< CV_32FC1: what smoothing adds to the square root of linear R, G, B.
  std::array<cv::Mat, 3> fine;    ///< CV_32FC1: square root of linear R, G, B on the grid.
  std::array<cv::Mat, 3> even;    ///< CV_32FC1: factors that bring the skin's colour to its mean.
};

enum class BandDetail {
  LowOnly = 1,
  Smoothing,  ///< low, smooth, fine
  Everything,
};

/// rgb       CV_8UC3, the face's rectangle of the picture.
/// step      picture pixels a grid pixel, at least 1.
/// openings  CV_8UC1 on the grid: eyes and mouth, whose white must not brighten the level of the skin beside it.
/// skin      CV_8UC1 on any grid of the same extent: where skin is; may be empty unless Everything is wanted.
[[nodiscard]] SkinBands makeSkinBands(const cv::Mat& rgb, int step, BandDetail detail, const cv::Mat& openings,
                                      const cv::Mat& skin);
/// Size of the grid over a rectangle.
[[nodiscard]] cv::Size bandGrid(const cv::Size& rgb, int step);

}  // namespace visagiste
