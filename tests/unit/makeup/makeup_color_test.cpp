#include <algorithm>
#include <vector>

#include "core/image/color.h"
#include "core/makeup/makeup_renderer.h"
#include "core/makeup/makeup_texture.h"
#include "tests/support/error_matchers.h"
#include "tests/unit/makeup/painted_face.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

const Size kSize{480, 520};

/// A face of one skin colour with the white of its eyes, in light of this strength and colour.
Image panelFace(const MakeupFace& face, SrgbColor skin, const Eigen::Vector3f& light) {
  const auto lit = [&light](SrgbColor color) { return srgbColor(linearRgb(color).cwiseProduct(light)); };
  Image plain = skinPicture(kSize, lit(skin), 4);
  std::vector<std::uint8_t> pixels(plain.pixels(), plain.pixels() + plain.byteCount());
  const SrgbColor white = lit({150, 142, 138});
  for (const Iris& iris : face.irises)
    for (int y = 0; y < kSize.height; ++y)
      for (int x = 0; x < kSize.width; ++x)
        if (std::abs(static_cast<float>(x) - iris.centerPx.x()) < 22 &&
            std::abs(static_cast<float>(y) - iris.centerPx.y()) < 9) {
          auto* pixel = pixels.data() + 3 * (y * kSize.width + x);
          pixel[0] = white.r;
          pixel[1] = white.g;
          pixel[2] = white.b;
        }
  return {kSize, PixelFormat::Rgb8, std::move(pixels)};
}

/// Median Lab colour where the layer covers (nearly) all: where black would have taken the light away.
Eigen::Vector3f paintedColor(const Image& picture, const MakeupFace& face, MakeupLayer layer) {
  const auto renderer = makeMakeupRenderer(headModel(), MakeupQuality::Still);
  const Image painted = renderer->paint(picture, {wearing(face, {layer})});
  layer.colors = {{0, 0, 0}};
  layer.finish = MakeupFinish::Matte;
  const Image black = renderer->paint(picture, {wearing(face, {layer})});
  std::array<std::vector<float>, 3> channels;
  for (int y = 0; y < kSize.height; ++y)
    for (int x = 0; x < kSize.width; ++x)
      if (differs(picture, black, x, y) && pixelAt(black, x, y)[0] * 6 < pixelAt(picture, x, y)[0])
        for (std::size_t c = 0; c < 3; ++c) channels[c].push_back(linearFromSrgb(pixelAt(painted, x, y)[c]));
  REQUIRE(channels[0].size() > 30);
  Eigen::Vector3f median;
  for (std::size_t c = 0; c < 3; ++c) {
    const auto middle = channels[c].begin() + static_cast<std::ptrdiff_t>(channels[c].size() / 2);
    std::nth_element(channels[c].begin(), middle, channels[c].end());
    median(static_cast<Eigen::Index>(c)) = *middle;
  }
  return labFromLinear(median);
}

// Light, medium and dark skin: one panel.
const SrgbColor kPanel[] = {{236, 200, 180}, {190, 140, 110}, {92, 60, 46}};

}  // namespace

TEST_CASE("a swatch comes back on light, medium and dark skin in neutral light", "[makeup]") {
  const MakeupFace face = frontFace({240, 260}, 320);
  const std::vector<std::pair<MakeupProduct, SrgbColor>> swatches{
      {MakeupProduct::Lipstick, {176, 16, 48}},     {MakeupProduct::Lipstick, {210, 140, 125}},
      {MakeupProduct::Foundation, {224, 176, 144}}, {MakeupProduct::Foundation, {105, 68, 50}},
      {MakeupProduct::Eyeshadow, {90, 60, 120}},    {MakeupProduct::Blush, {208, 85, 106}}};
  for (const SrgbColor skin : kPanel) {
    const Image picture = panelFace(face, skin, Eigen::Vector3f::Ones());
    for (const auto& [product, color] : swatches) {
      CAPTURE(hexOf(skin), std::string(traitsOf(product).name), hexOf(color));
      CHECK(deltaE2000(paintedColor(picture, face, usualLayer(product, color)), labOf(color)) < 3);
    }
  }
}

TEST_CASE("a product darkens in dim light and takes the light's colour", "[makeup]") {
  const MakeupFace face = frontFace({240, 260}, 320);
  const MakeupLayer lips = usualLayer(MakeupProduct::Lipstick, {200, 60, 80});
  for (const SrgbColor skin : kPanel) {
    CAPTURE(hexOf(skin));
    const Eigen::Vector3f usual = paintedColor(panelFace(face, skin, Eigen::Vector3f::Ones()), face, lips);
    const Eigen::Vector3f dim = paintedColor(panelFace(face, skin, Eigen::Vector3f::Constant(0.2F)), face, lips);
    CHECK(dim.x() < usual.x() - 8);
    const Eigen::Vector3f warm = paintedColor(panelFace(face, skin, {1.5F, 0.95F, 0.4F}), face, lips);
    CHECK(warm.z() > usual.z() + 4);
  }
}

