#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <random>

#include "core/face/contour_points.h"
#include "core/face/landmark_smoother.h"
#include "core/image/color.h"
#include "core/image/mat_view.h"
#include "core/makeup/coverage.h"
#include "core/makeup/drawn_zones.h"
#include "core/makeup/makeup_renderer.h"
#include "tests/unit/makeup/painted_face.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

const Size kSize{480, 520};

FaceCoefficients withOpenMouth() {
  FaceCoefficients coefficients = headModel()->neutral();
  coefficients.expression[*headModel()->expressionIndex("jawOpen")] = 0.7F;
  return coefficients;
}

/// Standard deviation over time of the colour of each pixel (dE2000), summed over the picture.
double flicker(const std::vector<Image>& frames) {
  double sum = 0;
  for (int y = 0; y < kSize.height; ++y)
    for (int x = 0; x < kSize.width; ++x) {
      bool changes = false;
      for (const Image& frame : frames) changes = changes || differs(frames.front(), frame, x, y);
      if (!changes)
        continue;
      Eigen::Vector3f mean = Eigen::Vector3f::Zero();
      std::vector<Eigen::Vector3f> labs;
      for (const Image& frame : frames) {
        const std::uint8_t* p = pixelAt(frame, x, y);
        labs.push_back(labOf({p[0], p[1], p[2]}));
        mean += labs.back() / static_cast<float>(frames.size());
      }
      double squares = 0;
      for (const Eigen::Vector3f& lab : labs) squares += std::pow(deltaE2000(lab, mean), 2);
      sum += std::sqrt(squares / static_cast<double>(frames.size()));
    }
  return sum;
}

}  // namespace

TEST_CASE("coverage is the exact area of a polygon", "[makeup]") {
  cv::Mat mask = filledMask({{2.25F, 1.5F}, {6.5F, 1.5F}, {6.5F, 4.0F}, {2.25F, 4.0F}}, {10, 6});
  CHECK(static_cast<int>(mask.at<std::uint8_t>(2, 4)) == 255);
  CHECK(static_cast<int>(mask.at<std::uint8_t>(1, 4)) == Approx(127.5).margin(1));        // half a row
  CHECK(static_cast<int>(mask.at<std::uint8_t>(2, 2)) == Approx(0.75 * 255).margin(1));   // three quarters of a column
  CHECK(static_cast<int>(mask.at<std::uint8_t>(1, 2)) == Approx(0.375 * 255).margin(1));  // the corner
  CHECK(static_cast<int>(mask.at<std::uint8_t>(4, 4)) == 0);
  // Any triangle: the sum is its area, either way round.
  for (const Polyline& triangle :
       {Polyline{{1.3F, 0.4F}, {8.8F, 2.1F}, {3.2F, 5.6F}}, Polyline{{3.2F, 5.6F}, {8.8F, 2.1F}, {1.3F, 0.4F}}}) {
    const Eigen::Vector2f a = triangle[1] - triangle[0];
    const Eigen::Vector2f b = triangle[2] - triangle[0];
    CHECK(cv::sum(filledMask(triangle, {10, 6}))[0] / 255 ==
          Approx(std::abs(a.x() * b.y() - a.y() * b.x()) / 2).margin(0.08));
  }
}

TEST_CASE("a polygon that leaves the picture is cut, not folded", "[makeup]") {
  const cv::Mat mask = filledMask({{-50, -50}, {50, -50}, {50, 50}, {-50, 50}}, {8, 8});
  CHECK(cv::countNonZero(mask != 255) == 0);
  CHECK(cv::countNonZero(filledMask({{20, 1}, {30, 1}, {30, 5}}, {8, 8})) == 0);
}

