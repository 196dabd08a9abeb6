#include "core/image/decode.h"

#include <fstream>
#include <mutex>
#include <new>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>
#include <optional>
#include <system_error>
#include <vector>

#include "core/base/error.h"
#include "core/image/color_profile.h"
#include "core/image/image_header.h"
#include "core/image/image_metadata.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void failReading(const std::string& name, const std::string& what) {
  throw Error(ErrorCode::Unreadable, "Cannot read '" + name + "': " + what + ".");
}

[[noreturn]] void failTooLarge(const std::string& name, const std::string& what) {
  throw Error(ErrorCode::TooLarge, "'" + name + "' is too large: " + what + ". Scale it down first.");
}

void checkLimits(const ImageHeader& header, const DecodeLimits& limits, const std::string& name) {
  const Size size = header.storedSizePx;
  if (size.width > limits.maxSidePx || size.height > limits.maxSidePx) {
    failTooLarge(name, std::to_string(size.width) + " x " + std::to_string(size.height) +
                           " pixels, and a side may have at most " + std::to_string(limits.maxSidePx));
  }
  if (std::int64_t{size.width} * size.height > limits.maxPixels) {
    failTooLarge(name, std::to_string(size.width) + " x " + std::to_string(size.height) + " pixels, at most " +
                           std::to_string(limits.maxPixels / 1'000'000) + " megapixels are read");
  }
}

cv::Mat decodedMat(const std::uint8_t* bytes, std::size_t count, const ImageHeader& header, const std::string& name) {
  static std::once_flag quiet;
  // Failures are reported as an Error; OpenCV's own lines on stderr would only repeat them.
  std::call_once(quiet, [] { cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT); });
  constexpr const char* kDamaged = "its content is damaged or of a rare kind; save it again as PNG or JPEG";
  cv::Mat mat;
  try {
    const cv::Mat encoded(1, static_cast<int>(count), CV_8U, const_cast<std::uint8_t*>(bytes));
    mat = cv::imdecode(encoded, cv::IMREAD_UNCHANGED);
  } catch (const cv::Exception&) {
    failReading(name, kDamaged);
  } catch (const std::bad_alloc&) {
    throw Error(ErrorCode::OutOfMemory, "There is not enough memory to read '" + name + "'. Close other programs.");
  }
  const int channels = mat.channels();
  if (mat.empty() || (channels != 1 && channels != 3 && channels != 4)) {
    failReading(name, kDamaged);
  }
  if (mat.depth() != CV_8U && mat.depth() != CV_16U) {
    failReading(name, "it holds floating-point or signed values; save it with 8 or 16 bits a channel");
  }
  // The limits were checked against the header; a decoder that finds another size was deceived.
  if (mat.total() > 0 &&
      std::int64_t{mat.cols} * mat.rows != std::int64_t{header.storedSizePx.width} * header.storedSizePx.height) {
    failReading(name, kDamaged);
  }
  return mat;
}

/// `mat` turned upright as EXIF's orientation 1..8 demands.
cv::Mat upright(const cv::Mat& mat, int orientation) {
  cv::Mat turned;
  switch (orientation) {
    case 2:
      cv::flip(mat, turned, 1);
      return turned;
    case 3:
      cv::rotate(mat, turned, cv::ROTATE_180);
      return turned;
    case 4:
      cv::flip(mat, turned, 0);
      return turned;
    case 5:
      cv::transpose(mat, turned);
      return turned;
    case 6:
      cv::rotate(mat, turned, cv::ROTATE_90_CLOCKWISE);
      return turned;
    case 7:
      cv::transpose(mat, turned);
      cv::rotate(turned, turned, cv::ROTATE_180);
      return turned;
    case 8:
      cv::rotate(mat, turned, cv::ROTATE_90_COUNTERCLOCKWISE);
      return turned;
    default:
      return mat;
  }
}

cv::Mat withEightBits(const cv::Mat& mat) {
  if (mat.depth() == CV_8U) {
    return mat;
  }
  cv::Mat rounded;
  mat.convertTo(rounded, CV_8U, 1.0 / 257.0);
  return rounded;
}

/// B, G, R, A laid over white. `premultiplied` says whether the colours have been weighted with alpha already.
Image overWhite(const cv::Mat& bgra, bool premultiplied) {
  ImageBuilder builder({bgra.cols, bgra.rows}, PixelFormat::Rgb8);
  for (int y = 0; y < bgra.rows; ++y) {
    const std::uint8_t* from = bgra.ptr(y);
    std::uint8_t* to = builder.mat().ptr(y);
    for (int x = 0; x < bgra.cols; ++x, from += 4, to += 3) {
      const int alpha = from[3];
      for (int c = 0; c < 3; ++c) {
        const int weighted = premultiplied ? from[2 - c] * 255 : from[2 - c] * alpha;
        to[c] = static_cast<std::uint8_t>(std::min(255, (weighted + 255 * (255 - alpha) + 127) / 255));
      }
    }
  }
  return builder.finish();
}

