#pragma once

#include <cmath>
#include <memory>
#include <utility>
#include <vector>

#include "core/types/face_parsing.h"

namespace visagiste::test {

/// A crop of `side` pixels whose regions `regionAt` decides, certain everywhere, placed by the map.
template <typename RegionAt>
[[nodiscard]] FaceParsing paintedParsing(int side, const Eigen::Matrix<double, 2, 3>& pictureFromCrop,
                                         const RegionAt& regionAt) {
  const auto pixels = std::size_t(side) * std::size_t(side);
  std::vector<std::uint8_t> planes(kFaceRegionCount * pixels, 0);
  for (int y = 0; y < side; ++y)
    for (int x = 0; x < side; ++x)
      planes[std::size_t(regionAt(x, y)) * pixels + std::size_t(y) * std::size_t(side) + std::size_t(x)] = 255;
  FaceParsing parsing;
  parsing.pictureFromCrop = pictureFromCrop;
  parsing.cropSize = {side, side};
  parsing.probabilities = std::make_shared<const std::vector<std::uint8_t>>(std::move(planes));
  return parsing;
}

/// Crop pixels times `scale`, turned by `rollRad`, moved to (x, y).
[[nodiscard]] inline Eigen::Matrix<double, 2, 3> placed(double scale, double x, double y, double rollRad = 0) {
  Eigen::Matrix<double, 2, 3> map;
  map << scale * std::cos(rollRad), -scale * std::sin(rollRad), x, scale * std::sin(rollRad), scale * std::cos(rollRad),
      y;
  return map;
}

}  // namespace visagiste::test
