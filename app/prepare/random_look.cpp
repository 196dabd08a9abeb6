#include "app/prepare/random_look.h"

#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "app/prepare/portraits.h"
#include "core/image/color.h"
#include "models/networks/makeup_code.h"

namespace visagiste::prepare {
namespace {

using Lab = Eigen::Vector3f;

class Dice {
 public:
  explicit Dice(std::mt19937& random) : m_random(random) {}

  float between(float low, float high) { return std::uniform_real_distribution<float>(low, high)(m_random); }
  bool chance(float probability) { return between(0, 1) < probability; }
  Lab around(const Lab& middle, const Lab& deviation) {
    std::normal_distribution<float> normal;
    Lab value;
    for (int c = 0; c < 3; ++c) value[c] = middle[c] + deviation[c] * std::clamp(normal(m_random), -2.0F, 2.0F);
    return value;
  }
  template <class Value>
  const Value& pick(const std::vector<Value>& values) {
    return values[std::uniform_int_distribution<std::size_t>(0, values.size() - 1)(m_random)];
  }

 private:
  std::mt19937& m_random;
};

SrgbColor shade(Lab lab) {
  lab[0] = std::clamp(lab[0], 2.0F, 98.0F);
  return srgbColor(linearFromLab(lab));
}

/// From lightness, chroma and hue in degrees.
Lab polar(float lightness, float chroma, float hueDeg) {
  constexpr float kRadPerDeg = 0.017453293F;
  return {lightness, chroma * std::cos(hueDeg * kRadPerDeg), chroma * std::sin(hueDeg * kRadPerDeg)};
}

/// Puts layers onto a recipe, one call a product.
class RecipeMaker {
 public:
  RecipeMaker(LookRecipe& recipe, std::mt19937& random) : m_recipe(recipe), m_dice(random) {}

  Dice& dice() { return m_dice; }

  /// A layer with random zone, finish and parameters.
  MakeupLayer& add(MakeupProduct product, float leastOpacity, float mostOpacity) {
    const MakeupProductTraits& traits = traitsOf(product);
    MakeupLayer layer = usualLayer(product, {});
    layer.zone = m_dice.pick(traits.zones);
    layer.finish = m_dice.pick(traits.finishes);
    layer.opacity = m_dice.between(leastOpacity, mostOpacity);
    for (const MakeupParameter& parameter : traits.parameters) {
      // Extremes are worn by few; the middle half around the usual value is common.
      const float reach = m_dice.chance(0.3F) ? 1.0F : 0.5F;
      layer.parameters[std::string(parameter.name)] =
          m_dice.between(parameter.usual - reach * (parameter.usual - parameter.least),
                         parameter.usual + reach * (parameter.most - parameter.usual));
    }
    m_recipe.look.layers.push_back(std::move(layer));
    return m_recipe.look.layers.back();
  }

  void addOnSkin(MakeupProduct product, float leastOpacity, float mostOpacity, const Lab& difference,
                 const Lab& deviation) {
    add(product, leastOpacity, mostOpacity);
    m_recipe.skinShades.push_back({m_recipe.look.layers.size() - 1, m_dice.around(difference, deviation)});
  }

  void color(MakeupLayer& layer, const std::vector<Lab>& colors) {
    layer.colors.clear();
    for (const Lab& lab : colors) layer.colors.push_back(shade(lab));
  }

