#include "core/face/parsing_matte.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>
#include <opencv2/core.hpp>

#include "core/base/error.h"
#include "core/image/mat_view.h"
#include "core/image/resample.h"

namespace visagiste {
namespace {

constexpr int kBandRows = 128;  // A map is made in bands: fifteen planes of a large picture would not fit in memory.

void requirePlanes(const FaceParsing& parsing) {
  const Size size = parsing.cropSize;
  if (size.width < 1 || size.height < 1 || parsing.probabilities == nullptr ||
      parsing.probabilities->size() != static_cast<std::size_t>(kFaceRegionCount) *
                                           static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height))
    throw Error(ErrorCode::InvalidArgument, "The planes of a face's parsing do not fit their size.");
}

SourceFromTarget inverse(const SourceFromTarget& map) {
  SourceFromTarget result;
  result.leftCols<2>() = map.leftCols<2>().inverse();
  result.col(2) = -result.leftCols<2>() * map.col(2);
  return result;
}

/// From the continuous pixels of a part of the picture to those of the crop.
SourceFromTarget cropFromPart(const FaceParsing& parsing, const PixelRect& part) {
  SourceFromTarget map = inverse(parsing.pictureFromCrop);
  map.col(2) += map.leftCols<2>() * Eigen::Vector2d(part.x, part.y);
  return map;
}

cv::Mat planeView(const FaceParsing& parsing, FaceRegion region) {
  // OpenCV has no read-only matrix; nobody writes through this one.
  return {parsing.cropSize.height, parsing.cropSize.width, CV_8UC1, const_cast<std::uint8_t*>(parsing.plane(region))};
}

Image summedPlanes(const FaceParsing& parsing, const std::vector<FaceRegion>& regions) {
  ImageBuilder builder(parsing.cropSize, PixelFormat::Gray8);
  for (const FaceRegion region : regions) cv::add(builder.mat(), planeView(parsing, region), builder.mat());
  return builder.finish();
}

Image warped(const Image& plane, const FaceParsing& parsing, const PixelRect& part) {
  return warpedSimilarity(plane, cropFromPart(parsing, part), {part.width, part.height}, Resampling::Area,
                          OutsideSource::Black);
}

/// Likeliest regions within a part, as one face's crop has them.
cv::Mat mapOfPart(const FaceParsing& parsing, const std::vector<Image>& planes, const PixelRect& part) {
  cv::Mat regions = cv::Mat::zeros(part.height, part.width, CV_8UC1);
  cv::Mat sureness = cv::Mat::zeros(part.height, part.width, CV_8UC1);
  for (std::size_t region = 0; region < planes.size(); ++region) {
    if (planes[region].isEmpty())
      continue;
    const Image share = warped(planes[region], parsing, part);
    const cv::Mat surer = matView(share) > sureness;
    matView(share).copyTo(sureness, surer);
    regions.setTo(static_cast<double>(region), surer);
  }
  return regions;
}

/// The planes as images; empty where a region does not occur, so that it costs nothing.
std::vector<Image> occurringPlanes(const FaceParsing& parsing) {
  std::vector<Image> planes;
  for (int region = 0; region < kFaceRegionCount; ++region) {
    const cv::Mat view = planeView(parsing, static_cast<FaceRegion>(region));
    planes.push_back(cv::countNonZero(view) > 0 ? imageFromMat(view) : Image());
  }
  return planes;
}

/// Squared distance from the crop's middle: 120 in the middle of an edge, 240 in a corner.
std::uint8_t distanceFromMiddle(const FaceParsing& parsing, const SourceFromTarget& cropFromPicture, int x, int y) {
  const Eigen::Vector2d at = cropFromPicture.leftCols<2>() * Eigen::Vector2d(x + 0.5, y + 0.5) + cropFromPicture.col(2);
  const Eigen::Vector2d half(0.5 * parsing.cropSize.width, 0.5 * parsing.cropSize.height);
  return static_cast<std::uint8_t>(std::min(254.0, 120.0 * (at - half).cwiseQuotient(half).squaredNorm()));
}

/// Takes over the regions of a band where no nearer head has any.
void paintBand(const FaceParsing& parsing, const PixelRect& band, const cv::Mat& regions, cv::Mat& picture,
               cv::Mat& nearest) {
  const SourceFromTarget cropFromPicture = inverse(parsing.pictureFromCrop);
  for (int y = 0; y < band.height; ++y) {
    const std::uint8_t* region = regions.ptr<std::uint8_t>(y);
    std::uint8_t* target = picture.ptr<std::uint8_t>(band.y + y) + band.x;
    std::uint8_t* known = nearest.ptr<std::uint8_t>(band.y + y) + band.x;
    for (int x = 0; x < band.width; ++x) {
      const std::uint8_t distance = distanceFromMiddle(parsing, cropFromPicture, band.x + x, band.y + y);
      if (region[x] != 0 && distance < known[x]) {
        known[x] = distance;
        target[x] = region[x];
      }
    }
  }
}

}  // namespace

