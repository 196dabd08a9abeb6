#include "core/face/detector_search.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr double kLargestShare = 0.75;  // Of the usual side: larger faces lose their surroundings.
constexpr double kLevelStep = 2.0;
constexpr double kSameLevel = 1.02;  // Levels closer than this are one.
constexpr int kWindowInSides = 2;    // Large windows share less; larger ones leave the processor's cache.

Size scaledSize(Size picture, double scale) {
  return {std::max(1, static_cast<int>(std::lround(picture.width * scale))),
          std::max(1, static_cast<int>(std::lround(picture.height * scale)))};
}

int roundedUp(int length, int cell) {
  return (length + cell - 1) / cell * cell;
}

/// Starts of windows that cover `length`, each sharing at least `shared` with the next.
std::vector<int> startsAlong(int length, int window, int shared) {
  if (length <= window)
    return {0};
  const int count = static_cast<int>(std::ceil(double(length - shared) / (window - shared)));
  std::vector<int> starts;
  for (int i = 0; i < count; ++i)
    starts.push_back(static_cast<int>(std::lround(double(i) * (length - window) / (count - 1))));
  return starts;
}

SearchLevel levelAt(Size picture, double scale, const DetectorReach& reach) {
  SearchLevel level;
  level.size = scaledSize(picture, scale);
  const int most = kWindowInSides * roundedUp(reach.usualSide, reach.cell);
  level.window = {std::min(most, roundedUp(level.size.width, reach.cell)),
                  std::min(most, roundedUp(level.size.height, reach.cell))};
  // A face that the level before could not see is at most this large here.
  const int shared = std::min(most / 2, static_cast<int>(std::ceil(kLevelStep * reach.smallestFacePx)));
  const std::vector<int> columns = startsAlong(level.size.width, level.window.width, shared);
  for (const int y : startsAlong(level.size.height, level.window.height, shared))
    for (const int x : columns) level.origins.emplace_back(x, y);
  return level;
}

}  // namespace

std::vector<SearchLevel> planSearch(Size picture, const DetectorReach& reach, const DetectorOptions& options) {
  options.check();
  if (picture.width < 1 || picture.height < 1 || reach.usualSide < 1 || reach.cell < 1 || !(reach.smallestFacePx > 0))
    throw Error(ErrorCode::InvalidArgument, "Looking for faces needs a picture and sizes above 0.");
  const double whole = double(reach.usualSide) / std::max(picture.width, picture.height);
  if (options.search == DetectorSearch::Live)
    return {levelAt(picture, whole, reach)};

  std::vector<SearchLevel> levels;
  if (std::min(picture.width, picture.height) * whole > kLargestShare * reach.usualSide)
    levels.push_back(levelAt(picture, whole / kLevelStep, reach));
  levels.push_back(levelAt(picture, whole, reach));
  const double finest = reach.smallestFacePx / options.minFacePx;
  for (double scale = whole; scale * kSameLevel < finest;) {
    scale = std::min(scale * kLevelStep, finest);
    SearchLevel level = levelAt(picture, scale, reach);
    if (level.origins.size() > std::size_t{kMaxWindows})
      break;
    levels.push_back(std::move(level));
  }
  return levels;
}

}  // namespace visagiste
