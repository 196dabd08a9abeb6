#include "core/reconstruct/texture_model.h"

#include <opencv2/core.hpp>
#include <random>

#include "core/base/error.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr int kSide = 32;

/// Skin of one colour with three smooth modes.
TextureModelArrays smoothSkin() {
  TextureModelArrays arrays;
  arrays.sidePx = kSide;
  arrays.mean = Eigen::VectorXf::Constant(3 * kSide * kSide, 140);
  arrays.deviation = Eigen::VectorXf::Constant(kSide * kSide, 3);
  arrays.modes.resize(3 * kSide * kSide, 3);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x)
      for (int c = 0; c < 3; ++c)
        arrays.modes.row(3 * (y * kSide + x) + c) << 20.0F, 15 * std::sin(0.2F * static_cast<float>(x)),
            c == 0 ? 12 * std::cos(0.15F * static_cast<float>(y)) : 0.0F;
  return arrays;
}

cv::Mat textureOf(const TextureModelArrays& arrays, const Eigen::Vector3f& coefficients) {
  const Eigen::VectorXf values = arrays.mean + arrays.modes * coefficients;
  cv::Mat texture(kSide, kSide, CV_32FC3);
  std::copy(values.data(), values.data() + values.size(), texture.ptr<float>());
  return texture;
}

}  // namespace

TEST_CASE("a texture is completed from one half of it", "[reconstruct]") {
  const TextureModelArrays arrays = smoothSkin();
  const cv::Mat truth = textureOf(arrays, {-1.2F, 0.8F, 1.5F});
  cv::Mat weight = cv::Mat::zeros(kSide, kSide, CV_32FC1);
  weight.colRange(0, kSide / 2).setTo(1);
  cv::Mat shown = truth.clone();
  shown.colRange(kSide / 2, kSide).setTo(cv::Scalar(0, 0, 0));
  CHECK(cv::norm(TextureModel(arrays).complete(shown, weight), truth, cv::NORM_INF) < 2);
}

TEST_CASE("a lock of hair has no say in what the skin is", "[reconstruct]") {
  const TextureModelArrays arrays = smoothSkin();
  const cv::Mat truth = textureOf(arrays, {0.5F, -0.5F, 0.3F});
  cv::Mat shown = truth.clone();
  shown.rowRange(0, kSide / 4).setTo(cv::Scalar(10, 8, 8));
  const cv::Mat completed = TextureModel(arrays).complete(shown, cv::Mat::ones(kSide, kSide, CV_32FC1));
  CHECK(cv::norm(completed, truth, cv::NORM_INF) < 6);
}

TEST_CASE("without a seen texel the mean is returned", "[reconstruct]") {
  const TextureModelArrays arrays = smoothSkin();
  const cv::Mat nothing = cv::Mat::zeros(kSide, kSide, CV_32FC1);
  CHECK(cv::norm(TextureModel(arrays).complete(cv::Mat::zeros(kSide, kSide, CV_32FC3), nothing),
                 textureOf(arrays, Eigen::Vector3f::Zero()), cv::NORM_INF) < 1e-3);
}

TEST_CASE("arrays that do not fit each other are refused", "[reconstruct]") {
  TextureModelArrays arrays = smoothSkin();
  arrays.deviation.resize(7);
  CHECK_THROWS_AS(TextureModel(arrays), Error);
}
