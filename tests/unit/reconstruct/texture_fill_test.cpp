#include "core/reconstruct/texture_fill.h"

#include <opencv2/core.hpp>

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

constexpr int kSide = 64;

cv::Mat ramp() {
  cv::Mat color(kSide, kSide, CV_32FC3);
  for (int y = 0; y < kSide; ++y)
    for (int x = 0; x < kSide; ++x)
      color.at<cv::Vec3f>(y, x) = cv::Vec3f(static_cast<float>(2 * x), static_cast<float>(y), 50);
  return color;
}

cv::Mat knownLeftOf(int column) {
  cv::Mat weight = cv::Mat::zeros(kSide, kSide, CV_32FC1);
  weight.colRange(0, column).setTo(1);
  return weight;
}

}  // namespace

TEST_CASE("pull-push keeps what is known and stays within its range", "[reconstruct]") {
  const cv::Mat color = ramp();
  const cv::Mat filled = pullPush(color, knownLeftOf(40));
  CHECK(cv::norm(filled.colRange(0, 40), color.colRange(0, 40), cv::NORM_INF) < 1e-3);
  double least = 0;
  double most = 0;
  cv::minMaxLoc(filled.reshape(1), &least, &most);
  CHECK(least >= -1e-3);
  CHECK(most <= 2 * 39 + 1e-3);
}

TEST_CASE("pull-push leaves no border", "[reconstruct]") {
  const cv::Mat filled = pullPush(ramp(), knownLeftOf(40));
  for (int y = 8; y < kSide - 8; ++y)
    CHECK(std::abs(filled.at<cv::Vec3f>(y, 40)[1] - filled.at<cv::Vec3f>(y, 39)[1]) < 4);
}

TEST_CASE("with resistance, values fade away from what is known", "[reconstruct]") {
  const cv::Mat filled = pullPush(cv::Mat(kSide, kSide, CV_32FC3, cv::Scalar(100, 100, 100)), knownLeftOf(8), 0.5F);
  CHECK(filled.at<cv::Vec3f>(32, 4)[0] == Approx(100));
  CHECK(filled.at<cv::Vec3f>(32, 60)[0] < filled.at<cv::Vec3f>(32, 12)[0]);
  CHECK(filled.at<cv::Vec3f>(32, 60)[0] < 60);
}

TEST_CASE("what is seen on one side is carried to the other", "[reconstruct]") {
  cv::Mat residual = cv::Mat::zeros(kSide, kSide, CV_32FC3);
  residual.at<cv::Vec3f>(20, 10) = cv::Vec3f(90, 0, 0);
  const cv::Mat carried = carriedOver(residual, knownLeftOf(kSide / 2));
  CHECK(carried.at<cv::Vec3f>(20, 10)[0] == Approx(90));
  CHECK(carried.at<cv::Vec3f>(20, kSide - 1 - 10)[0] > 15);
  CHECK(carried.at<cv::Vec3f>(40, kSide - 1 - 10)[0] < 1);
}

TEST_CASE("averages by weight ignore what has none", "[reconstruct]") {
  cv::Mat color(4, 4, CV_32FC3, cv::Scalar(255, 0, 0));
  cv::Mat weight = cv::Mat::zeros(4, 4, CV_32FC1);
  color.at<cv::Vec3f>(0, 0) = cv::Vec3f(10, 20, 30);
  weight.at<float>(0, 0) = 1;
  const WeightedAverage small = shrunkByWeight(color, weight, 2);
  CHECK(small.color.at<cv::Vec3f>(0, 0)[1] == Approx(20));
  CHECK(small.weight.at<float>(0, 0) == Approx(0.25));
  CHECK(small.weight.at<float>(1, 1) == 0);
}
