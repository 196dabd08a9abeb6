#include "app/samples/sample_recipes.h"

namespace visagiste {

std::vector<SamplePersonRecipe> sampleRecipes() {
  std::vector<SamplePersonRecipe> all(3);
  all[0].name = "portrait";
  all[0].identitySeed = 11;
  all[0].skinSeed = 4;
  all[0].hair.lengthMm = 62;
  all[0].hair.colorSrgb = {92, 62, 42};
  all[0].eyes.iris = {86, 108, 120};
  all[0].garmentSrgb = {52, 78, 104};
  all[0].backdrop = {{0.62F, 0.64F, 0.66F}, {0.40F, 0.42F, 0.45F}};

  all[1].name = "portrait_2";
  all[1].identitySeed = 23;
  all[1].skinSeed = 17;
  all[1].hair.lengthMm = 30;
  all[1].hair.lift = 0.85F;
  all[1].hair.curlRadiusMm = 2.2F;
  all[1].hair.curlTurnsPer100Mm = 14;
  all[1].hair.colorSrgb = {40, 30, 26};
  all[1].eyes.iris = {70, 46, 30};
  all[1].garmentSrgb = {150, 92, 60};
  all[1].backdrop = {{0.50F, 0.46F, 0.42F}, {0.30F, 0.28F, 0.26F}};

  all[2].name = "portrait_3";
  all[2].identitySeed = 35;
  all[2].skinSeed = 30;
  all[2].hair.lengthMm = 150;
  all[2].hair.lift = 0.35F;
  all[2].hair.colorSrgb = {150, 104, 62};
  all[2].eyes.iris = {84, 96, 58};
  all[2].garmentSrgb = {112, 48, 62};
  all[2].backdrop = {{0.40F, 0.48F, 0.50F}, {0.22F, 0.28F, 0.32F}};
  return all;
}

}  // namespace visagiste
