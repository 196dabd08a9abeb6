#include "core/style/style_weights.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>
#include <opencv2/imgproc.hpp>

#include "core/base/error.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr int kZero = 128;   // Differences to the background's strength lie around it in a byte.
constexpr int kScale = 127;  // Of a difference of 1.

float strengthOf(FaceRegion region, const StyleRegionStrengths& strengths) {
  switch (region) {
    case FaceRegion::Background:
      return strengths.background;
    case FaceRegion::Hair:
      return strengths.hair;
    case FaceRegion::Clothes:
      return strengths.clothes;
    default:
      return strengths.skin;
  }
}

/// How the strength differs from the background's in the crop, kZero where it does not.
cv::Mat differencesInCrop(const FaceParsing& parsing, const StyleRegionStrengths& strengths) {
  const int height = parsing.cropSize.height;
  const int width = parsing.cropSize.width;
  cv::Mat sum(height, width, CV_32FC1, cv::Scalar(kZero));
  for (int i = 0; i < kFaceRegionCount; ++i) {
    const auto region = static_cast<FaceRegion>(i);
    const float difference = strengthOf(region, strengths) - strengths.background;
    if (difference == 0)
      continue;
    // OpenCV has no read-only matrix; nobody writes through this one.
    const cv::Mat plane(height, width, CV_8UC1, const_cast<std::uint8_t*>(parsing.plane(region)));
    cv::Mat share;
    plane.convertTo(share, CV_32F, difference * kScale / 255.0);
    sum += share;
  }
  cv::Mat bytes;
  sum.convertTo(bytes, CV_8U);
  return bytes;
}

/// The same with its border carried on: downwards as far as the picture goes (by whoever reads beyond the edge),
/// upwards and sideways fading out.
Image extended(const cv::Mat& differences, int margin) {
  ImageBuilder builder({differences.cols + 2 * margin, differences.rows + margin}, PixelFormat::Gray8);
  cv::Mat wide;
  cv::copyMakeBorder(differences, wide, margin, 0, margin, margin, cv::BORDER_REPLICATE);
  for (int y = 0; y < wide.rows; ++y)
    for (int x = 0; x < wide.cols; ++x) {
      const int beyond = std::max({margin - y, margin - x, x - (wide.cols - 1 - margin), 0});
      const float kept = 1.0F - static_cast<float>(beyond) / static_cast<float>(margin);
      builder.mat().at<std::uint8_t>(y, x) =
          static_cast<std::uint8_t>(std::lround(kZero + kept * (wide.at<std::uint8_t>(y, x) - kZero)));
    }
  return builder.finish();
}

/// Differences of one face at every pixel of the picture.
Image differencesInPicture(const FaceParsing& parsing, const StyleRegionStrengths& strengths, Size picture) {
  const int margin = std::max(1, parsing.cropSize.width / 4);
  const Image wide = extended(differencesInCrop(parsing, strengths), margin);
  SourceFromTarget wideFromPicture;
  wideFromPicture.leftCols<2>() = parsing.pictureFromCrop.leftCols<2>().inverse();
  wideFromPicture.col(2) =
      Eigen::Vector2d(margin, margin) - wideFromPicture.leftCols<2>() * parsing.pictureFromCrop.col(2);
  return warpedSimilarity(wide, wideFromPicture, picture, Resampling::Area, OutsideSource::Replicate);
}

/// CV_32FC1: the strength of each pixel's region.
cv::Mat regionStrengths(const StyleScene& scene, const StyleRegionStrengths& strengths) {
  const Size size = scene.picture.size();
  cv::Mat strongest(size.height, size.width, CV_8UC1, cv::Scalar(kZero));
  for (const StyleFace& face : scene.faces) {
    if (face.parsing == nullptr)
      continue;
    const Image differences = differencesInPicture(*face.parsing, strengths, size);
    // Of two people the one says more whose region differs more from the background.
    const cv::Mat seen = matView(differences);
    cv::Mat distance, known;
    cv::absdiff(seen, cv::Scalar(kZero), distance);
    cv::absdiff(strongest, cv::Scalar(kZero), known);
    seen.copyTo(strongest, distance > known);
  }
  cv::Mat result;
  strongest.convertTo(result, CV_32F, 1.0 / kScale, strengths.background - double(kZero) / kScale);
  return result;
}

}  // namespace

Image styleWeights(const StyleScene& scene, const StyleSpec& spec) {
  const bool hasMask = !scene.mask.isEmpty();
  if (spec.regions.areEqual() && spec.regions.skin == 1 && !hasMask)
    return {};
  const Size size = scene.picture.size();
  cv::Mat weights = spec.regions.areEqual() ? cv::Mat(size.height, size.width, CV_32FC1, cv::Scalar(spec.regions.skin))
                                            : regionStrengths(scene, spec.regions);
  if (hasMask) {
    if (scene.mask.format() != PixelFormat::Gray8)
      throw Error(ErrorCode::InvalidArgument, "The mask of a style has to be a grey picture.");
    cv::Mat mask;
    matView(resized(scene.mask, size)).convertTo(mask, CV_32F, 1.0 / 255.0);
    cv::multiply(weights, mask, weights);
  }
  ImageBuilder builder(size, PixelFormat::Gray8);
  cv::Mat bytes = builder.mat();
  weights.convertTo(bytes, CV_8U, 255.0 * spec.strength);
  return builder.finish();
}

}  // namespace visagiste
