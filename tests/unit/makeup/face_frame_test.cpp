#include "core/makeup/face_frame.h"

#include <Eigen/Geometry>
#include <cmath>

#include "core/reconstruct/face_model.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

const FaceModel& model() {
  static const auto shared = FaceModel::load(ModelFolders());
  return *shared;
}

const FaceFrame& frame() {
  static const FaceFrame shared(model());
  return shared;
}

/// A head seen from a little aside, with some expression.
Landmarks landmarks(float yawRad, float pixelsPerMm = 2) {
  FaceCoefficients face = model().neutral();
  face.expression[*model().expressionIndex("jawOpen")] = 0.4F;
  Eigen::Matrix3Xf points = model().landmarkPoints(face);
  points = Eigen::AngleAxisf(yawRad, Eigen::Vector3f::UnitY()).toRotationMatrix() * points;
  Landmarks result;
  result.pointsPx.resize(2, kCanonicalPointCount);
  for (int i = 0; i < kCanonicalPointCount; ++i)
    result.pointsPx.col(i) << 220 + pixelsPerMm * points(0, i), 230 - pixelsPerMm * points(1, i);
  result.relativeDepth = -points.row(2).leftCols(kCanonicalPointCount).transpose();
  return result;
}

Image smoothPicture(Size size) {
  return paintedImage(size, [](int x, int y) -> std::array<int, 3> {
    return {static_cast<int>(128 + 100 * std::sin(0.03 * x)), static_cast<int>(128 + 100 * std::cos(0.025 * y)),
            static_cast<int>(128 + 90 * std::sin(0.02 * (x + y)))};
  });
}

float signedArea(const Eigen::Matrix2Xf& points, const Eigen::Vector3i& t) {
  const Eigen::Vector2f a = points.col(t[1]) - points.col(t[0]);
  const Eigen::Vector2f b = points.col(t[2]) - points.col(t[0]);
  return a.x() * b.y() - a.y() * b.x();
}

}  // namespace

TEST_CASE("the face frame does not fold", "[makeup][frame]") {
  const auto& layout = frame().layoutPx();
  CHECK(layout.minCoeff() >= 0);
  CHECK(layout.maxCoeff() <= FaceFrame::kSidePx);
  int positive = 0;
  int negative = 0;
  for (Eigen::Index t = 0; t < frame().triangles().cols(); ++t) {
    const float area = signedArea(layout, frame().triangles().col(t));
    positive += area > 0 ? 1 : 0;
    negative += area < 0 ? 1 : 0;
  }
  // Lips touch on the mean face: slivers between them may lie either way.
  CHECK(std::min(positive, negative) <= 24);
  CHECK(std::max(positive, negative) > 900);
}

TEST_CASE("the frame enlarges eyes and lips", "[makeup][frame]") {
  const auto& layout = frame().layoutPx();
  const auto points = model().landmarkPoints(model().neutral());
  const auto enlargement = [&](int a, int b) {
    return (layout.col(a) - layout.col(b)).norm() / (points.col(a) - points.col(b)).norm();
  };
  const float cheek = enlargement(50, 205);
  CHECK(enlargement(33, 133) > 1.3F * cheek);   // The right eye's corners.
  CHECK(enlargement(263, 362) > 1.3F * cheek);  // The left eye's.
  CHECK(enlargement(61, 291) > 1.2F * cheek);   // The mouth's.
}

TEST_CASE("the frame is its own mirror image", "[makeup][frame]") {
  const auto& layout = frame().layoutPx();
  const std::array<std::array<int, 2>, 5> pairs{{{33, 263}, {133, 362}, {61, 291}, {50, 280}, {234, 454}}};
  for (const auto& [right, left] : pairs) {
    CHECK(layout(0, right) == Approx(FaceFrame::kSidePx - layout(0, left)).margin(1.0));
    CHECK(layout(1, right) == Approx(layout(1, left)).margin(1.0));
  }
}

TEST_CASE("places are the way back from the aligned face", "[makeup][frame]") {
  const Image picture = smoothPicture({440, 500});
  for (const float yaw : {0.0F, 0.4F}) {
    CAPTURE(yaw);
    const Landmarks points = landmarks(yaw);
    const Image aligned = frame().aligned(picture, points);
    const FramePlaces places = frame().places(picture.size(), points);
    REQUIRE(places.size.width > 100);
    double squares = 0;
    int count = 0;
    for (int y = 0; y < places.size.height; ++y)
      for (int x = 0; x < places.size.width; ++x) {
        const std::size_t i = static_cast<std::size_t>(y) * places.size.width + x;
        if (places.weight[i] < 1)
          continue;
        const int column = std::min(FaceFrame::kSidePx - 1, static_cast<int>(places.at[i].x()));
        const int row = std::min(FaceFrame::kSidePx - 1, static_cast<int>(places.at[i].y()));
        for (int c = 0; c < 3; ++c) {
          const int seen = aligned.row(row)[3 * column + c];
          const int there = picture.row(places.top + y)[3 * (places.left + x) + c];
          squares += (seen - there) * (seen - there);
          ++count;
        }
      }
    REQUIRE(count > 30'000);
    CHECK(10 * std::log10(255.0 * 255.0 * count / squares) > 36);  // Half a frame pixel of a smooth picture.
  }
}

TEST_CASE("the frame shows the same face wherever it stands", "[makeup][frame]") {
  // One picture, moved and enlarged together with its landmarks.
  const auto color = [](double x, double y) -> std::array<int, 3> {
    return {static_cast<int>(128 + 100 * std::sin(0.03 * x)), static_cast<int>(128 + 100 * std::cos(0.025 * y)), 70};
  };
  const Image first = paintedImage({440, 500}, [&](int x, int y) { return color(x + 0.5, y + 0.5); });
  const Image second =
      paintedImage({940, 1100}, [&](int x, int y) { return color((x + 0.5 - 40) / 2, (y + 0.5 - 60) / 2); });
  const Landmarks points = landmarks(0.2F);
  Landmarks moved = points;
  moved.pointsPx = (2 * points.pointsPx).colwise() + Eigen::Vector2f(40, 60);
  CHECK(largestDifference(frame().aligned(first, points), frame().aligned(second, moved)) <= 4);
}

TEST_CASE("faces at the border and outside are places without pixels", "[makeup][frame]") {
  const Image picture = smoothPicture({440, 500});
  Landmarks points = landmarks(0);
  points.pointsPx.row(0).array() -= 220;  // Half the face is outside.
  const FramePlaces half = frame().places(picture.size(), points);
  CHECK(half.left == 0);
  CHECK(half.size.width > 50);
  CHECK_NOTHROW(static_cast<void>(frame().aligned(picture, points)));
  points.pointsPx.row(0).array() -= 2000;
  CHECK(frame().places(picture.size(), points).size.width == 0);
  CHECK_NOTHROW(static_cast<void>(frame().aligned(picture, points)));
}

TEST_CASE("the frame refuses what is no face", "[makeup][frame]") {
  const Image picture = smoothPicture({64, 64});
  Landmarks points = landmarks(0);
  points.pointsPx(0, 7) = std::nanf("");
  CHECK(
      failsWith(ErrorCode::InvalidArgument, "468", [&] { static_cast<void>(frame().places(picture.size(), points)); }));
  CHECK(failsWith(ErrorCode::InvalidArgument, "RGB", [&] {
    static_cast<void>(frame().aligned({{8, 8}, PixelFormat::Gray8, std::vector<std::uint8_t>(64)}, landmarks(0)));
  }));
}
