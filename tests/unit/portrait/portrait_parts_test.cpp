#include <algorithm>
#include <cmath>

#include <opencv2/imgproc.hpp>

#include "core/portrait/edge_mask.h"
#include "core/portrait/eye_picture.h"
#include "core/portrait/lid_picture.h"
#include "core/portrait/lip_line.h"
#include "core/portrait/smooth_field.h"
#include "core/portrait/tooth_gaps.h"
#include "tests/support/sample_images.h"
#include "tests/support/triangle_warp.h"

#include <catch2/catch.hpp>

using namespace visagiste;

namespace {

/// From (20, 40) to (80, 40), opening by `openPx` above and below the line in its middle.
EdgePair almond(float openPx) {
  EdgePair pair;
  pair.originPx = {20, 40};
  pair.lengthPx = 60;
  for (int i = 0; i < EdgePair::kStations; ++i) {
    const float at = float(i) / (EdgePair::kStations - 1);
    pair.upperPx.push_back(-openPx * 4 * at * (1 - at));
    pair.lowerPx.push_back(openPx * 4 * at * (1 - at));
  }
  return pair;
}

}  // namespace

TEST_CASE("a field keeps what is known and joins it without a bump", "[portrait]") {
  cv::Mat value = cv::Mat::zeros(40, 60, CV_32FC2);
  cv::Mat weight = cv::Mat::zeros(40, 60, CV_32F);
  weight.col(0).setTo(1);
  weight.col(59).setTo(1);
  value.col(59).setTo(cv::Scalar(6, -3));
  const cv::Mat field = continuedField(value, weight, cv::Mat::zeros(40, 60, CV_32F));
  CHECK(field.at<cv::Vec2f>(20, 0) == cv::Vec2f(0, 0));
  CHECK(field.at<cv::Vec2f>(20, 59) == cv::Vec2f(6, -3));
  for (int x = 1; x < 60; ++x) CHECK(field.at<cv::Vec2f>(20, x)[0] >= field.at<cv::Vec2f>(20, x - 1)[0] - 0.02F);
  const cv::Mat fading = continuedField(value, weight, cv::Mat::ones(40, 60, CV_32F));
  CHECK(fading.at<cv::Vec2f>(20, 40)[0] < 0.05F);  // Nineteen cells away at a reach of one.
  CHECK(fading.at<cv::Vec2f>(20, 58)[0] > 1);
}

TEST_CASE("a point has one place in the frame of two edges", "[portrait]") {
  const EdgePair pair = almond(10);
  CHECK(pair.inFrame({50, 47}).isApprox(Eigen::Vector2f(0.5F, 7)));
  CHECK(pair.place(0.5F, 7).isApprox(Eigen::Vector2f(50, 47)));
  CHECK(EdgePair::heightAt(pair.upperPx, 0.5F) == Approx(-10));
  CHECK(EdgePair::heightAt(pair.upperPx, 7) == Approx(0).margin(1e-5));
}

TEST_CASE("edges that coincide leave a mesh where it is, others draw it onto the photo", "[portrait]") {
  EdgeAlignment alignment{almond(10), almond(10)};
  CHECK(alignment.shiftAt({50, 30}, 0).shiftPx.isZero());
  alignment.photo = almond(14);
  CHECK(alignment.shiftAt({50, 30}, 0).shiftPx.isApprox(Eigen::Vector2f(0, -4), 1e-3F));
  CHECK(alignment.shiftAt({50, 50}, 1).shiftPx.isApprox(Eigen::Vector2f(0, 4), 1e-3F));
  CHECK(alignment.shiftAt({50, 200}, 1).shiftPx.norm() < 1e-3F);
  // When they meet, both lie in the middle between the photo's edges as shifted.
  const auto upper = alignment.shiftAt({50, 30}, 0);
  const auto lower = alignment.shiftAt({50, 50}, 1);
  CHECK((upper.shiftPx + upper.closingPx).isApprox(lower.shiftPx + lower.closingPx, 1e-3F));
}

TEST_CASE("the dark line between lips is found", "[portrait]") {
  const Image photo = test::paintedImage({100, 80}, [](int x, int y) -> std::array<int, 3> {
    const double line = 44 + 3 * std::sin(x / 12.0);
    const int shade = int(150 * std::exp(-(y + 0.5 - line) * (y + 0.5 - line) / 2));
    return {210 - shade, 150 - shade, 140 - shade};
  });
  const std::vector<float> line = darkLineBetween(almond(1), photo, 9);
  for (int i = 4; i < EdgePair::kStations - 4; ++i) {
    const float x = 20 + 60 * float(i) / (EdgePair::kStations - 1);
    CHECK(std::abs(40 + line[std::size_t(i)] - (44 + 3 * std::sin(x / 12.0))) < 1);
  }
}

TEST_CASE("the opening of an eye is as large as its edges say", "[portrait]") {
  const cv::Mat mask = openingMask(almond(12), {0, 0, 100, 80});
  CHECK(mask.at<float>(40, 50) == 1);
  CHECK(mask.at<float>(20, 50) == 0);
  CHECK(cv::sum(mask)[0] == Approx(60 * 2 * 12 * 2 / 3.0).epsilon(0.03));  // Between two parabolas.
}