TEST_CASE("left and right are the person's, and a side leaves the other alone", "[makeup]") {
  const MakeupFace face = frontFace({240, 260}, 320);
  const Image picture = skinPicture(kSize, kPanel[1], 4);
  const auto renderer = makeMakeupRenderer(headModel(), MakeupQuality::Still);
  for (const MakeupProduct product : {MakeupProduct::Eyeshadow, MakeupProduct::Blush, MakeupProduct::Eyeliner,
                                      MakeupProduct::Lipstick, MakeupProduct::Lashes, MakeupProduct::Contour}) {
    CAPTURE(std::string(traitsOf(product).name));
    for (const FaceSide side : {FaceSide::Left, FaceSide::Right}) {
      MakeupLayer layer = usualLayer(product, {150, 30, 60});
      layer.side = side;
      const Image painted = renderer->paint(picture, {wearing(face, {layer})});
      int onRight = 0;  // The person's right half is the picture's left one.
      int onLeft = 0;
      for (int y = 0; y < kSize.height; ++y)
        for (int x = 0; x < kSize.width; ++x)
          if (std::abs(x - 240) > 12 && differs(picture, painted, x, y))  // The border itself is soft.
            ++(x < 240 ? onRight : onLeft);
      const int wanted = side == FaceSide::Left ? onLeft : onRight;
      const int other = side == FaceSide::Left ? onRight : onLeft;
      CHECK(wanted > 50);
      CHECK(other == 0);
    }
  }
}

TEST_CASE("a layer's own mask takes parts of its zone away", "[makeup]") {
  const MakeupFace face = frontFace({240, 260}, 320);
  const Image picture = skinPicture(kSize, kPanel[1], 4);
  const auto renderer = makeMakeupRenderer(headModel(), MakeupQuality::Still);
  for (const MakeupProduct product : {MakeupProduct::Foundation, MakeupProduct::Lipstick, MakeupProduct::Eyeliner}) {
    MakeupLayer layer = usualLayer(product, {150, 30, 60});
    layer.mask = Image({16, 16}, PixelFormat::Gray8, std::vector<std::uint8_t>(256, 0));
    const Image painted = renderer->paint(picture, {wearing(face, {layer})});
    CHECK(std::equal(picture.pixels(), picture.pixels() + picture.byteCount(), painted.pixels()));
  }
}

TEST_CASE("a look is painted onto the texture of the head", "[makeup]") {
  const Image texture = skinPicture({512, 512}, kPanel[1], 4);
  MakeupLook look;
  look.layers = {usualLayer(MakeupProduct::Lipstick, {170, 10, 40}),
                 usualLayer(MakeupProduct::Foundation, {220, 180, 150}),
                 usualLayer(MakeupProduct::Lashes, {10, 10, 10})};
  const Image painted = paintedTexture(*headModel(), texture, look);
  REQUIRE(painted.size() == texture.size());
  const Eigen::Matrix2Xf uv = headModel()->landmarkUv();
  const auto at = [&](int point) {
    return labOf(
        {pixelAt(painted, static_cast<int>(uv(0, point) * 512), static_cast<int>((1 - uv(1, point)) * 512))[0],
         pixelAt(painted, static_cast<int>(uv(0, point) * 512), static_cast<int>((1 - uv(1, point)) * 512))[1],
         pixelAt(painted, static_cast<int>(uv(0, point) * 512), static_cast<int>((1 - uv(1, point)) * 512))[2]});
  };
  CHECK(deltaE2000(at(16), labOf({170, 10, 40})) < 8);    // The middle of the lower lip, with grain.
  CHECK(deltaE2000(at(50), labOf({220, 180, 150})) < 8);  // A cheek.
  CHECK_FALSE(differs(texture, painted, 2, 2));           // The back of the head.
  CHECK_FALSE(differs(texture, painted, 256, 505));       // The neck.
}

TEST_CASE("the texture refuses what is no skin texture and keeps what nothing is painted on", "[makeup]") {
  const Image texture = skinPicture({512, 512}, kPanel[1], 4);
  CHECK(paintedTexture(*headModel(), texture, {}).sharedPixels() == texture.sharedPixels());
  const Image wide = skinPicture({512, 256}, kPanel[1], 4);
  CHECK(failsWith(ErrorCode::InvalidArgument, "square",
                  [&] { static_cast<void>(paintedTexture(*headModel(), wide, {})); }));
}
