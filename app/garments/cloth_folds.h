#pragma once

#include <Eigen/Core>
#include <vector>

namespace visagiste {

/// Ridges of cloth along bent lines; centimetres.
struct ClothFold {
  Eigen::Vector2f from;
  Eigen::Vector2f to;
  float bendCm = 0;
  float widthCm = 1.2F;
  float heightCm = 0.3F;
};

/// Height of all folds at a place.
[[nodiscard]] float foldHeight(const std::vector<ClothFold>& folds, const Eigen::Vector2f& cm);

/// What the trunk of a top looks like on a hanger.
struct TrunkShape {
  float chestHalfCm = 26;
  float hemHalfCm = 26;
  float armpitCm = 23;
  float lengthCm = 66;
  float stiffness = 0.4F;  ///< 0 jersey .. 1 heavy cloth: fewer, broader folds.
  unsigned seed = 1;
};

/// Folds that hang from shoulders and armpits, no two garments the same.
[[nodiscard]] std::vector<ClothFold> trunkFolds(const TrunkShape& shape);
/// Folds across a sleeve from shoulder to its end.
[[nodiscard]] std::vector<ClothFold> sleeveFolds(const Eigen::Vector2f& shoulder, const Eigen::Vector2f& armpit,
                                                 const Eigen::Vector2f& outer, const Eigen::Vector2f& inner,
                                                 float stiffness, unsigned seed);

/// Roundness of the trunk and its unevenness, without folds.
[[nodiscard]] float trunkHeight(const TrunkShape& shape, const Eigen::Vector2f& cm);

}  // namespace visagiste
