#include "core/reconstruct/skin_lighting.h"

#include <opencv2/core.hpp>
#include <random>

#include <catch2/catch.hpp>

using namespace visagiste;

TEST_CASE("lighting is found from its own shading and divided out", "[reconstruct]") {
  constexpr int kSide = 48;
  std::mt19937 random(5);
  std::normal_distribution<float> normal;
  cv::Mat normals(kSide, kSide, CV_32FC3);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x) {
      const Eigen::Vector3f n =
          Eigen::Vector3f(normal(random), normal(random), std::abs(normal(random)) + 0.3F).normalized();
      normals.at<cv::Vec3f>(y, x) = cv::Vec3f(n.x(), n.y(), n.z());
    }
  SkinLighting truth = SkinLighting::Zero();
  truth.row(0) << 1, 1, 1;
  truth.row(1) << 0.3F, 0.25F, 0.2F;  // warmer light from the person's left
  truth.row(2).setConstant(0.2F);
  const cv::Mat albedo(kSide, kSide, CV_32FC3, cv::Scalar(120, 90, 80));
  const cv::Mat shading = shadingOf(truth, normals);
  const cv::Mat color = albedo.mul(shading);
  const cv::Mat weight = cv::Mat::ones(kSide, kSide, CV_32FC1);
  const SkinLighting found = estimateLighting(color, weight, normals, albedo);
  const cv::Mat even = color / shadingOf(found, normals);
  const auto relativeSpread = [](const cv::Mat& texture) {
    cv::Scalar mean;
    cv::Scalar deviation;
    cv::meanStdDev(texture, mean, deviation);
    return deviation[0] / mean[0];
  };
  // The pull to even light and the bounds of the shading leave a part of it.
  CHECK(relativeSpread(even) < 0.4 * relativeSpread(color));
}

TEST_CASE("without a seen texel the light is even", "[reconstruct]") {
  const cv::Mat nothing = cv::Mat::zeros(4, 4, CV_32FC3);
  const cv::Mat normals(4, 4, CV_32FC3, cv::Scalar(0, 0, 1));
  const SkinLighting lighting = estimateLighting(nothing, cv::Mat::zeros(4, 4, CV_32FC1), normals, nothing);
  CHECK(cv::norm(shadingOf(lighting, normals) - cv::Scalar(1, 1, 1), cv::NORM_INF) < 1e-6);
}
