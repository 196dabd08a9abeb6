#include "core/image/mat_view.h"

#include <opencv2/imgproc.hpp>
#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

int matType(PixelFormat format) {
  return CV_MAKETYPE(CV_8U, channelCount(format));
}

std::vector<std::uint8_t> blackPixels(Size size, PixelFormat format) {
  if (size.width < 1 || size.height < 1) {
    throw Error(ErrorCode::InvalidArgument, "An image must be at least 1 x 1 pixel.");
  }
  return std::vector<std::uint8_t>(static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height) *
                                   static_cast<std::size_t>(channelCount(format)));
}

}  // namespace

cv::Mat matView(const Image& image) {
  if (image.isEmpty()) {
    return {};
  }
  // OpenCV has no read-only matrix; nobody writes through this one.
  return {image.height(), image.width(), matType(image.format()), const_cast<std::uint8_t*>(image.pixels())};
}

ImageBuilder::ImageBuilder(Size size, PixelFormat format)
    : m_size(size),
      m_format(format),
      m_pixels(blackPixels(size, format)),
      m_mat(size.height, size.width, matType(format), m_pixels.data()) {}

Image ImageBuilder::finish() {
  if (m_mat.data != m_pixels.data() || m_mat.cols != m_size.width || m_mat.rows != m_size.height) {
    throw Error(ErrorCode::Internal, "An image operation changed the size of its result (ImageBuilder).");
  }
  return {m_size, m_format, std::move(m_pixels)};
}

Image imageFromMat(const cv::Mat& mat) {
  if (mat.depth() != CV_8U || (mat.channels() != 1 && mat.channels() != 3 && mat.channels() != 4)) {
    throw Error(ErrorCode::InvalidArgument, "Only 8-bit matrices of 1, 3 or 4 channels are pictures.");
  }
  const PixelFormat format = mat.channels() == 1   ? PixelFormat::Gray8
                             : mat.channels() == 3 ? PixelFormat::Rgb8
                                                   : PixelFormat::Rgba8;
  ImageBuilder builder({mat.cols, mat.rows}, format);
  mat.copyTo(builder.mat());
  return builder.finish();
}

Image imageFromBgrMat(const cv::Mat& mat) {
  if (mat.type() != CV_8UC3) {
    throw Error(ErrorCode::InvalidArgument, "A video frame must have 8-bit B, G and R.");
  }
  ImageBuilder builder({mat.cols, mat.rows}, PixelFormat::Rgb8);
  cv::cvtColor(mat, builder.mat(), cv::COLOR_BGR2RGB);
  return builder.finish();
}

}  // namespace visagiste
