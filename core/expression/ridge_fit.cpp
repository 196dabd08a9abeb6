#include "core/expression/ridge_fit.h"

#include <algorithm>
#include <Eigen/Cholesky>

#include "core/base/error.h"
#include "core/expression/shared_work.h"

namespace visagiste {
namespace {

constexpr Eigen::Index kBlock = 64;  // Samples or features between two looks whether to go on: some 50 ms of work.

/// Calls work(first, size) for every block of `count`, one after the other.
template <typename Work>
void forBlocks(Eigen::Index count, RunContext& context, const Work& work) {
  for (Eigen::Index first = 0; first < count; first += kBlock) {
    context.checkpoint();
    work(first, std::min(kBlock, count - first));
  }
}

/// (N, N) products of all samples.
Eigen::MatrixXf kernelOf(const Eigen::MatrixXf& features, int threads, RunContext& context) {
  const Eigen::Index count = features.cols();
  Eigen::MatrixXf kernel(count, count);
  forBlocks(count, context, [&](Eigen::Index first, Eigen::Index size) {
    const Eigen::Index end = first + size;
    shareWork((end + kBlock - 1) / kBlock, threads, [&](Eigen::Index block) {
      const Eigen::Index other = block * kBlock;
      const Eigen::Index otherSize = std::min(kBlock, end - other);
      kernel.block(first, other, size, otherSize).noalias() =
          features.middleCols(first, size).transpose() * features.middleCols(other, otherSize);
    });
  });
  return kernel.selfadjointView<Eigen::Lower>();
}

/// Of a symmetric positive matrix.
Eigen::MatrixXd inverseOf(const Eigen::MatrixXd& matrix, RunContext& context) {
  const Eigen::LLT<Eigen::MatrixXd> factored(matrix);
  Eigen::MatrixXd inverse = Eigen::MatrixXd::Identity(matrix.rows(), matrix.cols());
  forBlocks(matrix.cols(), context, [&](Eigen::Index first, Eigen::Index size) {
    Eigen::MatrixXd columns = inverse.middleCols(first, size);
    factored.solveInPlace(columns);
    inverse.middleCols(first, size) = columns;
  });
  return inverse;
}

}  // namespace

RidgeFit fitRidge(Eigen::MatrixXf& features, const Eigen::MatrixXf& targets, float ridge, int threads,
                  RunContext& context) {
  const Eigen::Index count = features.cols();
  if (count < 2 || targets.cols() != count || features.rows() < 1 || !(ridge > 0))
    throw Error(ErrorCode::InvalidArgument,
                "A ridge fit needs two samples or more, targets for each, and a positive ridge.");
  const Eigen::VectorXf meanFeatures = features.rowwise().mean();
  const Eigen::VectorXf meanTargets = targets.rowwise().mean();
  features.colwise() -= meanFeatures;
  Eigen::MatrixXd kernel = kernelOf(features, threads, context).cast<double>();
  kernel.diagonal().array() += ridge * std::max(1e-12, kernel.diagonal().mean());
  const Eigen::MatrixXd inverse = inverseOf(kernel, context);
  const Eigen::MatrixXd centred = (targets.colwise() - meanTargets).cast<double>();
  const Eigen::MatrixXd duals = centred * inverse;  // (M, N)
  RidgeFit fit;
  const Eigen::RowVectorXd leverage = inverse.diagonal().transpose();
  fit.leftOut = targets - (duals.array().rowwise() / leverage.array()).matrix().cast<float>();
  const Eigen::MatrixXf singleDuals = duals.cast<float>();
  fit.weights.resize(targets.rows(), features.rows());
  context.checkpoint();
  shareWork((features.rows() + kBlock - 1) / kBlock, threads, [&](Eigen::Index block) {
    const Eigen::Index first = block * kBlock;
    const Eigen::Index size = std::min(kBlock, features.rows() - first);
    fit.weights.middleCols(first, size).noalias() = singleDuals * features.middleRows(first, size).transpose();
  });
  fit.offset = meanTargets - fit.weights * meanFeatures;
  return fit;
}

}  // namespace visagiste