TEST_CASE("an eye comes apart into white, iris and what stays", "[portrait]") {
  const Image photo = test::paintedImage({100, 80}, [](int x, int y) -> std::array<int, 3> {
    const double radius = std::hypot(x + 0.5 - 50, y + 0.5 - 40);
    const double open = 14 * 4 * (x - 20) / 60.0 * (1 - (x - 20) / 60.0);
    if (std::abs(y - 40) > open)
      return {180, 130, 110};
    return radius < 10 ? std::array<int, 3>{60, 80, 120} : std::array<int, 3>{230, 228, 226};
  });
  Iris iris;
  iris.centerPx = {50, 40};
  iris.radiusPx = 10;
  const EyePicture eye(matView(photo), almond(14), iris, {220, 220, 220});
  // Untouched.
  CHECK(eye.at({50, 40}, {50, 40}, 0, 0).color[2] == Approx(120));
  CHECK(eye.at({50, 40}, {50, 40}, 0, 0).invented == 0);
  // The iris eight pixels to the right: white where it was, iris where it is, the white beside as it was.
  CHECK(eye.at({43, 40}, {35, 40}, 1, 0).color[0] > 200);
  CHECK(eye.at({58, 40}, {50, 40}, 1, 0).color[0] < 90);
  CHECK(eye.at({34, 40}, {26, 40}, 1, 0).invented == 0);
  // Lids that opened show what they hid: no skin.
  CHECK(eye.at({50, 22}, {50, 22}, 0, 1).color[0] > 200);
}

TEST_CASE("a closed lid has the colour of the skin around", "[portrait]") {
  const Image photo = test::paintedImage({100, 80}, [](int x, int y) -> std::array<int, 3> {
    const double open = 12 * 4 * (x - 20) / 60.0 * (1 - (x - 20) / 60.0);
    return std::abs(y - 40) > open ? std::array<int, 3>{180, 130, 110} : std::array<int, 3>{240, 240, 240};
  });
  const LidPicture lid(matView(photo), cv::Mat::ones(80, 100, CV_32F), almond(12));
  const cv::Vec3f middle = lid.at({50, 40}, 0.5F, 14, 24);
  CHECK(middle[0] / middle[2] == Approx(180.0 / 110).epsilon(0.05));
  CHECK(middle[0] > 170);
  CHECK(middle[0] < 220);
  CHECK(lid.at({50, 52}, 0.5F, 0, 24)[0] < 0.8F * middle[0]);  // Lashes.
}

TEST_CASE("a plain warp carries a triangle's pixels along and leaves the rest", "[portrait]") {
  const Image photo = test::paintedImage({40, 40}, [](int x, int y) -> std::array<int, 3> {
    return {5 * x, 5 * y, 9};
  });
  TriangleIndices triangles(3, 1);
  triangles << 0, 1, 2;
  Eigen::Matrix2Xf from(2, 3);
  from << 6, 22, 6, 6, 6, 22;
  const Image same = visagiste::test::warpedByTriangles(photo, from, from, triangles);
  CHECK(std::equal(same.pixels(), same.pixels() + same.byteCount(), photo.pixels()));
  const Eigen::Matrix2Xf onto = from.colwise() + Eigen::Vector2f(8, 4);
  const Image moved = visagiste::test::warpedByTriangles(photo, from, onto, triangles);
  CHECK(int(moved.row(14)[3 * 18]) == Approx(5 * 10).margin(1));  // Was at (10, 10).
  CHECK(int(moved.row(14)[3 * 18 + 1]) == Approx(5 * 10).margin(1));
  CHECK(int(moved.row(35)[3 * 35]) == 5 * 35);
  CHECK(int(moved.row(5)[3 * 8]) == 5 * 8);  // Where the triangle was the photograph stays.
}

TEST_CASE("gaps between teeth close, those between the jaws and wide ones stay", "[portrait]") {
  FaceSamples face;
  face.area = {0, 0, 60, 30};
  face.samplesPerPixel = 4;
  face.pixels.resize(60 * 30);
  const Eigen::Vector3f white = Eigen::Vector3f::Constant(0.8F);
  for (int y = 4; y < 26; ++y)
    for (int x = 2; x < 58; ++x) {
      FacePixel& pixel = face.at(x, y);
      const bool isGap = (x >= 20 && x < 22) || (x >= 40 && x < 50) || (y >= 14 && y < 16);
      pixel.mouth = 4;
      pixel.teeth = isGap ? 0 : 4;
      pixel.mouthColor = isGap ? Eigen::Vector3f(Eigen::Vector3f::Zero()) : Eigen::Vector3f(4 * white);
    }
  closeToothGaps(face, Eigen::Vector2f::UnitX(), 5);
  const auto lightAt = [&](int x, int y) { return face.at(x, y).mouthColor.mean() / 4; };
  CHECK(lightAt(10, 8) == Approx(0.8F));  // A tooth,
  CHECK(lightAt(20, 8) > 0.5F);           // the line between two,
  CHECK(lightAt(20, 8) < 0.75F);
  CHECK(lightAt(45, 8) == 0);   // a missing one,
  CHECK(lightAt(10, 15) == 0);  // and an open bite.
  CHECK(face.at(1, 8).mouthColor.isZero());
  FaceSamples empty;
  closeToothGaps(empty, Eigen::Vector2f::UnitX(), 5);
  CHECK(empty.pixels.empty());
}
