#include "core/image/encode.h"

#include <algorithm>
#include <cctype>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

void require(bool holds, const std::string& message) {
  if (!holds) {
    throw Error(ErrorCode::InvalidArgument, message);
  }
}

cv::Mat overWhite(const cv::Mat& rgba) {
  cv::Mat bgr(rgba.size(), CV_8UC3);
  for (int y = 0; y < rgba.rows; ++y) {
    const std::uint8_t* from = rgba.ptr(y);
    std::uint8_t* to = bgr.ptr(y);
    for (int x = 0; x < rgba.cols; ++x, from += 4, to += 3) {
      for (int c = 0; c < 3; ++c) {
        to[2 - c] = static_cast<std::uint8_t>((from[c] * from[3] + 255 * (255 - from[3]) + 127) / 255);
      }
    }
  }
  return bgr;
}

/// The pixels in the channel order that OpenCV's writers expect.
cv::Mat writableMat(const Image& image, ImageFileKind kind) {
  const cv::Mat view = matView(image);
  cv::Mat swapped;
  switch (image.format()) {
    case PixelFormat::Gray8:
      return view;
    case PixelFormat::Rgb8:
      cv::cvtColor(view, swapped, cv::COLOR_RGB2BGR);
      return swapped;
    case PixelFormat::Rgba8:
      if (kind == ImageFileKind::Jpeg) {
        return overWhite(view);
      }
      cv::cvtColor(view, swapped, cv::COLOR_RGBA2BGRA);
      return swapped;
  }
  throw Error(ErrorCode::Internal, "A picture has an unknown pixel format (encodeImage).");
}

}  // namespace

void EncodeOptions::check() const {
  require(quality >= 1 && quality <= 100, "The picture quality must be 1 to 100.");
  require(pngCompression >= 0 && pngCompression <= 9, "The PNG compression must be 0 to 9.");
}

ImageFileKind writtenKindOf(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  if (ending == ".png") {
    return ImageFileKind::Png;
  }
  if (ending == ".jpg" || ending == ".jpeg") {
    return ImageFileKind::Jpeg;
  }
  if (ending == ".webp") {
    return ImageFileKind::Webp;
  }
  throw Error(ErrorCode::InvalidArgument,
              "Cannot write a picture called '" + path.string() + "': its name must end in .png, .jpg or .webp.");
}

std::vector<std::uint8_t> encodeImage(const Image& image, ImageFileKind kind, const EncodeOptions& options) {
  options.check();
  require(!image.isEmpty(), "An empty picture cannot be written.");
  const char* ending = nullptr;
  std::vector<int> parameters;
  switch (kind) {
    case ImageFileKind::Png:
      ending = ".png";
      parameters = {cv::IMWRITE_PNG_COMPRESSION, options.pngCompression};
      break;
    case ImageFileKind::Jpeg:
      ending = ".jpg";
      parameters = {cv::IMWRITE_JPEG_QUALITY, options.quality};
      require(std::max(image.width(), image.height()) <= 65'500,
              "JPEG pictures have at most 65,500 pixels a side; write PNG.");
      break;
    case ImageFileKind::Webp:
      ending = ".webp";
      parameters = {cv::IMWRITE_WEBP_QUALITY, options.quality};
      require(std::max(image.width(), image.height()) <= 16'383,
              "WebP pictures have at most 16,383 pixels a side; write PNG.");
      break;
    default:
      throw Error(ErrorCode::InvalidArgument, "Pictures are written as PNG, JPEG or WebP.");
  }
  std::vector<std::uint8_t> bytes;
  try {
    if (!cv::imencode(ending, writableMat(image, kind), bytes, parameters)) {
      throw Error(ErrorCode::Internal, std::string("A picture could not be encoded as ") + ending + " (encodeImage).");
    }
  } catch (const cv::Exception& error) {
    throw Error(ErrorCode::Internal, std::string("A picture could not be encoded: ") + error.what());
  }
  return bytes;
}

void encodeImageFile(const Image& image, const std::filesystem::path& path, const EncodeOptions& options) {
  const std::vector<std::uint8_t> bytes = encodeImage(image, writtenKindOf(path), options);
  writeFileAtomically(path, bytes.data(), bytes.size());
}

}  // namespace visagiste
