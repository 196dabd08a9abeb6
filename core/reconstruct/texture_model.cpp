#include "core/reconstruct/texture_model.h"

#include <algorithm>
#include <Eigen/Cholesky>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/model_store/manifest.h"
#include "core/model_store/tensor_file.h"

namespace visagiste {
namespace {

constexpr int kRounds = 3;
constexpr float kOutlierDeviations = 2.5F;
// Neighbouring texels repeat each other: so many of the sampled ones count as one observation.
constexpr float kTexelsAnObservation = 12;
constexpr int kStride = 2;  // Every second texel both ways tells the coefficients as well as all of them.

struct Sampled {
  std::vector<int> texel;
  Eigen::MatrixXf modes;   ///< Rows of the sampled texels' channels.
  Eigen::VectorXf offset;  ///< Seen colour minus mean.
  Eigen::VectorXf weight;  ///< A row.
};

Sampled sampleTexels(const TextureModelArrays& arrays, const cv::Mat& color, const cv::Mat& weight) {
  Sampled sampled;
  for (int y = 0; y < arrays.sidePx; y += kStride)
    for (int x = (y / kStride) % kStride; x < arrays.sidePx; x += kStride)
      if (weight.at<float>(y, x) > 0.02F)
        sampled.texel.push_back(y * arrays.sidePx + x);
  const auto count = static_cast<Eigen::Index>(sampled.texel.size());
  sampled.modes.resize(3 * count, arrays.modes.cols());
  sampled.offset.resize(3 * count);
  sampled.weight.resize(3 * count);
  for (Eigen::Index i = 0; i < count; ++i) {
    const int t = sampled.texel[static_cast<std::size_t>(i)];
    const float deviation = arrays.deviation(t);
    const auto& seen = color.at<cv::Vec3f>(t / arrays.sidePx, t % arrays.sidePx);
    sampled.modes.middleRows<3>(3 * i) = arrays.modes.middleRows<3>(3 * t);
    for (int c = 0; c < 3; ++c) sampled.offset(3 * i + c) = seen[c] - arrays.mean(3 * t + c);
    sampled.weight.segment<3>(3 * i).setConstant(weight.at<float>(t / arrays.sidePx, t % arrays.sidePx) /
                                                 (deviation * deviation * kTexelsAnObservation));
  }
  return sampled;
}

/// Ridge solution: the coefficients are standard normal.
Eigen::VectorXf solveModes(const Sampled& sampled, const Eigen::VectorXf& weight) {
  const Eigen::MatrixXf scaled = weight.cwiseSqrt().asDiagonal() * sampled.modes;
  Eigen::MatrixXf normal = Eigen::MatrixXf::Identity(scaled.cols(), scaled.cols());
  normal.selfadjointView<Eigen::Lower>().rankUpdate(scaled.transpose());
  const Eigen::VectorXf right = sampled.modes.transpose() * weight.cwiseProduct(sampled.offset);
  return normal.selfadjointView<Eigen::Lower>().llt().solve(right);
}

/// Lowers the vote of texels that the solution does not explain.
Eigen::VectorXf robustWeight(const TextureModelArrays& arrays, const Sampled& sampled, const Eigen::VectorXf& modes) {
  const Eigen::VectorXf left = sampled.offset - sampled.modes * modes;
  Eigen::VectorXf weight = sampled.weight;
  for (std::size_t i = 0; i < sampled.texel.size(); ++i) {
    const auto row = static_cast<Eigen::Index>(3 * i);
    const float scale = kOutlierDeviations * arrays.deviation(sampled.texel[i]);
    const float ratio = left.segment<3>(row).squaredNorm() / (3 * scale * scale);
    weight.segment<3>(row) /= (1 + ratio) * (1 + ratio);
  }
  return weight;
}

}  // namespace

TextureModel::TextureModel(TextureModelArrays arrays) : m_arrays(std::move(arrays)) {
  const Eigen::Index texels = static_cast<Eigen::Index>(m_arrays.sidePx) * m_arrays.sidePx;
  if (m_arrays.sidePx < 1 || m_arrays.mean.size() != 3 * texels || m_arrays.modes.rows() != 3 * texels ||
      m_arrays.deviation.size() != texels)
    throw Error(ErrorCode::InvalidArgument,
                "The texture model's arrays do not fit its side of " + std::to_string(m_arrays.sidePx) + " texels.");
  m_arrays.deviation = m_arrays.deviation.cwiseMax(1.0F);
}

std::shared_ptr<const TextureModel> TextureModel::read(const std::filesystem::path& folder) {
  return readUnverified(verifiedWeights(folder));
}

std::shared_ptr<const TextureModel> TextureModel::readUnverified(const std::filesystem::path& path) {
  const TensorFile file = TensorFile::read(path);
  TextureModelArrays arrays;
  const TensorView& mean = file.at("mean", {-1, -1, 3});
  const std::int64_t side = mean.shape[0];
  const TensorView& deviation = file.at("deviation", {side, side});
  const TensorView& scale = file.at("mode_scale", {-1});
  const std::int64_t count = scale.shape[0];
  const TensorView& modes = file.at("modes", {count, side, mean.shape[1], 3});
  if (modes.type != NumberType::UInt8)
    throw Error(ErrorCode::BadWeights, path.string() + " holds modes that are not bytes. Install Visagiste again.");
  arrays.sidePx = static_cast<int>(side);
  const auto vectorOf = [](const TensorView& view) {
    const std::vector<float> values = view.floats();
    return Eigen::VectorXf(Eigen::Map<const Eigen::VectorXf>(values.data(), static_cast<Eigen::Index>(values.size())));
  };
  arrays.mean = vectorOf(mean);
  arrays.deviation = vectorOf(deviation);
  const Eigen::VectorXf scales = vectorOf(scale);
  const Eigen::Map<const Eigen::Matrix<std::uint8_t, Eigen::Dynamic, Eigen::Dynamic>> bytes(modes.bytes,
                                                                                            3 * side * side, count);
  arrays.modes = (bytes.cast<float>().array() - 128.0F).matrix() * scales.asDiagonal();
  return std::make_shared<const TextureModel>(std::move(arrays));
}

cv::Mat TextureModel::complete(const cv::Mat& color, const cv::Mat& weight) const {
  const Sampled sampled = sampleTexels(m_arrays, color, weight);
  if (sampled.texel.empty())
    return mean();
  Eigen::VectorXf votes = sampled.weight;
  Eigen::VectorXf modes;
  for (int round = 0; round < kRounds; ++round) {
    modes = solveModes(sampled, votes);
    if (round + 1 < kRounds)
      votes = robustWeight(m_arrays, sampled, modes);
  }
  return asTexture(m_arrays.mean + m_arrays.modes * modes);
}

cv::Mat TextureModel::sample(const Eigen::VectorXf& deviations) const {
  if (deviations.size() != m_arrays.modes.cols()) {
    throw Error(ErrorCode::InvalidArgument, "A skin is drawn with one value for each mode of the texture model.");
  }
  return asTexture(m_arrays.mean + m_arrays.modes * deviations);
}

cv::Mat TextureModel::mean() const {
  return asTexture(m_arrays.mean);
}

cv::Mat TextureModel::deviation() const {
  cv::Mat result(m_arrays.sidePx, m_arrays.sidePx, CV_32FC1);
  std::copy(m_arrays.deviation.data(), m_arrays.deviation.data() + m_arrays.deviation.size(), result.ptr<float>());
  return result;
}

cv::Mat TextureModel::asTexture(const Eigen::VectorXf& values) const {
  const Eigen::VectorXf bounded = values.cwiseMax(0.0F).cwiseMin(255.0F);
  cv::Mat result(m_arrays.sidePx, m_arrays.sidePx, CV_32FC3);
  std::copy(bounded.data(), bounded.data() + bounded.size(), result.ptr<float>());
  return result;
}

}  // namespace visagiste
