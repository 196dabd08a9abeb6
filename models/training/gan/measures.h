#pragma once

/// How close made samples are to real ones. Feature rows: (N, D) of any function of pictures; the numbers depend on
/// that function, so they compare runs here and are neither the FID nor the KID of other programs.

#include <torch/types.h>

#include <functional>

namespace visagiste::training {

/// From pictures (B, 3, S, S) in [-1, 1] to feature rows (B, D).
using FeatureFunction = std::function<torch::Tensor(const torch::Tensor& pictures)>;

/// The features that need no network: pictures averaged down to 8 x 8 pixels, points as they are.
[[nodiscard]] torch::Tensor coarseFeatures(const torch::Tensor& samples);

/// Squared Fréchet distance of the Gaussians fitted to both: |difference of means|^2 + tr(A + B - 2 (A B)^(1/2)).
/// At least 2 rows each. Method: Heusel et al. 2017.
[[nodiscard]] double featureFrechetDistance(const torch::Tensor& real, const torch::Tensor& made);

/// Unbiased squared maximum mean discrepancy under the kernel (x y / D + 1)^3; around 0, also below, when both come
/// from one distribution. At least 2 rows each. Method: Binkowski et al. 2018.
[[nodiscard]] double featureKernelDistance(const torch::Tensor& real, const torch::Tensor& made);

/// Shares in [0, 1]. Each real (made) row carries a ball that reaches its k-th nearest other one.
struct ManifoldFigures {
  double precision = 0;  ///< Made rows inside a ball of a real one: quality. Kynkäänniemi et al. 2019.
  double recall = 0;     ///< Real rows inside a ball of a made one: variety.
  double coverage = 0;   ///< Balls of real rows with a made one inside. Naeem et al. 2020.
};
/// More than k rows each.
[[nodiscard]] ManifoldFigures manifoldFigures(const torch::Tensor& real, const torch::Tensor& made, int k = 3);

/// 2 E|x - y| - E|x - x'| - E|y - y'| over 2 E|x - y|, unbiased: 0 for one distribution, 1 for far apart ones.
/// At least 2 rows each. Method: Székely and Rizzo 2013.
[[nodiscard]] double relativeEnergyDistance(const torch::Tensor& real, const torch::Tensor& made);

/// Mean distance of made rows from each other over that of real rows: 0 when all are alike.
[[nodiscard]] double relativeDiversity(const torch::Tensor& real, const torch::Tensor& made);

/// The nearest training row of each made row.
struct Nearest {
  torch::Tensor index;     ///< (N) int64
  torch::Tensor distance;  ///< (N)
};
[[nodiscard]] Nearest nearestTraining(const torch::Tensor& made, const torch::Tensor& training);

/// How much more often than for new samples the nearest row of a made one is a training row: 0 for new samples, towards
/// 1 for copies, around 0 also where both kinds of rows lie close together. For a new sample each row of both kinds is
/// nearest equally likely. NaN with fewer than 8 held-out rows or undefined ones.
[[nodiscard]] double copiedShare(const torch::Tensor& made, const torch::Tensor& training,
                                 const torch::Tensor& heldOut);

/// Median distance of made rows to their nearest training row, over that of training rows to their nearest other one:
/// around 1 for new samples, towards 0 for copies. At least 2 training rows.
[[nodiscard]] double relativeNearest(const torch::Tensor& made, const torch::Tensor& training);

}  // namespace visagiste::training