TEST_CASE("lips end at the contour and leave the open mouth alone", "[makeup]") {
  const Image picture = skinPicture(kSize, {190, 140, 110}, 0);
  const MakeupFace face = frontFace({240, 260}, 320, 0, withOpenMouth());
  const auto renderer = makeMakeupRenderer(headModel(), MakeupQuality::Still);
  const Image painted = renderer->paint(picture, {wearing(face, {usualLayer(MakeupProduct::Lipstick, {170, 10, 40})})});
  std::vector<cv::Point> outer;
  std::vector<cv::Point> inner;
  const auto add = [&](std::vector<cv::Point>& loop, const std::array<int, 11>& chain, bool isBack) {
    for (std::size_t i = 0; i < chain.size(); ++i) {
      const int point = chain[isBack ? chain.size() - 1 - i : i];
      loop.emplace_back(cvRound(face.landmarks.pointsPx(0, point) - 0.5F),
                        cvRound(face.landmarks.pointsPx(1, point) - 0.5F));
    }
  };
  add(outer, kOuterUpperLip, false);
  add(outer, kOuterLowerLip, true);
  add(inner, kInnerUpperLip, false);
  add(inner, kInnerLowerLip, true);
  cv::Mat expected = cv::Mat::zeros(kSize.height, kSize.width, CV_8UC1);
  cv::fillPoly(expected, std::vector<std::vector<cv::Point>>{outer}, cv::Scalar(255));
  cv::fillPoly(expected, std::vector<std::vector<cv::Point>>{inner}, cv::Scalar(0));
  int both = 0;
  int either = 0;
  for (int y = 0; y < kSize.height; ++y)
    for (int x = 0; x < kSize.width; ++x) {
      const bool isPainted = pixelAt(painted, x, y)[1] < 102;  // Half way in light from skin (140) to lipstick (10).
      const bool isLip = expected.at<std::uint8_t>(y, x) != 0;
      both += isPainted && isLip ? 1 : 0;
      either += isPainted || isLip ? 1 : 0;
    }
  CHECK(both > 1000);
  CHECK(static_cast<double>(both) / either > 0.9);
  const Eigen::Vector2f gap = 0.5F * (face.landmarks.pointsPx.col(13) + face.landmarks.pointsPx.col(14));
  CHECK_FALSE(differs(picture, painted, static_cast<int>(gap.x()), static_cast<int>(gap.y())));
}

TEST_CASE("eyeshadow, foundation and liner stay out of the eye", "[makeup]") {
  const Image picture = skinPicture(kSize, {190, 140, 110}, 0);
  const MakeupFace face = frontFace({240, 260}, 320);
  const auto renderer = makeMakeupRenderer(headModel(), MakeupQuality::Still);
  for (const MakeupProduct product : {MakeupProduct::Eyeshadow, MakeupProduct::Foundation, MakeupProduct::Eyeliner}) {
    CAPTURE(std::string(traitsOf(product).name));
    const Image painted = renderer->paint(picture, {wearing(face, {usualLayer(product, {60, 20, 90})})});
    for (const Iris& iris : face.irises)
      for (int dx = -2; dx <= 2; ++dx)
        CHECK_FALSE(
            differs(picture, painted, static_cast<int>(iris.centerPx.x()) + dx, static_cast<int>(iris.centerPx.y())));
  }
}

TEST_CASE("a still clip trembles at most half as much as polygons filled on unfiltered landmarks", "[makeup]") {
  const Image picture = skinPicture(kSize, {190, 140, 110}, 3);
  const MakeupFace still = frontFace({240, 260}, 320);
  const auto renderer = makeMakeupRenderer(headModel(), MakeupQuality::Live);
  LandmarkSmoother smoother;
  std::mt19937 random(5);
  std::normal_distribution<float> noise(0, 0.5F);  // Pixels: what the landmark network shows on a still picture.
  std::vector<Image> ours;
  std::vector<Image> polygons;
  for (int frame = 0; frame < 30; ++frame) {
    FaceObservation seen;
    seen.landmarks = still.landmarks;
    seen.irises = still.irises;
    const Eigen::Vector2f together(noise(random), noise(random));
    for (Eigen::Index p = 0; p < seen.landmarks.pointsPx.cols(); ++p)
      seen.landmarks.pointsPx.col(p) += Eigen::Vector2f(noise(random), noise(random)) + together;
    const FaceObservation smooth = smoother.smooth(seen, 1 / 30.0);
    if (frame < 10)
      continue;  // The filter has settled.
    MakeupFace face = still;
    face.id = 1;
    face.landmarks = smooth.landmarks;
    ours.push_back(renderer->paint(picture, {wearing(face, {usualLayer(MakeupProduct::Lipstick, {170, 10, 40})})}));
    std::vector<cv::Point> loop;
    for (const int point : kOuterUpperLip)
      loop.emplace_back(cvRound(seen.landmarks.pointsPx(0, point)), cvRound(seen.landmarks.pointsPx(1, point)));
    for (auto point = kOuterLowerLip.rbegin(); point != kOuterLowerLip.rend(); ++point)
      loop.emplace_back(cvRound(seen.landmarks.pointsPx(0, *point)), cvRound(seen.landmarks.pointsPx(1, *point)));
    cv::Mat filled = matView(picture).clone();
    cv::fillPoly(filled, std::vector<std::vector<cv::Point>>{loop}, cv::Scalar(170, 10, 40));
    polygons.push_back(imageFromMat(filled));
  }
  const double mine = flicker(ours);
  const double theirs = flicker(polygons);
  CAPTURE(mine, theirs);
  CHECK(theirs > 0);
  CHECK(mine <= 0.5 * theirs);
}
