#include "app/prepare/texture_components.h"

#include <algorithm>
#include <cmath>
#include <Eigen/Eigenvalues>
#include <iostream>
#include <numeric>
#include <opencv2/core.hpp>
#include <stdexcept>

#include "core/reconstruct/texture_fill.h"

namespace visagiste::prepare {
namespace {

using Samples = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;  // a texture a row

constexpr float kMirrorShare = 0.5F;
constexpr float kFewSeen = 20;           // Samples that must have seen a texel before its spread is believed.
constexpr float kUnknownDeviation = 22;  // For texels that hardly anybody shows.

/// Seen texels as they are, the others continued.
void fillFirst(const TextureSample& sample, Eigen::Ref<Eigen::RowVectorXf> row) {
  cv::Mat color;
  cv::Mat weight;
  sample.color.convertTo(color, CV_32FC3);
  sample.weight.convertTo(weight, CV_32FC1, 1 / 255.0);
  const cv::Mat otherWeight = mirrored(weight);
  const cv::Mat both = weight + (kMirrorShare * otherWeight).mul(1 - weight);
  cv::Mat safe;
  cv::max(both, 1e-4F, safe);
  const cv::Mat mixed =
      weighted(color, weight) + weighted(mirrored(color), (kMirrorShare * otherWeight).mul(1 - weight));
  const cv::Mat filled = pullPush(weighted(mixed, 1 / safe), both);
  std::copy(filled.ptr<float>(), filled.ptr<float>() + row.size(), row.data());
}

/// The part of every row that equals its mirror image, or its negative.
Samples mirrorPart(const Samples& rows, float sign) {
  Samples part(rows.rows(), rows.cols());
  for (Eigen::Index i = 0; i < rows.rows(); ++i)
    for (int y = 0; y < kTextureSide; ++y)
      for (int x = 0; x < kTextureSide; ++x) {
        const int here = 3 * (y * kTextureSide + x);
        const int there = 3 * (y * kTextureSide + kTextureSide - 1 - x);
        part.row(i).segment<3>(here) = 0.5F * (rows.row(i).segment<3>(here) + sign * rows.row(i).segment<3>(there));
      }
  return part;
}

struct Components {
  Eigen::VectorXf variance;
  Eigen::MatrixXf modes;  ///< (D, M) unit length.
};

Components componentsOf(const Samples& centred, int count) {
  Eigen::MatrixXf gram = Eigen::MatrixXf::Zero(centred.rows(), centred.rows());
  gram.selfadjointView<Eigen::Lower>().rankUpdate(centred);
  const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> solver(gram);
  Components components;
  components.variance = solver.eigenvalues().tail(count).reverse() / static_cast<float>(centred.rows());
  const Eigen::MatrixXf vectors = solver.eigenvectors().rightCols(count).rowwise().reverse();
  components.modes = centred.transpose() * vectors;
  components.modes.colwise().normalize();
  return components;
}

/// Mean and the strongest components of both kinds.
void learn(const Samples& rows, int modes, TextureModelArrays& arrays) {
  const Samples symmetric = mirrorPart(rows, 1);
  const Samples antisymmetric = mirrorPart(rows, -1);
  arrays.mean = symmetric.colwise().mean().transpose();
  const Components a = componentsOf(symmetric.rowwise() - arrays.mean.transpose(), modes);
  const Components b = componentsOf(antisymmetric, modes);
  arrays.modes.resize(rows.cols(), modes);
  Eigen::Index i = 0;
  Eigen::Index j = 0;
  for (Eigen::Index k = 0; k < modes; ++k) {
    const bool fromA = a.variance(i) >= b.variance(j);
    arrays.modes.col(k) = fromA ? a.modes.col(i) * std::sqrt(a.variance(i)) : b.modes.col(j) * std::sqrt(b.variance(j));
    ++(fromA ? i : j);
  }
  std::cerr << i << " symmetric and " << j << " antisymmetric components\n";
}

/// What the modes leave of the seen texels, a texel, both sides together.
Eigen::VectorXf deviationOf(const std::vector<TextureSample>& samples, const Samples& rows,
                            const TextureModelArrays& arrays) {
  const Eigen::Index texels = static_cast<Eigen::Index>(kTextureSide) * kTextureSide;
  Eigen::VectorXf squares = Eigen::VectorXf::Zero(texels);
  Eigen::VectorXf seen = Eigen::VectorXf::Zero(texels);
  const Eigen::VectorXf lengths = arrays.modes.colwise().squaredNorm().transpose();
  for (Eigen::Index i = 0; i < rows.rows(); ++i) {
    const Eigen::VectorXf offset = rows.row(i).transpose() - arrays.mean;
    const Eigen::VectorXf coefficients = (arrays.modes.transpose() * offset).cwiseQuotient(lengths.cwiseMax(1e-6F));
    const Eigen::VectorXf left = offset - arrays.modes * coefficients;
    const std::uint8_t* weight = samples[static_cast<std::size_t>(i)].weight.ptr<std::uint8_t>();
    for (Eigen::Index t = 0; t < texels; ++t) {
      if (weight[t] < 128)
        continue;
      squares(t) += left.segment<3>(3 * t).squaredNorm() / 3;
      seen(t) += 1;
    }
  }
  Eigen::VectorXf deviation(texels);
  for (Eigen::Index t = 0; t < texels; ++t) {
    const Eigen::Index other = t - t % kTextureSide + kTextureSide - 1 - t % kTextureSide;
    const float count = seen(t) + seen(other);
    const float prior = kUnknownDeviation * kUnknownDeviation * kFewSeen;
    deviation(t) = std::sqrt((squares(t) + squares(other) + prior) / (count + kFewSeen));
  }
  return deviation;
}

}  // namespace

TextureModelArrays learnComponents(const std::vector<TextureSample>& samples, int modes, int rounds) {
  const auto count = static_cast<Eigen::Index>(samples.size());
  if (count <= modes)
    throw std::runtime_error("too few textures for " + std::to_string(modes) + " components");
  TextureModelArrays arrays;
  arrays.sidePx = kTextureSide;
  Samples rows(count, 3 * kTextureSide * kTextureSide);
  for (Eigen::Index i = 0; i < count; ++i) fillFirst(samples[static_cast<std::size_t>(i)], rows.row(i));
  learn(rows, modes, arrays);
  arrays.deviation = deviationOf(samples, rows, arrays);
  for (int round = 0; round < rounds; ++round) {
    const TextureModel model(arrays);
    for (Eigen::Index i = 0; i < count; ++i) {
      const TextureSample& sample = samples[static_cast<std::size_t>(i)];
      cv::Mat color;
      cv::Mat weight;
      sample.color.convertTo(color, CV_32FC3);
      sample.weight.convertTo(weight, CV_32FC1, 1 / 255.0);
      const cv::Mat expected = model.complete(color, weight);
      // What the components do not explain of the seen texels continues a little, so that no border is learned.
      const cv::Mat filled = expected + pullPush(color - expected, weight, 0.1F);
      std::copy(filled.ptr<float>(), filled.ptr<float>() + rows.cols(), rows.row(i).data());
    }
    learn(rows, modes, arrays);
    arrays.deviation = deviationOf(samples, rows, arrays);
    std::cerr << "round " << round + 1 << ": mean deviation " << arrays.deviation.mean() << '\n';
  }
  return arrays;
}

}  // namespace visagiste::prepare
