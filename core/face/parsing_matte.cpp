#include "core/face/parsing_matte.h"

#include <algorithm>
#include <cmath>
#include <Eigen/LU>
#include <opencv2/imgproc.hpp>

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

/// Where a box of the crop lies in the picture, as far as it lies in `within`.
std::optional<PixelRect> seenPart(const FaceParsing& parsing, const cv::Rect& box, const PixelRect& within) {
  Eigen::Matrix<double, 3, 4> corners;
  const Eigen::Vector2d low(box.x, box.y);
  const Eigen::Vector2d high(box.x + box.width, box.y + box.height);
  corners << low.x(), high.x(), low.x(), high.x(), low.y(), low.y(), high.y(), high.y(), 1, 1, 1, 1;
  const Eigen::Matrix<double, 2, 4> seen = parsing.pictureFromCrop * corners;
  if (!seen.allFinite())
    return std::nullopt;
  const auto bound = [](double value, int from, int length) {
    return static_cast<int>(std::clamp(value, double(from), double(from) + length));
  };
  const int left = bound(std::floor(seen.row(0).minCoeff()), within.x, within.width);
  const int top = bound(std::floor(seen.row(1).minCoeff()), within.y, within.height);
  const int right = bound(std::ceil(seen.row(0).maxCoeff()), within.x, within.width);
  const int bottom = bound(std::ceil(seen.row(1).maxCoeff()), within.y, within.height);
  if (right <= left || bottom <= top)
    return std::nullopt;
  return PixelRect{left, top, right - left, bottom - top};
}

/// A region that is somewhere the likeliest, and the box of the crop beyond which it is not.
struct Occurrence {
  FaceRegion region;
  Image plane;
  cv::Rect box;
};

std::vector<Occurrence> occurrences(const FaceParsing& parsing) {
  constexpr int kLeastOfLikeliest = 255 / kFaceRegionCount - 1;  // Less than this another region has more.
  std::vector<Occurrence> result;
  for (int i = 0; i < kFaceRegionCount; ++i) {
    const auto region = static_cast<FaceRegion>(i);
    const cv::Mat plane = planeView(parsing, region);
    cv::Rect box = cv::boundingRect(plane >= kLeastOfLikeliest);
    if (box.empty())
      continue;
    box += cv::Size(2, 2);  // What lies between two pixels of the crop belongs to both.
    box -= cv::Point(1, 1);
    result.push_back({region, imageFromMat(plane), box});
  }
  return result;
}

/// Likeliest regions within a part, as one face's crop has them.
cv::Mat mapOfPart(const FaceParsing& parsing, const std::vector<Occurrence>& known, const PixelRect& part) {
  cv::Mat regions = cv::Mat::zeros(part.height, part.width, CV_8UC1);
  cv::Mat sureness = cv::Mat::zeros(part.height, part.width, CV_8UC1);
  for (const Occurrence& occurrence : known) {
    const std::optional<PixelRect> seen = seenPart(parsing, occurrence.box, part);
    if (!seen)
      continue;
    const Image share = warped(occurrence.plane, parsing, *seen);
    const cv::Rect place(seen->x - part.x, seen->y - part.y, seen->width, seen->height);
    cv::Mat surest = sureness(place);
    const cv::Mat surer = matView(share) > surest;
    matView(share).copyTo(surest, surer);
    regions(place).setTo(static_cast<double>(occurrence.region), surer);
  }
  return regions;
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
      if (region[x] == 0)
        continue;
      const std::uint8_t distance = distanceFromMiddle(parsing, cropFromPicture, band.x + x, band.y + y);
      if (distance < known[x]) {
        known[x] = distance;
        target[x] = region[x];
      }
    }
  }
}

}  // namespace

std::optional<PixelRect> coveredPart(const FaceParsing& parsing, Size pictureSize) {
  return seenPart(parsing, {0, 0, parsing.cropSize.width, parsing.cropSize.height},
                  {0, 0, pictureSize.width, pictureSize.height});
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
    const std::vector<Occurrence> known = occurrences(parsing);
    for (int top = covered->y; top < covered->y + covered->height; top += kBandRows) {
      const PixelRect band{covered->x, top, covered->width, std::min(kBandRows, covered->y + covered->height - top)};
      paintBand(parsing, band, mapOfPart(parsing, known, band), builder.mat(), nearest);
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
