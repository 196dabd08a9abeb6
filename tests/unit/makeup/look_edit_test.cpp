#include "core/makeup/look_edit.h"

#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using test::failsWith;

namespace {

MakeupLook twoLayers() {
  MakeupLook look;
  look.layers = {usualLayer(MakeupProduct::Blush, {200, 100, 90}), usualLayer(MakeupProduct::Lipstick, {180, 0, 20})};
  return look;
}

bool isRefused(const std::string& assignment, const std::string& part) {
  MakeupLook look = twoLayers();
  const bool refused = failsWith(ErrorCode::InvalidArgument, part, [&] { editLook(look, assignment); });
  return refused && look == twoLayers();
}

}  // namespace

TEST_CASE("a layer is edited by its product or its number", "[makeup]") {
  MakeupLook look = twoLayers();
  editLook(look, "lipstick.color=#010203,#040506");
  editLook(look, "lipstick.finish=gloss");
  editLook(look, "1.opacity=0.25");
  editLook(look, "blush.size=1.5");
  editLook(look, "blush.side=left");
  editLook(look, "2.visible=false");
  CHECK(look.layers[1].colors == std::vector<SrgbColor>{{1, 2, 3}, {4, 5, 6}});
  CHECK(look.layers[1].finish == MakeupFinish::Gloss);
  CHECK_FALSE(look.layers[1].visible);
  CHECK(look.layers[0].opacity == 0.25F);
  CHECK(look.layers[0].parameter("size") == 1.5F);
  CHECK(look.layers[0].side == FaceSide::Left);
}

TEST_CASE("a product that the look lacks comes on top", "[makeup]") {
  MakeupLook look = twoLayers();
  editLook(look, "eyeliner.wing=2");
  REQUIRE(look.layers.size() == 3);
  CHECK(look.layers[2].product == MakeupProduct::Eyeliner);
  CHECK(look.layers[2].parameter("wing") == 2);
}

TEST_CASE("a setting that makes no sense names what it may be", "[makeup]") {
  CHECK(isRefused("lipstick", "LAYER.FIELD=VALUE"));
  CHECK(isRefused("lipstick=#ffffff", "LAYER.FIELD=VALUE"));
  CHECK(isRefused("lipstik.color=#ffffff", "lipstick"));
  CHECK(isRefused("3.opacity=1", "has 2"));
  CHECK(isRefused("0.opacity=1", "layer 0"));
  CHECK(isRefused("lipstick.color=red", "#rrggbb"));
  CHECK(isRefused("lipstick.color=", "#rrggbb"));
  CHECK(isRefused("lipstick.opacity=1,5", "number"));
  CHECK(isRefused("lipstick.opacity=1.5", "opacity"));
  CHECK(isRefused("lipstick.finish=glitter", "finish"));
  CHECK(isRefused("lipstick.wing=1", "wing"));
  CHECK(isRefused("face-paint.u=1", "picture"));
}
