#include "app/garments/tailor.h"

namespace visagiste {
namespace {

using C = GarmentCategory;
using F = FabricPattern;

Fabric plain(SrgbColor color) {
  Fabric fabric;
  fabric.color = color;
  return fabric;
}

Fabric patterned(F pattern, SrgbColor color, SrgbColor figure, float repeatCm, bool upright = false) {
  return {pattern, color, figure, repeatCm, upright};
}

class Maker {
 public:
  GarmentRecipe& add(const char* name, C category, const char* material, const GarmentPattern& pattern,
                     const Fabric& fabric, const Fabric& trim) {
    GarmentRecipe recipe;
    recipe.name = name;
    recipe.category = category;
    recipe.material = material;
    recipe.pattern = pattern;
    recipe.pattern.trunk.seed = static_cast<unsigned>(m_recipes.size()) + 1;
    recipe.fabric = fabric;
    recipe.trim = trim;
    m_recipes.push_back(recipe);
    return m_recipes.back();
  }
  [[nodiscard]] std::vector<GarmentRecipe> recipes() && { return std::move(m_recipes); }

 private:
  std::vector<GarmentRecipe> m_recipes;
};

GarmentPattern longSleeve() {
  GarmentPattern p;
  p.sleeveLength = 58;
  p.sleeveTurnDeg = 27;
  p.sleeveEnd = 9.5F;
  p.trunk.armpitCm = 24;
  return p;
}

GarmentPattern vNeck() {
  GarmentPattern p;
  p.collar = CollarStyle::VRib;
  p.neckHalf = 8.6F;
  p.neckDrop = 17;
  return p;
}

GarmentPattern shirt() {
  GarmentPattern p = longSleeve();
  p.collar = CollarStyle::Shirt;
  p.neckHalf = 7.8F;
  p.neckDrop = 7.5F;
  p.hasPlacket = true;
  p.trunk.stiffness = 0.65F;
  p.trunk.lengthCm = 72;
  return p;
}

GarmentPattern sweater() {
  GarmentPattern p = longSleeve();
  p.hasCuffs = true;
  p.sleeveEnd = 10;
  p.trunk.stiffness = 0.8F;
  p.trunk.lengthCm = 64;
  return p;
}

GarmentPattern turtleneck() {
  GarmentPattern p = sweater();
  p.collar = CollarStyle::Turtle;
  p.neckHalf = 8.2F;
  p.neckDrop = 3;
  return p;
}

GarmentPattern hoodie() {
  GarmentPattern p = sweater();
  p.collar = CollarStyle::Hood;
  p.neckHalf = 8.8F;
  p.neckDrop = 10.5F;
  p.trunk.chestHalfCm = 28;
  p.trunk.hemHalfCm = 27;
  p.hasPocket = true;
  return p;
}

GarmentPattern blazer() {
  GarmentPattern p = longSleeve();
  p.collar = CollarStyle::Lapels;
  p.neckHalf = 8.6F;
  p.neckDrop = 37;
  p.shoulderHalf = 22.5F;
  p.shoulderDrop = 4.4F;
  p.sleeveEnd = 13;
  p.trunk.stiffness = 1;
  p.trunk.lengthCm = 74;
  p.hasPlacket = true;
  p.hasPocket = true;
  return p;
}

GarmentPattern openJacket() {
  GarmentPattern p = shirt();
  p.hasPlacket = false;
  p.trunk.lengthCm = 62;
  p.trunk.stiffness = 0.9F;
  p.sleeveEnd = 12;
  p.openGap = 5;
  p.hasPocket = true;
  return p;
}

GarmentPattern cardigan() {
  GarmentPattern p = sweater();
  p.collar = CollarStyle::OpenV;
  p.neckHalf = 8.8F;
  p.neckDrop = 27;
  return p;
}

GarmentPattern tank() {
  GarmentPattern p;
  p.collar = CollarStyle::Bound;
  p.neckHalf = 9.6F;
  p.neckDrop = 14;
  p.shoulderHalf = 14;
  p.shoulderDrop = 2;
  p.sleeveLength = 0;
  p.trunk.armpitCm = 26;
  p.trunk.chestHalfCm = 24.5F;
  p.trunk.hemHalfCm = 25;
  return p;
}

GarmentPattern dress() {
  GarmentPattern p = tank();
  p.neckHalf = 11;
  p.neckDrop = 12;
  p.shoulderHalf = 16.5F;
  p.shoulderDrop = 2.6F;
  p.hasWaist = true;
  p.trunk.hemHalfCm = 30;
  p.trunk.lengthCm = 70;
  return p;
}

void addJersey(Maker& maker) {
  const GarmentPattern tee;
  maker.add("White tee", C::TShirt, "cotton jersey", tee, plain({236, 236, 233}), plain({238, 238, 235})).tags = {
      "basic"};
  maker.add("Black tee", C::TShirt, "cotton jersey", tee, plain({34, 34, 37}), plain({30, 30, 33})).tags = {"basic"};
  maker.add("Teal tee", C::TShirt, "cotton jersey", tee, plain({40, 118, 122}), plain({38, 112, 116})).tags = {"basic"};
  maker
      .add("Breton tee", C::TShirt, "cotton jersey", tee, patterned(F::Stripe, {238, 236, 228}, {36, 48, 84}, 2.8F),
           plain({236, 234, 226}))
      .tags = {"maritime"};
  maker
      .add("Meadow tee", C::TShirt, "printed jersey", tee, patterned(F::Print, {42, 52, 78}, {226, 186, 150}, 5),
           plain({42, 52, 78}))
      .tags = {"flowers", "summer"};
  maker.add("Red v-neck", C::TShirt, "cotton jersey", vNeck(), plain({170, 38, 46}), plain({164, 36, 44})).tags = {
      "basic"};
  maker.add("Grey v-neck", C::TShirt, "cotton jersey", vNeck(), plain({138, 142, 148}), plain({132, 136, 142})).tags = {
      "basic"};
  maker.add("Navy longsleeve", C::LongSleeve, "cotton jersey", longSleeve(), plain({36, 46, 78}), plain({34, 43, 73}));
  maker
      .add("Striped longsleeve", C::LongSleeve, "cotton jersey", longSleeve(),
           patterned(F::Stripe, {40, 42, 50}, {214, 208, 196}, 3.6F), plain({40, 42, 50}))
      .tags = {"maritime"};
  maker
      .add("Burgundy sweater", C::LongSleeve, "wool", sweater(), patterned(F::Knit, {112, 28, 44}, {0, 0, 0}, 1),
           plain({98, 24, 38}))
      .tags = {"winter", "knit"};
  maker
      .add("Oatmeal sweater", C::LongSleeve, "wool", sweater(), patterned(F::Knit, {206, 190, 164}, {0, 0, 0}, 1),
           plain({196, 180, 154}))
      .tags = {"winter", "knit"};
  maker.add("Black turtleneck", C::Turtleneck, "fine wool", turtleneck(), plain({30, 30, 33}), plain({28, 28, 31}))
      .tags = {"classic"};
  maker
      .add("Cream turtleneck", C::Turtleneck, "wool", turtleneck(), patterned(F::Knit, {228, 218, 198}, {0, 0, 0}, 1),
           plain({222, 212, 192}))
      .tags = {"winter", "knit"};
}

void addWoven(Maker& maker) {
  maker.add("White shirt", C::Shirt, "cotton poplin", shirt(), plain({238, 239, 241}), plain({240, 241, 243})).tags = {
      "office", "classic"};
  maker.add("Blue shirt", C::Shirt, "oxford cotton", shirt(), plain({150, 180, 216}), plain({152, 182, 218})).tags = {
      "office"};
  maker
      .add("Pinstripe shirt", C::Shirt, "cotton poplin", shirt(),
           patterned(F::Stripe, {236, 238, 242}, {92, 122, 176}, 0.9F, true),
           patterned(F::Stripe, {236, 238, 242}, {92, 122, 176}, 0.9F, true))
      .tags = {"office"};
  maker
      .add("Lumberjack shirt", C::Shirt, "flannel", shirt(), patterned(F::Check, {160, 36, 38}, {22, 22, 28}, 6),
           patterned(F::Check, {160, 36, 38}, {22, 22, 28}, 6))
      .tags = {"check", "outdoor"};
  maker
      .add("Gingham shirt", C::Shirt, "cotton", shirt(), patterned(F::Check, {232, 236, 238}, {52, 104, 92}, 2.2F),
           patterned(F::Check, {232, 236, 238}, {52, 104, 92}, 2.2F))
      .tags = {"check", "summer"};
  GarmentRecipe& denim =
      maker.add("Denim shirt", C::Shirt, "denim", shirt(), patterned(F::Denim, {62, 90, 132}, {206, 214, 222}, 1),
                patterned(F::Denim, {62, 90, 132}, {206, 214, 222}, 1));
  denim.pattern.hasPocket = true;
  maker
      .add("Palm shirt", C::Shirt, "viscose", shirt(), patterned(F::Print, {30, 74, 70}, {220, 206, 150}, 7),
           patterned(F::Print, {30, 74, 70}, {220, 206, 150}, 7))
      .tags = {"summer", "leaves"};
  maker.add("Navy blazer", C::Jacket, "wool", blazer(), plain({34, 42, 64}), plain({34, 42, 64})).tags = {"office",
                                                                                                          "classic"};
  maker
      .add("Camel blazer", C::Jacket, "wool check", blazer(), patterned(F::Check, {176, 138, 92}, {120, 86, 54}, 5),
           patterned(F::Check, {176, 138, 92}, {120, 86, 54}, 5))
      .tags = {"check", "autumn"};
  GarmentRecipe& jacket = maker.add("Denim jacket", C::Jacket, "denim", openJacket(),
                                    patterned(F::Denim, {54, 80, 122}, {200, 210, 220}, 1),
                                    patterned(F::Denim, {54, 80, 122}, {200, 210, 220}, 1));
  jacket.buttons = {168, 120, 72};
  maker.add("Olive jacket", C::Jacket, "cotton twill", openJacket(), plain({92, 94, 62}), plain({88, 90, 58})).tags = {
      "outdoor"};
}

void addRest(Maker& maker) {
  maker.add("Grey hoodie", C::Hoodie, "sweatshirt", hoodie(), plain({146, 148, 152}), plain({140, 142, 146})).tags = {
      "sport"};
  maker.add("Mustard hoodie", C::Hoodie, "sweatshirt", hoodie(), plain({196, 148, 44}), plain({188, 141, 42})).tags = {
      "sport"};
  maker
      .add("Green cardigan", C::Cardigan, "wool", cardigan(), patterned(F::Knit, {62, 92, 72}, {0, 0, 0}, 1),
           plain({56, 84, 66}))
      .tags = {"knit"};
  maker.add("Rose cardigan", C::Cardigan, "fine wool", cardigan(), plain({202, 148, 150}), plain({194, 138, 142}))
      .tags = {"spring"};
  maker.add("White tank top", C::TankTop, "ribbed cotton", tank(), plain({236, 236, 234}), plain({236, 236, 234}))
      .tags = {"summer"};
  maker
      .add("Striped tank top", C::TankTop, "cotton", tank(), patterned(F::Stripe, {206, 92, 70}, {242, 234, 220}, 2.4F),
           plain({206, 92, 70}))
      .tags = {"summer"};
  maker.add("Black dress", C::Dress, "crepe", dress(), plain({30, 28, 32}), plain({30, 28, 32})).tags = {"evening"};
  maker
      .add("Flower dress", C::Dress, "viscose", dress(), patterned(F::Print, {222, 214, 202}, {172, 66, 84}, 5.5F),
           plain({222, 214, 202}))
      .tags = {"summer", "flowers"};
}

}  // namespace

std::vector<GarmentRecipe> wardrobe() {
  Maker maker;
  addJersey(maker);
  addWoven(maker);
  addRest(maker);
  return std::move(maker).recipes();
}

}  // namespace visagiste
