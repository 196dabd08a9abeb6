#include "core/style/style_weights.h"

#include "core/image/resample.h"
#include "tests/support/error_matchers.h"
#include "tests/support/sample_images.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

constexpr int kCrop = 64;

/// A crop of 64 pixels over the picture's square [100, 228)²: hair in its upper half, clothes in the lower one.
std::shared_ptr<const FaceParsing> hairAndClothes() {
  auto parsing = std::make_shared<FaceParsing>();
  parsing->pictureFromCrop << 2, 0, 100, 0, 2, 100;
  parsing->cropSize = {kCrop, kCrop};
  constexpr std::size_t kPixels = std::size_t(kCrop) * kCrop;
  std::vector<std::uint8_t> planes(kFaceRegionCount * kPixels, 0);
  std::fill_n(planes.begin() + std::ptrdiff_t(std::size_t(FaceRegion::Hair) * kPixels), kPixels / 2, std::uint8_t(255));
  std::fill_n(planes.begin() + std::ptrdiff_t(std::size_t(FaceRegion::Clothes) * kPixels + kPixels / 2), kPixels / 2,
              std::uint8_t(255));
  parsing->probabilities = std::make_shared<const std::vector<std::uint8_t>>(std::move(planes));
  return parsing;
}

StyleScene sceneOf(const std::shared_ptr<const FaceParsing>& parsing) {
  StyleScene scene;
  scene.picture = quadrants({400, 320});
  scene.faces.resize(1);
  scene.faces[0].parsing = parsing;
  return scene;
}

int weightAt(const Image& weights, int x, int y) {
  return weights.row(y)[x];
}

}  // namespace

TEST_CASE("no weights are needed where all pixels are alike", "[style]") {
  CHECK(styleWeights({quadrants(), {}, {}}, StyleSpec()).isEmpty());
  CHECK(styleWeights(sceneOf(hairAndClothes()), StyleSpec()).isEmpty());
}

TEST_CASE("regions take their own strength and clothes go on below the crop", "[style]") {
  StyleSpec spec;
  spec.strength = 0.8F;
  spec.regions = {0, 0.5F, 1, 0.25F};  // skin, hair, clothes, background
  const Image weights = styleWeights(sceneOf(hairAndClothes()), spec);
  REQUIRE(weights.size() == Size{400, 320});
  const auto near = [&](int x, int y, double share) { return std::abs(weightAt(weights, x, y) - 255 * share) <= 2; };
  CHECK(near(164, 120, 0.8 * 0.5));   // Hair.
  CHECK(near(164, 210, 0.8 * 1));     // Clothes.
  CHECK(near(164, 315, 0.8 * 1));     // Below the crop.
  CHECK(near(10, 10, 0.8 * 0.25));    // Background.
  CHECK(near(390, 210, 0.8 * 0.25));  // Beside the crop.
  // From clothes to background it runs without a jump.
  for (int x = 200; x + 1 < 400; ++x) REQUIRE(std::abs(weightAt(weights, x, 210) - weightAt(weights, x + 1, 210)) < 12);
}

TEST_CASE("without anybody the picture is background", "[style]") {
  StyleSpec spec;
  spec.regions.background = 0.5F;
  const Image weights = styleWeights({quadrants(), {}, {}}, spec);
  for (std::size_t i = 0; i < weights.byteCount(); ++i) REQUIRE(std::abs(weights.pixels()[i] - 128) <= 2);
}

TEST_CASE("a painted mask is stretched over the picture", "[style]") {
  StyleSpec spec;
  StyleScene scene{quadrants({100, 100}), {}, Image({2, 1}, PixelFormat::Gray8, {0, 255})};
  const Image weights = styleWeights(scene, spec);
  CHECK(weightAt(weights, 5, 50) == 0);
  CHECK(weightAt(weights, 95, 50) == 255);
  scene.mask = quadrants();
  CHECK(failsWith(ErrorCode::InvalidArgument, "grey", [&] { static_cast<void>(styleWeights(scene, spec)); }));
}
