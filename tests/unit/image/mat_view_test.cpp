#include "core/image/mat_view.h"

#include <opencv2/core.hpp>

#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

TEST_CASE("a matrix view shares the pixels of an image", "[image]") {
  const Image image = quadrants({6, 4});
  const cv::Mat view = matView(image);
  CHECK(view.data == image.pixels());
  CHECK(view.at<cv::Vec3b>(0, 0) == cv::Vec3b(255, 0, 0));  // R first.
  CHECK(matView(Image()).empty());
}

TEST_CASE("matrices become images", "[image]") {
  const cv::Mat bgr(2, 3, CV_8UC3, cv::Scalar(10, 20, 30));
  CHECK(pixelAt(imageFromBgrMat(bgr), 2, 1) == Pixel{30, 20, 10, -1});
  CHECK(pixelAt(imageFromMat(bgr), 0, 0) == Pixel{10, 20, 30, -1});
  CHECK(imageFromMat(cv::Mat(2, 3, CV_8UC1, cv::Scalar(1))).format() == PixelFormat::Gray8);
  // A region of a larger matrix has gaps between its rows.
  cv::Mat large(4, 8, CV_8UC1, cv::Scalar(0));
  large(cv::Rect(2, 1, 3, 2)) = 9;
  CHECK(pixelAt(imageFromMat(large(cv::Rect(2, 1, 3, 2))), 2, 1)[0] == 9);
  CHECK(
      failsWith(ErrorCode::InvalidArgument, "8-bit", [] { static_cast<void>(imageFromMat(cv::Mat(2, 2, CV_32FC1))); }));
}

TEST_CASE("a builder notices when its matrix was replaced", "[image]") {
  ImageBuilder builder({4, 4}, PixelFormat::Gray8);
  builder.mat() = cv::Mat(2, 2, CV_8UC1);
  CHECK(failsWith(ErrorCode::Internal, "ImageBuilder", [&] { static_cast<void>(builder.finish()); }));
}
