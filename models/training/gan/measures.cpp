#include "models/training/gan/measures.h"

#include <limits>

namespace visagiste::training {
namespace {

torch::Tensor asDouble(const torch::Tensor& rows) {
  return rows.detach().to(torch::kCPU, torch::kFloat64);
}

torch::Tensor covariance(const torch::Tensor& rows) {
  const torch::Tensor centred = rows - rows.mean(0);
  return centred.t().mm(centred) / static_cast<double>(rows.size(0) - 1);
}

/// Root of a symmetric matrix without negative eigenvalues but for rounding.
torch::Tensor symmetricRoot(const torch::Tensor& matrix) {
  const auto [values, vectors] = torch::linalg_eigh(matrix);
  return (vectors * values.clamp_min(0).sqrt()).mm(vectors.t());
}

/// Mean without the diagonal.
double meanOfOthers(const torch::Tensor& square) {
  const auto count = static_cast<double>(square.size(0));
  return ((square.sum() - square.diagonal().sum()) / (count * (count - 1))).item<double>();
}

torch::Tensor distances(const torch::Tensor& a, const torch::Tensor& b) {
  // By differences: the fast way through products loses the distances of near copies.
  return torch::cdist(a, b, 2, /*compute_mode=*/2);
}

/// Distance of each row to its k-th nearest other one.
torch::Tensor reach(const torch::Tensor& rows, int k) {
  return std::get<0>(distances(rows, rows).kthvalue(k + 1, 1));  // The nearest one is the row itself.
}

}  // namespace

torch::Tensor coarseFeatures(const torch::Tensor& samples) {
  constexpr std::int64_t kSide = 8;
  return samples.dim() == 4 ? torch::adaptive_avg_pool2d(samples, {kSide, kSide}).flatten(1) : samples;
}

double featureFrechetDistance(const torch::Tensor& real, const torch::Tensor& made) {
  const torch::Tensor a = asDouble(real);
  const torch::Tensor b = asDouble(made);
  const torch::Tensor covarianceA = covariance(a);
  const torch::Tensor covarianceB = covariance(b);
  const torch::Tensor rootA = symmetricRoot(covarianceA);
  const torch::Tensor shared = torch::linalg_eigvalsh(rootA.mm(covarianceB).mm(rootA)).clamp_min(0).sqrt().sum();
  return ((a.mean(0) - b.mean(0)).square().sum() + covarianceA.trace() + covarianceB.trace() - 2 * shared)
      .item<double>();
}

double featureKernelDistance(const torch::Tensor& real, const torch::Tensor& made) {
  const torch::Tensor a = asDouble(real);
  const torch::Tensor b = asDouble(made);
  const auto kernel = [](const torch::Tensor& x, const torch::Tensor& y) {
    return (x.mm(y.t()) / static_cast<double>(x.size(1)) + 1).pow(3);
  };
  return meanOfOthers(kernel(a, a)) + meanOfOthers(kernel(b, b)) - 2 * kernel(a, b).mean().item<double>();
}

ManifoldFigures manifoldFigures(const torch::Tensor& real, const torch::Tensor& made, int k) {
  const torch::Tensor a = asDouble(real);
  const torch::Tensor b = asDouble(made);
  const torch::Tensor between = distances(a, b);                     // (real, made)
  const torch::Tensor inReal = between <= reach(a, k).unsqueeze(1);  // Made one inside the real one's ball.
  const torch::Tensor inMade = between <= reach(b, k).unsqueeze(0);  // Real one inside the made one's ball.
  const auto share = [](const torch::Tensor& mask) { return mask.to(torch::kFloat64).mean().item<double>(); };
  return {share(inReal.any(0)), share(inMade.any(1)), share(inReal.any(1))};
}

double relativeEnergyDistance(const torch::Tensor& real, const torch::Tensor& made) {
  const torch::Tensor a = asDouble(real);
  const torch::Tensor b = asDouble(made);
  const double between = 2 * distances(a, b).mean().item<double>();
  return between > 0 ? (between - meanOfOthers(distances(a, a)) - meanOfOthers(distances(b, b))) / between : 0;
}

double relativeDiversity(const torch::Tensor& real, const torch::Tensor& made) {
  constexpr double kLeast = 1e-12;
  const torch::Tensor a = asDouble(real);
  const torch::Tensor b = asDouble(made);
  return meanOfOthers(distances(b, b)) / std::max(meanOfOthers(distances(a, a)), kLeast);
}

Nearest nearestTraining(const torch::Tensor& made, const torch::Tensor& training) {
  const auto [distance, index] = distances(asDouble(made), asDouble(training)).min(1);
  return {index, distance};
}

double copiedShare(const torch::Tensor& made, const torch::Tensor& training, const torch::Tensor& heldOut) {
  constexpr std::int64_t kLeastRows = 8;
  if (!heldOut.defined() || heldOut.size(0) < kLeastRows)
    return std::numeric_limits<double>::quiet_NaN();
  const torch::Tensor toTraining = nearestTraining(made, training).distance;
  const torch::Tensor toOthers = nearestTraining(made, heldOut).distance;
  const double share = (toTraining < toOthers).to(torch::kFloat64).mean().item<double>();
  const double expected =
      static_cast<double>(training.size(0)) / static_cast<double>(training.size(0) + heldOut.size(0));
  return (share - expected) / (1 - expected);
}

double relativeNearest(const torch::Tensor& made, const torch::Tensor& training) {
  constexpr double kLeast = 1e-12;
  constexpr std::int64_t kMostRows = 512;  // Of the training set's own distances.
  const torch::Tensor all = asDouble(training);
  const torch::Tensor some = all.slice(0, 0, kMostRows);
  const torch::Tensor own = std::get<0>(distances(some, all).kthvalue(2, 1)).median();
  return nearestTraining(made, training).distance.median().item<double>() / std::max(own.item<double>(), kLeast);
}

}  // namespace visagiste::training
