#include "core/makeup/makeup_renderer.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "tests/support/error_matchers.h"
#include "tests/unit/makeup/painted_face.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

const Size kSize{480, 520};
const SrgbColor kSkin{200, 150, 125};

std::shared_ptr<MakeupRenderer> renderer() {
  static const std::shared_ptr<MakeupRenderer> kRenderer = makeMakeupRenderer(headModel(), MakeupQuality::Still);
  return kRenderer;
}

MakeupFace middleFace() {
  return frontFace({240, 260}, 300);
}

int changedPixels(const Image& a, const Image& b) {
  int count = 0;
  for (int y = 0; y < a.height(); ++y)
    for (int x = 0; x < a.width(); ++x) count += differs(a, b, x, y) ? 1 : 0;
  return count;
}

}  // namespace

TEST_CASE("a look that shows nothing gives the same pixels", "[makeup]") {
  const Image picture = skinPicture(kSize, kSkin, 6);
  std::vector<MakeupLayer> layers = everyProduct();
  SECTION("no look") {
    MakeupFace bare = middleFace();
    CHECK(renderer()->paint(picture, {bare}).sharedPixels() == picture.sharedPixels());
  }
  SECTION("opacity 0") {
    for (MakeupLayer& layer : layers) layer.opacity = 0;
    CHECK(renderer()->paint(picture, {wearing(middleFace(), layers)}).sharedPixels() == picture.sharedPixels());
  }
  SECTION("invisible layers") {
    for (MakeupLayer& layer : layers) layer.visible = false;
    CHECK(renderer()->paint(picture, {wearing(middleFace(), layers)}).sharedPixels() == picture.sharedPixels());
  }
  SECTION("strength 0") {
    MakeupFace faded = wearing(middleFace(), layers);
    faded.strength = 0;
    CHECK(renderer()->paint(picture, {faded}).sharedPixels() == picture.sharedPixels());
  }
}

TEST_CASE("every product changes the face and nothing else", "[makeup]") {
  const Image picture = skinPicture(kSize, kSkin, 6);
  const MakeupFace face = middleFace();
  const Eigen::Vector2f low = face.landmarks.pointsPx.rowwise().minCoeff();
  const Eigen::Vector2f high = face.landmarks.pointsPx.rowwise().maxCoeff();
  for (const MakeupLayer& layer : everyProduct()) {
    CAPTURE(std::string(traitsOf(layer.product).name));
    const Image painted = renderer()->paint(picture, {wearing(face, {layer})});
    // The mean head keeps its mouth shut: no teeth to whiten.
    if (layer.product != MakeupProduct::TeethWhitening)
      CHECK(changedPixels(picture, painted) > 20);
    bool isOutsideSame = true;
    for (int y = 0; y < kSize.height; ++y)
      for (int x = 0; x < kSize.width; ++x) {
        const bool isNear = static_cast<float>(x) > low.x() - 12 && static_cast<float>(x) < high.x() + 12 &&
                            static_cast<float>(y) > low.y() - 0.25F * (high.y() - low.y()) &&
                            static_cast<float>(y) < high.y() + 5;
        isOutsideSame = isOutsideSame && (isNear || !differs(picture, painted, x, y));
      }
    CHECK(isOutsideSame);
  }
}

TEST_CASE("landmarks that cannot be a face leave the picture alone", "[makeup]") {
  const Image picture = skinPicture(kSize, kSkin, 6);
  const auto isLeftAlone = [&](const MakeupFace& face) {
    return renderer()->paint(picture, {wearing(face, everyProduct())}).sharedPixels() == picture.sharedPixels();
  };
  MakeupFace broken = middleFace();
  broken.landmarks.pointsPx(0, 17) = std::numeric_limits<float>::quiet_NaN();
  CHECK(isLeftAlone(broken));
  broken = middleFace();
  broken.irises[1].centerPx.x() = std::numeric_limits<float>::infinity();
  CHECK(isLeftAlone(broken));
  broken = middleFace();
  broken.landmarks.pointsPx *= 1e30F;
  CHECK(isLeftAlone(broken));
  CHECK(isLeftAlone(frontFace({240, 260}, 4)));
  CHECK(isLeftAlone(frontFace({-4000, 260}, 300)));
  broken = middleFace();
  broken.landmarks.pointsPx.resize(2, 0);
  CHECK(isLeftAlone(broken));
}

TEST_CASE("faces at the border, tiny faces and profiles are painted without fault", "[makeup]") {
  const Image picture = skinPicture(kSize, kSkin, 6);
  for (const MakeupFace& face :
       {frontFace({0, 0}, 300), frontFace({480, 520}, 300), frontFace({240, 10}, 300), frontFace({240, 260}, 20),
        frontFace({240, 260}, 300, 85), frontFace({240, 260}, 300, -60), frontFace({240, 260}, 2000)})
    CHECK(renderer()->paint(picture, {wearing(face, everyProduct())}).size() == kSize);
}

TEST_CASE("the renderer refuses what it cannot paint", "[makeup]") {
  const Image gray({4, 4}, PixelFormat::Gray8, std::vector<std::uint8_t>(16, 0));
  CHECK(failsWith(ErrorCode::InvalidArgument, "Rgb8", [&] { static_cast<void>(renderer()->paint(gray, {})); }));
  MakeupLayer bad = usualLayer(MakeupProduct::Lipstick, {200, 0, 0});
  bad.opacity = 2;
  CHECK(failsWith(ErrorCode::InvalidArgument, "layers[0].opacity", [&] {
    static_cast<void>(renderer()->paint(skinPicture(kSize, kSkin, 0), {wearing(middleFace(), {bad})}));
  }));
}

TEST_CASE("glitter twinkles, and nothing else does", "[makeup]") {
  const Image picture = skinPicture(kSize, kSkin, 6);
  const auto painted = [&](MakeupFinish finish, float glint) {
    MakeupLayer layer = usualLayer(MakeupProduct::Eyeshadow, {150, 60, 120});
    layer.finish = finish;
    layer.opacity = 1;
    MakeupFace face = wearing(middleFace(), {layer});
    face.glint = glint;
    return renderer()->paint(picture, {face});
  };
  for (const MakeupFinish finish : {MakeupFinish::Matte, MakeupFinish::Shimmer})
    CHECK(changedPixels(painted(finish, 0), painted(finish, 0.3F)) == 0);
  const Image still = painted(MakeupFinish::Glitter, 0);
  const Image turned = painted(MakeupFinish::Glitter, 0.3F);
  CHECK(changedPixels(still, turned) > 100);
  CHECK(changedPixels(turned, painted(MakeupFinish::Glitter, 0.3F)) == 0);  // No chance in it.
  CHECK(changedPixels(still, painted(MakeupFinish::Glitter, 1)) == 0);      // Round.
  // Grains brighten and fade, the glitter as a whole does not: what it adds to the matte layer stays alike. A few dozen
  // grains lie on these lids, which does not even out better.
  const auto sum = [](const Image& image) {
    return std::accumulate(image.pixels(), image.pixels() + image.byteCount(), 0.0);
  };
  const double matte = sum(painted(MakeupFinish::Matte, 0));
  for (const float glint : {0.1F, 0.3F, 0.5F, 0.8F})
    CHECK(sum(painted(MakeupFinish::Glitter, glint)) - matte == Approx(sum(still) - matte).epsilon(0.3));
  CHECK(glintAfter(std::chrono::duration<double>(3.75)) == Approx(0.25F));
}
