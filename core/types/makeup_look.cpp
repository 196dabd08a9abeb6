#include "core/types/makeup_look.h"

#include <algorithm>
#include <cmath>

#include "core/base/error.h"

namespace visagiste {
namespace {

[[noreturn]] void fail(const std::string& where, const std::string& wanted) {
  throw Error(ErrorCode::InvalidArgument, where + " " + wanted + ".");
}

template <class Value>
void requireOneOf(const std::vector<Value>& choices, const Value& value, const std::string& where) {
  if (std::find(choices.begin(), choices.end(), value) == choices.end())
    fail(where, "is not one that this product has");
}

void requireWithin(float value, float least, float most, const std::string& where) {
  if (!(value >= least && value <= most))
    fail(where, "has to lie between " + std::to_string(least) + " and " + std::to_string(most));
}

void checkPicture(const Image& image, PixelFormat format, const std::string& where) {
  if (image.isEmpty())
    return;
  if (image.format() != format)
    fail(where, format == PixelFormat::Gray8 ? "has to be a grey picture" : "has to be a picture with alpha");
  if (std::max(image.width(), image.height()) > MakeupLook::kMostImageSidePx)
    fail(where, "has to be at most " + std::to_string(MakeupLook::kMostImageSidePx) + " pixels wide and high");
}

void checkLayer(const MakeupLayer& layer, const std::string& where) {
  const MakeupProductTraits& traits = traitsOf(layer.product);
  requireOneOf<std::string_view>(traits.zones, layer.zone, where + "zone");
  requireOneOf(traits.finishes, layer.finish, where + "finish");
  const int colors = static_cast<int>(layer.colors.size());
  if (colors < traits.fewestColors || colors > traits.mostColors)
    fail(where + "colors",
         "has to hold " + std::to_string(traits.fewestColors) + " to " + std::to_string(traits.mostColors));
  requireWithin(layer.opacity, 0, 1, where + "opacity");
  for (const auto& [name, value] : layer.parameters) {
    const auto known = std::find_if(traits.parameters.begin(), traits.parameters.end(),
                                    [&key = name](const MakeupParameter& p) { return p.name == key; });
    if (known == traits.parameters.end())
      fail(where + "parameters." + name, "is not one that this product has");
    requireWithin(value, known->least, known->most, where + "parameters." + name);
  }
  checkPicture(layer.mask, PixelFormat::Gray8, where + "mask");
  if (!layer.mask.isEmpty() && layer.mask.width() != layer.mask.height())
    fail(where + "mask", "has to be square");
  checkPicture(layer.picture, PixelFormat::Rgba8, where + "picture");
  if (layer.picture.isEmpty() == (layer.product == MakeupProduct::FacePaint))
    fail(where + "picture",
         layer.picture.isEmpty() ? "is missing: face paint is a picture" : "belongs to face paint only");
}

bool samePixels(const Image& a, const Image& b) {
  return a.sharedPixels() == b.sharedPixels() && a.size() == b.size();
}

double linear(std::uint8_t value) {
  return std::pow((value / 255.0 + 0.055) / 1.055, 2.4);
}

std::uint8_t mixedChannel(std::uint8_t a, std::uint8_t b, float share) {
  // The power law stands for the whole curve: its straight foot makes no visible difference half way.
  const double mixed = linear(a) + share * (linear(b) - linear(a));
  return static_cast<std::uint8_t>(std::lround(255 * std::clamp(1.055 * std::pow(mixed, 1 / 2.4) - 0.055, 0.0, 1.0)));
}

SrgbColor mixed(SrgbColor a, SrgbColor b, float share) {
  return {mixedChannel(a.r, b.r, share), mixedChannel(a.g, b.g, share), mixedChannel(a.b, b.b, share)};
}

bool matches(const MakeupLayer& a, const MakeupLayer& b) {
  return a.product == b.product && a.zone == b.zone && a.side == b.side && a.finish == b.finish &&
         a.colors.size() == b.colors.size() && a.visible == b.visible && samePixels(a.mask, b.mask) &&
         samePixels(a.picture, b.picture);
}

MakeupLayer between(const MakeupLayer& a, const MakeupLayer& b, float share) {
  MakeupLayer layer = share < 0.5F ? a : b;
  for (std::size_t i = 0; i < layer.colors.size(); ++i) layer.colors[i] = mixed(a.colors[i], b.colors[i], share);
  layer.opacity = a.opacity + share * (b.opacity - a.opacity);
  for (const MakeupParameter& parameter : traitsOf(a.product).parameters) {
    const float from = a.parameter(parameter.name);
    const float to = b.parameter(parameter.name);
    if (from != parameter.usual || to != parameter.usual)
      layer.parameters[std::string(parameter.name)] = from + share * (to - from);
  }
  return layer;
}

MakeupLayer faded(MakeupLayer layer, float factor) {
  layer.opacity *= factor;
  return layer;
}

}  // namespace

float MakeupLayer::parameter(std::string_view parameterName) const {
  const auto own = parameters.find(parameterName);
  if (own != parameters.end())
    return own->second;
  for (const MakeupParameter& known : traitsOf(product).parameters)
    if (known.name == parameterName)
      return known.usual;
  throw Error(ErrorCode::InvalidArgument,
              std::string(traitsOf(product).name) + " has no parameter \"" + std::string(parameterName) + "\".");
}

MakeupLayer usualLayer(MakeupProduct product, SrgbColor color) {
  const MakeupProductTraits& traits = traitsOf(product);
  MakeupLayer layer;
  layer.product = product;
  layer.zone = traits.zones.front();
  layer.finish = traits.finishes.front();
  if (traits.mostColors > 0)
    layer.colors = {color};
  return layer;
}

void MakeupLook::check() const {
  if (layers.size() > static_cast<std::size_t>(kMostLayers))
    fail("layers", "has to hold at most " + std::to_string(kMostLayers) + " layers");
  for (std::size_t i = 0; i < layers.size(); ++i) checkLayer(layers[i], "layers[" + std::to_string(i) + "].");
}

bool operator==(const MakeupLayer& a, const MakeupLayer& b) {
  return a.name == b.name && a.product == b.product && a.zone == b.zone && a.colors == b.colors &&
         a.finish == b.finish && a.opacity == b.opacity && a.side == b.side && a.visible == b.visible &&
         a.parameters == b.parameters && samePixels(a.mask, b.mask) && samePixels(a.picture, b.picture);
}

bool MakeupLook::isVisible() const {
  return std::any_of(layers.begin(), layers.end(),
                     [](const MakeupLayer& layer) { return layer.visible && layer.opacity > 0; });
}

bool operator==(const MakeupLook& a, const MakeupLook& b) {
  return a.name == b.name && a.author == b.author && a.licence == b.licence && a.tags == b.tags && a.layers == b.layers;
}

MakeupLook blended(const MakeupLook& a, const MakeupLook& b, float share) {
  requireWithin(share, 0, 1, "The share of the second look");
  if (share == 0)
    return a;
  if (share == 1)
    return b;
  MakeupLook look = share < 0.5F ? a : b;
  look.layers.clear();
  std::vector<bool> taken(b.layers.size(), false);
  for (const MakeupLayer& layer : a.layers) {
    std::size_t partner = 0;
    while (partner < b.layers.size() && (taken[partner] || !matches(layer, b.layers[partner]))) ++partner;
    if (partner < b.layers.size()) {
      taken[partner] = true;
      look.layers.push_back(between(layer, b.layers[partner], share));
    } else {
      look.layers.push_back(faded(layer, 1 - share));
    }
  }
  for (std::size_t i = 0; i < b.layers.size(); ++i)
    if (!taken[i])
      look.layers.push_back(faded(b.layers[i], share));
  if (look.layers.size() > static_cast<std::size_t>(MakeupLook::kMostLayers))
    look.layers.resize(MakeupLook::kMostLayers);
  return look;
}

}  // namespace visagiste
