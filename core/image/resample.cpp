#include "core/image/resample.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>
#include <opencv2/imgproc.hpp>
#include <string>

#include "core/base/error.h"
#include "core/image/area_shrink.h"
#include "core/image/mat_view.h"

namespace visagiste {
namespace {

void require(bool holds, const std::string& message) {
  if (!holds) {
    throw Error(ErrorCode::InvalidArgument, message);
  }
}

void requirePixels(const Image& image) {
  require(!image.isEmpty(), "An empty picture cannot be resampled.");
}

int interpolation(Resampling how) {
  return how == Resampling::Nearest ? cv::INTER_NEAREST : cv::INTER_LINEAR;
}

/// Whether shrunkByArea() is the faster way. Where each target pixel covers whole pixels, OpenCV is.
bool coversPartsOfPixels(Size source, Size target) {
  const bool shrinks =
      target.width >= 1 && target.height >= 1 && target.width <= source.width && target.height <= source.height;
  return shrinks && (source.width % target.width != 0 || source.height % target.height != 0);
}

/// Source pixels that one target pixel spans in the direction where it spans most.
double largestScale(const SourceFromTarget& sourceFromTarget) {
  const Eigen::Matrix2d linear = sourceFromTarget.leftCols<2>();
  const double sum = linear.squaredNorm();
  const double determinant = linear.determinant();
  return std::sqrt((sum + std::sqrt(std::max(0.0, sum * sum - 4 * determinant * determinant))) / 2);
}

/// The pixels of the source that the target can see, grown to whole cells of `cell` pixels, one cell spare around it.
cv::Rect seenPart(const SourceFromTarget& sourceFromTarget, Size target, Size source, int cell) {
  Eigen::Matrix<double, 3, 4> corners;
  corners << 0, target.width, 0, target.width, 0, 0, target.height, target.height, 1, 1, 1, 1;
  const Eigen::Matrix<double, 2, 4> seen = sourceFromTarget * corners;
  const auto low = [cell](double value, int most) {
    const double first = std::floor(std::clamp(value, 0.0, double(most - 1)) / cell) - 1;
    return cell * std::max(0, static_cast<int>(first));
  };
  const auto high = [cell](double value, int most) {
    const double last = std::ceil(std::clamp(value, 1.0, double(most)) / cell) + 1;
    return std::min(most, cell * static_cast<int>(last));
  };
  const int left = low(seen.row(0).minCoeff(), source.width);
  const int top = low(seen.row(1).minCoeff(), source.height);
  return {left, top, high(seen.row(0).maxCoeff(), source.width) - left,
          high(seen.row(1).maxCoeff(), source.height) - top};
}

/// `part` averaged over cells of `cell` × `cell` pixels; a power of two.
cv::Mat averaged(const cv::Mat& part, int cell) {
  cv::Mat whole = part;
  const int right = (cell - part.cols % cell) % cell;
  const int bottom = (cell - part.rows % cell) % cell;
  if (right > 0 || bottom > 0) {
    // BORDER_ISOLATED: the pixels beyond the part belong to the picture, but the part ends at the picture's edge here.
    cv::copyMakeBorder(part, whole, 0, bottom, 0, right, cv::BORDER_REPLICATE | cv::BORDER_ISOLATED);
  }
  for (; cell > 1; cell /= 2) {
    cv::Mat half;
    cv::resize(whole, half, {whole.cols / 2, whole.rows / 2}, 0, 0, cv::INTER_AREA);
    whole = half;
  }
  return whole;
}

}  // namespace

Image resized(const Image& image, Size sizePx, Resampling how) {
  requirePixels(image);
  if (sizePx == image.size()) {
    return image;
  }
  if (how == Resampling::Area && coversPartsOfPixels(image.size(), sizePx)) {
    return shrunkByArea(image, sizePx);
  }
  ImageBuilder builder(sizePx, image.format());
  const bool shrinks = sizePx.width < image.width() || sizePx.height < image.height();
  const int method = how == Resampling::Area && shrinks ? cv::INTER_AREA : interpolation(how);
  cv::resize(matView(image), builder.mat(), builder.mat().size(), 0, 0, method);
  return builder.finish();
}

Image shrunkToFit(const Image& image, int maxSidePx) {
  requirePixels(image);
  require(maxSidePx >= 1, "A picture must be at least 1 pixel wide.");
  const int longer = std::max(image.width(), image.height());
  if (longer <= maxSidePx) {
    return image;
  }
  const auto scaled = [&](int side) {
    return std::max(1, static_cast<int>(std::lround(double(side) * maxSidePx / longer)));
  };
  return resized(image, {scaled(image.width()), scaled(image.height())}, Resampling::Area);
}

Image warpedSimilarity(const Image& source, const SourceFromTarget& sourceFromTarget, Size sizePx, Resampling how,
                       OutsideSource outside) {
  requirePixels(source);
  require(sourceFromTarget.allFinite() && std::abs(sourceFromTarget.leftCols<2>().determinant()) > 1e-12,
          "The map of a warp must be finite and must not collapse the picture.");
  int cell = 1;
  if (how == Resampling::Area) {
    for (double scale = largestScale(sourceFromTarget); scale > 1.5 && cell < 1024; scale /= 2) {
      cell *= 2;
    }
  }
  cv::Mat read = matView(source);
  Eigen::Matrix2d linear = sourceFromTarget.leftCols<2>();
  Eigen::Vector2d shift = sourceFromTarget.col(2);
  if (cell > 1) {
    const cv::Rect part = seenPart(sourceFromTarget, sizePx, source.size(), cell);
    read = averaged(read(part), cell);
    linear /= cell;
    shift = (shift - Eigen::Vector2d(part.x, part.y)) / cell;
  }
  // OpenCV puts whole numbers on pixel centres; here they are pixel corners.
  shift += linear * Eigen::Vector2d(0.5, 0.5) - Eigen::Vector2d(0.5, 0.5);
  const cv::Matx23d map(linear(0, 0), linear(0, 1), shift.x(), linear(1, 0), linear(1, 1), shift.y());
  ImageBuilder builder(sizePx, source.format());
  cv::warpAffine(read, builder.mat(), map, builder.mat().size(), interpolation(how) | cv::WARP_INVERSE_MAP,
                 outside == OutsideSource::Black ? cv::BORDER_CONSTANT : cv::BORDER_REPLICATE, cv::Scalar());
  return builder.finish();
}

Image flippedHorizontally(const Image& image) {
  requirePixels(image);
  ImageBuilder builder(image.size(), image.format());
  cv::flip(matView(image), builder.mat(), 1);
  return builder.finish();
}

Image turned(const Image& image, int quarterTurns) {
  requirePixels(image);
  const int turns = (quarterTurns % 4 + 4) % 4;
  if (turns == 0) {
    return image;
  }
  const Size size = turns == 2 ? image.size() : Size{image.height(), image.width()};
  ImageBuilder builder(size, image.format());
  const int codes[] = {0, cv::ROTATE_90_CLOCKWISE, cv::ROTATE_180, cv::ROTATE_90_COUNTERCLOCKWISE};
  cv::rotate(matView(image), builder.mat(), codes[turns]);
  return builder.finish();
}

Image cropped(const Image& image, int x, int y, Size sizePx) {
  requirePixels(image);
  require(x >= 0 && y >= 0 && sizePx.width >= 1 && sizePx.height >= 1 && sizePx.width <= image.width() - x &&
              sizePx.height <= image.height() - y,
          "A crop must lie inside the picture.");
  return imageFromMat(matView(image)({x, y, sizePx.width, sizePx.height}));
}

Image converted(const Image& image, PixelFormat format) {
  requirePixels(image);
  if (image.format() == format) {
    return image;
  }
  static constexpr int kCodes[4][4] = {{0, 0, 0, 0},
                                       {0, 0, cv::COLOR_RGB2RGBA, cv::COLOR_RGB2GRAY},
                                       {0, cv::COLOR_RGBA2RGB, 0, cv::COLOR_RGBA2GRAY},
                                       {0, cv::COLOR_GRAY2RGB, cv::COLOR_GRAY2RGBA, 0}};
  ImageBuilder builder(image.size(), format);
  cv::cvtColor(matView(image), builder.mat(), kCodes[static_cast<int>(image.format())][static_cast<int>(format)]);
  return builder.finish();
}

}  // namespace visagiste
