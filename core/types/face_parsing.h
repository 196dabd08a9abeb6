#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <vector>

#include "core/types/face_region.h"
#include "core/types/image.h"

namespace visagiste {

/// Which region each pixel of a square crop around one head shows, and how surely.
struct FaceParsing {
  /// Continuous crop pixels (centre of the top-left one at (0.5, 0.5)) to pixels of the upright picture.
  Eigen::Matrix<double, 2, 3> pictureFromCrop = Eigen::Matrix<double, 2, 3>::Zero();
  Size cropSize;
  /// (15 planes, height, width) one plane a region, in the order of FaceRegion; 255 is certain, planes sum to about 255.
  std::shared_ptr<const std::vector<std::uint8_t>> probabilities;

  [[nodiscard]] const std::uint8_t* plane(FaceRegion region) const {
    return probabilities->data() +
           static_cast<std::size_t>(region) * static_cast<std::size_t>(cropSize.width) * cropSize.height;
  }
};

}  // namespace visagiste
