#include "core/makeup/look_extraction.h"

#include "core/image/color.h"
#include "core/inference/makeup_encoder_network.h"
#include "tests/support/error_matchers.h"

#include <catch2/catch.hpp>

using namespace visagiste;
using namespace visagiste::test;

namespace {

ReadProduct read(std::string_view product, float presence) {
  ReadProduct result;
  result.product = product;
  result.presence = presence;
  result.opacity = 0.6F;
  result.zones = {0, 0, 5, 0, 0, 0};
  result.finishes = {0, 3, 0, 0};
  for (auto& color : result.colorsLab) color = labOf({180, 40, 60});
  result.parameters = {0, 1, 0.5F};
  return result;
}

}  // namespace

TEST_CASE("only products that are surely worn become layers", "[makeup][extraction]") {
  const MakeupLook look = lookFrom({read("lipstick", 0.9F), read("blush", 0.4F), read("foundation", 0.5F)});
  REQUIRE(look.layers.size() == 2);
  CHECK(look.layers[0].product == MakeupProduct::Foundation);  // In the order of putting on.
  CHECK(look.layers[1].product == MakeupProduct::Lipstick);
  CHECK(lookFrom({}).layers.empty());
}

TEST_CASE("a product that is never told surely is never read", "[makeup][extraction]") {
  ReadProduct liner = read("eyeliner", 1);
  liner.threshold = 2;
  CHECK(lookFrom({liner, read("lipstick", 0.6F)}).layers.size() == 1);
}

TEST_CASE("what was read becomes the layer's fields", "[makeup][extraction]") {
  const MakeupLook look = lookFrom({read("eyeliner", 1)});
  REQUIRE(look.layers.size() == 1);
  const MakeupLayer& liner = look.layers[0];
  CHECK(liner.zone == "wing");  // The third zone of the product.
  CHECK(liner.finish == MakeupFinish::Satin);
  CHECK(liner.opacity == Approx(0.6F));
  CHECK(liner.colors == std::vector<SrgbColor>{{180, 40, 60}});
  CHECK(liner.parameter("thickness") == Approx(0.3F));
  CHECK(liner.parameter("wing") == Approx(2));
}

TEST_CASE("gradients have two colours", "[makeup][extraction]") {
  ReadProduct shadow = read("eyeshadow", 1);
  shadow.zones = {0, 4, 0, 0, 0, 0};
  CHECK(lookFrom({shadow}).layers.at(0).colors.size() == 2);
  shadow.zones = {4, 0, 0, 0, 0, 0};
  CHECK(lookFrom({shadow}).layers.at(0).colors.size() == 1);
}

TEST_CASE("answers beyond every range still make a valid look", "[makeup][extraction][hostile]") {
  std::vector<ReadProduct> products;
  for (const MakeupProductTraits& traits : makeupProducts()) {
    if (traits.product == MakeupProduct::FacePaint || traits.mostColors == 0)
      continue;
    ReadProduct wild = read(traits.name, 7);
    wild.opacity = 40;
    wild.zones = {-3, -9, -9, -9, -9, 50};  // More scores than the product has zones.
    wild.colorsLab = {Eigen::Vector3f(900, -400, 400), Eigen::Vector3f(-50, 0, 0), Eigen::Vector3f(0, 0, 0)};
    wild.parameters = {-5, 9, 2};
    products.push_back(wild);
  }
  const MakeupLook look = lookFrom(products);
  CHECK(look.layers.size() == products.size());
  CHECK_NOTHROW(look.check());
  CHECK(failsWith(ErrorCode::InvalidArgument, "powder", [] { static_cast<void>(lookFrom({read("powder", 1)})); }));
}