Image straightAlpha(const cv::Mat& bgra, bool premultiplied) {
  ImageBuilder builder({bgra.cols, bgra.rows}, PixelFormat::Rgba8);
  cv::cvtColor(bgra, builder.mat(), cv::COLOR_BGRA2RGBA);
  if (premultiplied) {
    cv::cvtColor(builder.mat(), builder.mat(), cv::COLOR_mRGBA2RGBA);
  }
  return builder.finish();
}

Image imageFromDecoded(const cv::Mat& mat, bool premultiplied, AlphaHandling alpha) {
  if (mat.channels() == 4) {
    return alpha == AlphaHandling::Keep ? straightAlpha(mat, premultiplied) : overWhite(mat, premultiplied);
  }
  ImageBuilder builder({mat.cols, mat.rows}, PixelFormat::Rgb8);
  cv::cvtColor(mat, builder.mat(), mat.channels() == 1 ? cv::COLOR_GRAY2RGB : cv::COLOR_BGR2RGB);
  return builder.finish();
}

/// The pixels in sRGB, if the file carries a profile that says they are something else.
cv::Mat withProfileApplied(const cv::Mat& mat, const std::vector<std::uint8_t>& icc) {
  const std::optional<ColorProfile> profile = ColorProfile::read(icc);
  // A profile of another kind than the pixels (RGB on a grey picture) says nothing about them.
  if (!profile || profile->isSrgb() || profile->isGrey() != (mat.channels() == 1)) {
    return mat;
  }
  return profile->toSrgb(mat);
}

}  // namespace

std::vector<std::uint8_t> readPictureBytes(const fs::path& path, const DecodeLimits& limits) {
  const std::string name = path.string();
  std::error_code failed;
  const fs::file_status status = fs::status(path, failed);
  if (!fs::exists(status)) {
    throw Error(ErrorCode::NotFound, "There is no file '" + name + "'. Check the name and the folder.");
  }
  if (!fs::is_regular_file(status)) {
    failReading(name, fs::is_directory(status) ? "it is a folder; choose a picture in it" : "it is not a file");
  }
  const std::uintmax_t count = fs::file_size(path, failed);
  if (!failed && count > limits.maxFileBytes) {
    failTooLarge(name, std::to_string(count / 1'000'000) + " MB, at most " +
                           std::to_string(limits.maxFileBytes / 1'000'000) + " MB are read");
  }
  std::ifstream stream(path, std::ios::binary);
  if (failed || !stream) {
    failReading(name, "permission denied or the disk is gone");
  }
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(count));
  stream.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (stream.bad() || static_cast<std::uintmax_t>(stream.gcount()) != count) {
    failReading(name, "reading stopped half-way; is the disk still connected?");
  }
  return bytes;
}

Image decodeImage(const void* bytes, std::size_t count, const std::string& name, const DecodeLimits& limits,
                  AlphaHandling alpha, ColorHandling colors) {
  if (count > limits.maxFileBytes) {
    failTooLarge(name, std::to_string(count / 1'000'000) + " MB, at most " +
                           std::to_string(limits.maxFileBytes / 1'000'000) + " MB are read");
  }
  const auto* const first = static_cast<const std::uint8_t*>(bytes);
  const ImageHeader header = readImageHeader(first, count, name);
  checkLimits(header, limits, name);
  cv::Mat decoded = decodedMat(first, count, header, name);
  // OpenCV's TIFF reader turns the picture upright itself, and its 8-bit path weights the colours with alpha.
  const bool isTiff = header.kind == ImageFileKind::Tiff;
  bool premultiplied = isTiff && decoded.depth() == CV_8U;
  if (colors == ColorHandling::Srgb) {
    const std::vector<std::uint8_t> icc = readImageMetadata(first, count).iccProfile;
    if (!icc.empty() && premultiplied && decoded.channels() == 4) {
      cv::cvtColor(decoded, decoded, cv::COLOR_mRGBA2RGBA);
      premultiplied = false;
    }
    decoded = withProfileApplied(decoded, icc);
  }
  return imageFromDecoded(upright(withEightBits(decoded), isTiff ? 1 : header.exifOrientation), premultiplied, alpha);
}

Image decodeImageFile(const fs::path& path, const DecodeLimits& limits, AlphaHandling alpha) {
  const std::vector<std::uint8_t> bytes = readPictureBytes(path, limits);
  return decodeImage(bytes.data(), bytes.size(), path.string(), limits, alpha);
}

}  // namespace visagiste
