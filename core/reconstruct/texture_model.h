#pragma once

#include <Eigen/Core>
#include <filesystem>
#include <memory>

#include "core/image/mat_view.h"

namespace visagiste {

/// What the learning program hands over. A texture is a square in the face model's atlas; texel t's channels are the
/// entries 3t to 3t + 2, R first, 0..255, rows top to bottom (row 0 is v = 1).
struct TextureModelArrays {
  int sidePx = 0;
  Eigen::VectorXf mean;       ///< (3 n,), n = sidePx².
  Eigen::MatrixXf modes;      ///< (3 n, K): displacement of one standard deviation.
  Eigen::VectorXf deviation;  ///< (n,) what the modes leave unexplained: standard deviation a channel, 0..255 scale.
};

/// Linear model of facial skin, hair excluded, in the face model's atlas. Immutable; any thread.
class TextureModel {
 public:
  /// Throws Error{InvalidArgument} if lengths do not fit.
  explicit TextureModel(TextureModelArrays arrays);

  /// Reads the weights of `folder` (models/weights/face-texture-v1), verified.
  /// Throws Error{BadWeights} naming the file and the way out.
  [[nodiscard]] static std::shared_ptr<const TextureModel> read(const std::filesystem::path& folder);

  /// The same from a file whose checksum nobody knows yet.
  [[nodiscard]] static std::shared_ptr<const TextureModel> readUnverified(const std::filesystem::path& file);

  [[nodiscard]] int sidePx() const { return m_arrays.sidePx; }
  [[nodiscard]] int modeCount() const { return static_cast<int>(m_arrays.modes.cols()); }

  /// The skin that explains the seen texels best, everywhere: (side, side) CV_32FC3.
  ///
  /// color   (side, side) CV_32FC3; weight (side, side) CV_32FC1 in 0..1.
  /// Texels that no skin looks like (hair, glasses) lose their vote while it iterates.
  [[nodiscard]] cv::Mat complete(const cv::Mat& color, const cv::Mat& weight) const;

  /// The skin at `deviations` (modeCount(),), in standard deviations of the modes: (side, side) CV_32FC3, 0..255.
  /// Throws Error{InvalidArgument} for another length.
  [[nodiscard]] cv::Mat sample(const Eigen::VectorXf& deviations) const;

  /// Mean texture, (side, side) CV_32FC3, and what the modes leave unexplained, CV_32FC1.
  [[nodiscard]] cv::Mat mean() const;
  [[nodiscard]] cv::Mat deviation() const;

 private:
  [[nodiscard]] cv::Mat asTexture(const Eigen::VectorXf& values) const;

  TextureModelArrays m_arrays;
};

}  // namespace visagiste
