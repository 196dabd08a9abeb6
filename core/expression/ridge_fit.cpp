#include "core/expression/ridge_fit.h"

#include <algorithm>
#include <Eigen/Cholesky>

#include "core/base/error.h"
#include "core/expression/shared_work.h"

namespace visagiste {
namespace {

constexpr Eigen::Index kBlock = 256;  // Samples a piece of the kernel.

/// (N, N) products of all samples; the lower triangle and the blocks on the diagonal.
Eigen::MatrixXf kernelOf(const Eigen::MatrixXf& features, int threads) {
  const Eigen::Index count = features.cols();
  Eigen::MatrixXf kernel(count, count);
  shareWork((count + kBlock - 1) / kBlock, threads, [&](Eigen::Index block) {
    const Eigen::Index first = block * kBlock;
    const Eigen::Index size = std::min(kBlock, count - first);
    kernel.block(first, 0, size, first + size).noalias() =
        features.middleCols(first, size).transpose() * features.leftCols(first + size);
  });
  return kernel;
}

}  // namespace

RidgeFit fitRidge(Eigen::MatrixXf& features, const Eigen::MatrixXf& targets, float ridge, int threads) {
  const Eigen::Index count = features.cols();
  if (count < 2 || targets.cols() != count || features.rows() < 1 || !(ridge > 0))
    throw Error(ErrorCode::InvalidArgument,
                "A ridge fit needs two samples or more, targets for each, and a positive ridge.");
  const Eigen::VectorXf meanFeatures = features.rowwise().mean();
  const Eigen::VectorXf meanTargets = targets.rowwise().mean();
  features.colwise() -= meanFeatures;
  Eigen::MatrixXd kernel = kernelOf(features, threads).cast<double>();
  kernel.diagonal().array() += ridge * std::max(1e-12, kernel.diagonal().mean());
  const Eigen::LLT<Eigen::MatrixXd> factored(kernel);
  const Eigen::MatrixXd inverse = factored.solve(Eigen::MatrixXd::Identity(count, count));
  const Eigen::MatrixXd centred = (targets.colwise() - meanTargets).cast<double>();
  const Eigen::MatrixXd duals = centred * inverse;  // (M, N)
  RidgeFit fit;
  const Eigen::RowVectorXd leverage = inverse.diagonal().transpose();
  fit.leftOut = targets - (duals.array().rowwise() / leverage.array()).matrix().cast<float>();
  const Eigen::MatrixXf singleDuals = duals.cast<float>();
  fit.weights.resize(targets.rows(), features.rows());
  shareWork((features.rows() + kBlock - 1) / kBlock, threads, [&](Eigen::Index block) {
    const Eigen::Index first = block * kBlock;
    const Eigen::Index size = std::min(kBlock, features.rows() - first);
    fit.weights.middleCols(first, size).noalias() = singleDuals * features.middleRows(first, size).transpose();
  });
  fit.offset = meanTargets - fit.weights * meanFeatures;
  return fit;
}

}  // namespace visagiste
