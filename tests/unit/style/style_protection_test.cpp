#include "core/style/style_protection.h"

#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr Size kSize{400, 320};

/// Landmarks all in one place but for the eyes' corners and lids, whose right one is a square around (150, 150).
Landmarks oneEye() {
  Landmarks landmarks;
  landmarks.pointsPx = Eigen::Matrix2Xf::Constant(2, kCanonicalPointCount, 300);
  const int upper[]{133, 173, 157, 158, 159, 160, 161, 246, 33};
  const int lower[]{155, 154, 153, 145, 144, 163, 7};
  for (int i = 0; i < 9; ++i) landmarks.pointsPx.col(upper[i]) = Eigen::Vector2f(140 + 2.5F * float(i), 140);
  for (int i = 0; i < 7; ++i) landmarks.pointsPx.col(lower[i]) = Eigen::Vector2f(142.5F + 2.5F * float(i), 160);
  landmarks.pointsPx.col(263) = Eigen::Vector2f(220, 140);
  return landmarks;
}

/// A dark disc in a light square where the eye is.
Image eyePicture() {
  return paintedImage(kSize, [](int x, int y) -> std::array<int, 3> {
    const int light = (x - 150) * (x - 150) + (y - 150) * (y - 150) < 25 ? 20 : 200;
    return {light, light, light};
  });
}

/// One colour everywhere: strokes have covered the eye.
Image covered() {
  return paintedImage(kSize, [](int, int) -> std::array<int, 3> { return {160, 120, 60}; });
}

}  // namespace

TEST_CASE("an eye that was painted over keeps its iris, in the colours of the style", "[style]") {
  const StyleScene scene{eyePicture(), {{oneEye(), nullptr}}, {}};
  const Image kept = withProtectedFeatures(scene, covered(), 1);
  const Pixel iris = pixelAt(kept, 150, 150);
  CHECK(iris[0] < 160 - 30);
  // Darker, not greyer: the channels differ as they did.
  CHECK(iris[0] - iris[1] == 40);
  CHECK(iris[1] > iris[2]);
  CHECK(pixelAt(kept, 20, 20) == Pixel{160, 120, 60, -1});
  const Pixel half = pixelAt(withProtectedFeatures(scene, covered(), 0.5F), 150, 150);
  CHECK(half[0] > iris[0]);
  CHECK(half[0] < 160);
}

TEST_CASE("nothing is kept where nothing was asked for or nobody is", "[style]") {
  const Image painted = covered();
  CHECK(largestDifference(withProtectedFeatures({eyePicture(), {{oneEye(), nullptr}}, {}}, painted, 0), painted) == 0);
  CHECK(largestDifference(withProtectedFeatures({eyePicture(), {}, {}}, painted, 1), painted) == 0);
  CHECK(failsWith(ErrorCode::InvalidArgument, "size", [] {
    static_cast<void>(withProtectedFeatures({eyePicture(), {}, {}}, quadrants(), 1));
  }));
}

TEST_CASE("landmarks that are no face protect nothing and harm nobody", "[style]") {
  const Image painted = covered();
  for (const float place : {std::nanf(""), 1e9F, -5000.0F}) {
    Landmarks broken;
    broken.pointsPx = Eigen::Matrix2Xf::Constant(2, kCanonicalPointCount, place);
    CHECK(largestDifference(withProtectedFeatures({eyePicture(), {{broken, nullptr}}, {}}, painted, 1), painted) == 0);
  }
}