 private:
  LookRecipe& m_recipe;
  Dice m_dice;
};

void addSkinProducts(RecipeMaker& maker) {
  Dice& dice = maker.dice();
  if (dice.chance(0.45F))
    maker.addOnSkin(MakeupProduct::Foundation, 0.2F, 0.9F, {2, 0, 1}, {4, 2, 3});
  if (dice.chance(0.2F))
    maker.addOnSkin(MakeupProduct::Contour, 0.25F, 0.8F, {-16, 1, 2}, {4, 2, 3});
  if (dice.chance(0.15F))
    maker.addOnSkin(MakeupProduct::Bronzer, 0.2F, 0.7F, {-10, 4, 7}, {3, 2, 3});
}

void addCheekProducts(RecipeMaker& maker) {
  Dice& dice = maker.dice();
  if (dice.chance(0.5F)) {
    MakeupLayer& blush = maker.add(MakeupProduct::Blush, 0.2F, 0.9F);
    maker.color(blush, {polar(dice.between(35, 75), dice.between(20, 50), dice.between(-20, 55))});
  }
  if (dice.chance(0.2F))
    maker.addOnSkin(MakeupProduct::Highlighter, 0.25F, 0.9F, {18, 1, 3}, {5, 2, 4});
}

void addBrows(RecipeMaker& maker) {
  Dice& dice = maker.dice();
  if (!dice.chance(0.25F))
    return;
  MakeupLayer& brows = maker.add(MakeupProduct::Brows, 0.3F, 0.9F);
  maker.color(brows, {polar(dice.between(10, 45), dice.between(0, 22), dice.between(40, 80))});
}

Lab eyeShade(Dice& dice) {
  if (dice.chance(0.5F))  // Nudes and browns.
    return polar(dice.between(15, 75), dice.between(5, 35), dice.between(20, 80));
  return polar(dice.between(15, 75), dice.between(8, 55), dice.between(-180, 180));
}

void addEyeProducts(RecipeMaker& maker) {
  Dice& dice = maker.dice();
  if (dice.chance(0.65F)) {
    MakeupLayer& shadow = maker.add(MakeupProduct::Eyeshadow, 0.3F, 1);
    const bool isMixed = shadow.zone == "gradient" || shadow.zone == "smoky";
    const Lab first = eyeShade(dice);
    maker.color(shadow, isMixed ? std::vector<Lab>{first, eyeShade(dice)} : std::vector<Lab>{first});
  }
  const auto dark = [&] {
    return dice.chance(0.75F) ? polar(dice.between(4, 25), dice.between(0, 12), dice.between(0, 90))
                              : polar(dice.between(20, 60), dice.between(20, 60), dice.between(-180, 180));
  };
  if (dice.chance(0.2F))
    maker.color(maker.add(MakeupProduct::Kajal, 0.4F, 1), {dark()});
  if (dice.chance(0.5F))
    maker.color(maker.add(MakeupProduct::Eyeliner, 0.5F, 1), {dark()});
  if (dice.chance(0.4F))
    maker.color(maker.add(MakeupProduct::Lashes, 0.5F, 1), {polar(dice.between(3, 15), dice.between(0, 8), 60)});
}

void addLipProducts(RecipeMaker& maker, const std::vector<Lab>& lipShades) {
  Dice& dice = maker.dice();
  const Lab lips = dice.around(dice.pick(lipShades), {3, 3, 3});
  if (dice.chance(0.2F))
    maker.color(maker.add(MakeupProduct::LipLiner, 0.4F, 1), {lips - Lab(dice.between(0, 15), 0, 0)});
  if (dice.chance(0.75F)) {
    MakeupLayer& stick = maker.add(MakeupProduct::Lipstick, 0.3F, 1);
    const bool isMixed = stick.zone == "ombre";
    maker.color(stick, isMixed ? std::vector<Lab>{lips, dice.pick(lipShades)} : std::vector<Lab>{lips});
  }
}

template <class Values, class Value>
float indexIn(const Values& values, const Value& value) {
  return static_cast<float>(std::find(values.begin(), values.end(), value) - values.begin());
}

void fillLabel(const MakeupLayer& layer, float* label) {
  const MakeupProductTraits& traits = traitsOf(layer.product);
  label[makeup_label::kPresence] = layer.visible && layer.opacity > 0 ? 1.0F : 0.0F;
  label[makeup_label::kOpacity] = layer.opacity;
  label[makeup_label::kZone] = indexIn(traits.zones, layer.zone);
  label[makeup_label::kFinish] = indexIn(traits.finishes, layer.finish);
  label[makeup_label::kColorCount] = static_cast<float>(layer.colors.size());
  for (std::size_t i = 0; i < layer.colors.size(); ++i) {
    const Lab lab = labOf(layer.colors[i]) / 100;
    std::copy(lab.data(), lab.data() + 3, label + makeup_label::kColors + 3 * i);
  }
  for (std::size_t i = 0; i < traits.parameters.size(); ++i) {
    const MakeupParameter& parameter = traits.parameters[i];
    label[makeup_label::kParameters + i] =
        (layer.parameter(parameter.name) - parameter.least) / (parameter.most - parameter.least);
  }
}

}  // namespace

std::vector<Eigen::Vector3f> readShades(const std::string& csv) {
  std::vector<Eigen::Vector3f> shades;
  for (const auto& row : readCsv(csv)) shades.push_back(labOf(colorFromHex(row.at(0))));
  if (shades.empty())
    throw std::runtime_error(csv + " holds no shades");
  return shades;
}

MakeupLook LookRecipe::wornOn(const Eigen::Vector3f& skinLab) const {
  MakeupLook worn = look;
  for (const SkinShade& skinShade : skinShades)
    worn.layers[skinShade.layer].colors = {shade(skinLab + skinShade.labDifference)};
  return worn;
}

LookRecipe randomLook(const std::vector<Eigen::Vector3f>& lipShades, std::mt19937& random) {
  LookRecipe recipe;
  RecipeMaker maker(recipe, random);
  addSkinProducts(maker);
  addCheekProducts(maker);
  addBrows(maker);
  addEyeProducts(maker);
  addLipProducts(maker, lipShades);
  return recipe;
}

std::vector<float> makeupLabel(const MakeupLook& look) {
  std::vector<float> label(static_cast<std::size_t>(kEncodedProductCount * makeup_label::kFloats), 0.0F);
  for (const MakeupLayer& layer : look.layers) {
    const auto product = std::find(kEncodedProducts.begin(), kEncodedProducts.end(), traitsOf(layer.product).name);
    if (product != kEncodedProducts.end())
      fillLabel(layer, label.data() + (product - kEncodedProducts.begin()) * makeup_label::kFloats);
  }
  return label;
}

}  // namespace visagiste::prepare
