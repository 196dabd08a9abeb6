#pragma once

#include <opencv2/core/mat.hpp>

#include "core/types/image.h"

namespace visagiste {

/// The pixels of `image` as OpenCV sees them, without a copy: CV_8UC3 in R, G, B order (OpenCV's own order is B, G, R),
/// CV_8UC4 or CV_8UC1. Read only; valid while a copy of `image` lives. An empty image gives an empty matrix.
[[nodiscard]] cv::Mat matView(const Image& image);

/// An image that is filled through an OpenCV matrix and then frozen, so that results need no second copy.
class ImageBuilder {
 public:
  /// Pixels start at 0. Throws Error{InvalidArgument} unless both sides are at least 1.
  ImageBuilder(Size size, PixelFormat format);

  /// Shares the pixels; never let OpenCV reallocate it.
  [[nodiscard]] cv::Mat& mat() { return m_mat; }

  /// Throws Error{Internal} if OpenCV has replaced the matrix by one of another size or type.
  [[nodiscard]] Image finish();

 private:
  Size m_size;
  PixelFormat m_format;
  std::vector<std::uint8_t> m_pixels;
  cv::Mat m_mat;
};

/// A copy of an 8-bit matrix with 1, 3 (R, G, B) or 4 channels. Throws Error{InvalidArgument} for any other.
[[nodiscard]] Image imageFromMat(const cv::Mat& mat);

/// A copy of a CV_8UC3 matrix in OpenCV's own B, G, R order (video frames). Throws Error{InvalidArgument} for any
/// other.
[[nodiscard]] Image imageFromBgrMat(const cv::Mat& mat);

}  // namespace visagiste
