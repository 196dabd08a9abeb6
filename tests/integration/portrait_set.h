#pragma once

#include <cstdlib>
#include <Eigen/Core>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/types/image.h"

namespace visagiste::test {

/// One labelled portrait of ../shared/data/portraits. Labels in the project's pixel convention.
struct Portrait {
  std::string id;
  std::string set;  ///< "official", "synthetic", "london", "canada".
  std::filesystem::path file;
  std::filesystem::path labelMap;  ///< 512 x 512 numbers of FaceRegion over the whole picture; empty: none is usable.
  bool isValidation = false;
  Eigen::Matrix2Xf pointsPx;  ///< (2, 478): 468 mesh points, then five points of the right and of the left iris.

  [[nodiscard]] Eigen::Matrix2Xf meshPx() const { return pointsPx.leftCols(468); }
  /// Distance of the outer corners of the eyes, points 33 and 263.
  [[nodiscard]] float eyeCornersPx() const { return (pointsPx.col(33) - pointsPx.col(263)).norm(); }
};

/// Where the portraits, garments and the rest lie: ../shared/data beside the source tree. Empty if absent.
[[nodiscard]] std::filesystem::path sharedFolder();

/// Portraits with usable landmarks. Throws Error{Unreadable} if the folder is not as DATA.md says.
[[nodiscard]] std::vector<Portrait> readPortraits(const std::filesystem::path& shared);

/// Those that training never saw; every `step`-th or all, as thinned() says.
[[nodiscard]] std::vector<Portrait> validationPortraits(std::size_t step);

/// Says that a test on real portraits is skipped where there are none.
[[nodiscard]] bool skippedWithoutPortraits();

/// Hand marks, pixels: portrait id → (2, 189).
[[nodiscard]] std::map<std::string, Eigen::Matrix2Xf> readHandMarks(const std::filesystem::path& shared);

/// The garment photographs that were held out of training: every eighth of the index, the first included.
[[nodiscard]] std::vector<std::filesystem::path> heldOutGarments(const std::filesystem::path& shared);

/// Every `step`-th of the values, or all with the environment variable VISAGISTE_FULL_ACCURACY set.
template <typename Value>
[[nodiscard]] std::vector<Value> thinned(const std::vector<Value>& values, std::size_t step) {
  if (std::getenv("VISAGISTE_FULL_ACCURACY") != nullptr)
    return values;
  std::vector<Value> kept;
  for (std::size_t i = 0; i < values.size(); i += step) kept.push_back(values[i]);
  return kept;
}

}  // namespace visagiste::test