std::optional<PixelRect> coveredPart(const FaceParsing& parsing, Size pictureSize) {
  Eigen::Matrix<double, 3, 4> corners;
  const double width = parsing.cropSize.width;
  const double height = parsing.cropSize.height;
  corners << 0, width, 0, width, 0, 0, height, height, 1, 1, 1, 1;
  const Eigen::Matrix<double, 2, 4> seen = parsing.pictureFromCrop * corners;
  if (!seen.allFinite())
    return std::nullopt;
  const auto bound = [](double value, int most) { return static_cast<int>(std::clamp(value, 0.0, double(most))); };
  const int left = bound(std::floor(seen.row(0).minCoeff()), pictureSize.width);
  const int top = bound(std::floor(seen.row(1).minCoeff()), pictureSize.height);
  const int right = bound(std::ceil(seen.row(0).maxCoeff()), pictureSize.width);
  const int bottom = bound(std::ceil(seen.row(1).maxCoeff()), pictureSize.height);
  if (right <= left || bottom <= top)
    return std::nullopt;
  return PixelRect{left, top, right - left, bottom - top};
}

Image regionMatte(const FaceParsing& parsing, const std::vector<FaceRegion>& regions, const PixelRect& part) {
  requirePlanes(parsing);
  return warped(summedPlanes(parsing, regions), parsing, part);
}

Image regionMap(const std::vector<FaceParsing>& faces, Size pictureSize) {
  ImageBuilder builder(pictureSize, PixelFormat::Gray8);
  cv::Mat nearest(pictureSize.height, pictureSize.width, CV_8UC1, 255);
  for (const FaceParsing& parsing : faces) {
    requirePlanes(parsing);
    const std::optional<PixelRect> covered = coveredPart(parsing, pictureSize);
    if (!covered)
      continue;
    const std::vector<Image> planes = occurringPlanes(parsing);
    for (int top = covered->y; top < covered->y + covered->height; top += kBandRows) {
      const PixelRect band{covered->x, top, covered->width, std::min(kBandRows, covered->y + covered->height - top)};
      paintBand(parsing, band, mapOfPart(parsing, planes, band), builder.mat(), nearest);
    }
  }
  return builder.finish();
}

std::vector<double> regionShares(const FaceParsing& parsing, Size pictureSize) {
  requirePlanes(parsing);
  std::vector<double> shares(kFaceRegionCount, 0.0);
  double inside = 0;
  const std::uint8_t* planes = parsing.probabilities->data();
  const auto pixels =
      static_cast<std::size_t>(parsing.cropSize.width) * static_cast<std::size_t>(parsing.cropSize.height);
  for (int y = 0; y < parsing.cropSize.height; ++y)
    for (int x = 0; x < parsing.cropSize.width; ++x, ++planes) {
      const Eigen::Vector2d at = parsing.pictureFromCrop * Eigen::Vector3d(x + 0.5, y + 0.5, 1);
      if (!(at.x() >= 0 && at.y() >= 0 && at.x() < pictureSize.width && at.y() < pictureSize.height))
        continue;
      std::size_t best = 0;
      for (std::size_t region = 1; region < kFaceRegionCount; ++region)
        if (planes[region * pixels] > planes[best * pixels])
          best = region;
      shares[best] += 1;
      inside += 1;
    }
  for (double& share : shares) share = inside > 0 ? share / inside : 0.0;
  return shares;
}

}  // namespace visagiste
