#include "core/types/makeup_look.h"

#include <cmath>

#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

namespace {

MakeupLook lookOf(MakeupLayer layer) {
  MakeupLook look;
  look.layers.push_back(std::move(layer));
  return look;
}

const SrgbColor kRed{200, 30, 40};

bool isRefused(const MakeupLayer& layer, const std::string& field) {
  return failsWith(ErrorCode::InvalidArgument, "layers[0]." + field, [&] { lookOf(layer).check(); });
}

}  // namespace

TEST_CASE("colours are written and read as #rrggbb", "[makeup]") {
  CHECK(hexOf({1, 171, 255}) == "#01abff");
  CHECK(colorFromHex("#01ABff") == SrgbColor{1, 171, 255});
  for (const char* text : {"", "01abff", "#01abf", "#01abfg", "#01abff0", "# 1abff"})
    CHECK(failsWith(ErrorCode::InvalidArgument, "#rrggbb", [&] { static_cast<void>(colorFromHex(text)); }));
}

TEST_CASE("every product's usual layer is valid", "[makeup]") {
  for (const MakeupProductTraits& traits : makeupProducts()) {
    INFO(traits.name);
    MakeupLayer layer = usualLayer(traits.product, kRed);
    if (traits.product == MakeupProduct::FacePaint)
      layer.picture = Image({1, 1}, PixelFormat::Rgba8, {255, 0, 0, 255});
    CHECK_NOTHROW(lookOf(layer).check());
    for (const MakeupParameter& parameter : traits.parameters) {
      CHECK(parameter.least <= parameter.usual);
      CHECK(parameter.usual <= parameter.most);
      CHECK(layer.parameter(parameter.name) == parameter.usual);
    }
  }
}

TEST_CASE("a look's check names the layer and the field", "[makeup]") {
  const MakeupLayer good = usualLayer(MakeupProduct::Eyeliner, kRed);
  MakeupLayer layer = good;
  layer.zone = "lips";
  CHECK(isRefused(layer, "zone"));
  layer = good;
  layer.opacity = std::nanf("");
  CHECK(isRefused(layer, "opacity"));
  layer = good;
  layer.colors = {kRed, kRed};
  CHECK(isRefused(layer, "colors"));
  layer = good;
  layer.finish = MakeupFinish::Shimmer;
  CHECK(isRefused(layer, "finish"));
  layer = good;
  layer.parameters["wing"] = 2.5F;
  CHECK(isRefused(layer, "parameters.wing"));
  layer = good;
  layer.parameters["length"] = 1;
  CHECK(isRefused(layer, "parameters.length"));
  layer = good;
  layer.mask = Image({2, 1}, PixelFormat::Gray8, {0, 255});
  CHECK(isRefused(layer, "mask"));
  CHECK(isRefused(usualLayer(MakeupProduct::FacePaint, kRed), "picture"));
}

TEST_CASE("a blend of two looks runs from the first to the second", "[makeup]") {
  MakeupLook a = lookOf(usualLayer(MakeupProduct::Lipstick, {0, 0, 0}));
  MakeupLook b = lookOf(usualLayer(MakeupProduct::Lipstick, {255, 255, 255}));
  a.layers[0].opacity = 0.2F;
  b.layers[0].opacity = 0.6F;
  b.layers.push_back(usualLayer(MakeupProduct::Blush, kRed));
  CHECK(blended(a, b, 0) == a);
  CHECK(blended(a, b, 1) == b);
  const MakeupLook half = blended(a, b, 0.5F);
  REQUIRE(half.layers.size() == 2);
  CHECK(half.layers[0].opacity == Approx(0.4F));
  CHECK(half.layers[0].colors[0] == SrgbColor{188, 188, 188});  // Half the light of white, sRGB-coded.
  CHECK(half.layers[1].opacity == Approx(0.5F));
  CHECK(failsWith(ErrorCode::InvalidArgument, "share", [&] { static_cast<void>(blended(a, b, 1.5F)); }));
}

TEST_CASE("layers of other zones or sides fade past each other", "[makeup]") {
  const MakeupLook a = lookOf(usualLayer(MakeupProduct::Lipstick, kRed));
  MakeupLook b = a;
  b.layers[0].side = FaceSide::Left;
  const MakeupLook look = blended(a, b, 0.25F);
  REQUIRE(look.layers.size() == 2);
  CHECK(look.layers[0].opacity == Approx(0.75F));
  CHECK(look.layers[1].opacity == Approx(0.25F));
}
