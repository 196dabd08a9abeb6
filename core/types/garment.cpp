#include "core/types/garment.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "core/base/error.h"

namespace visagiste {
namespace {

[[noreturn]] void fail(const std::string& where, const std::string& wanted) {
  throw Error(ErrorCode::InvalidArgument, where + " " + wanted + ".");
}

/// A number as people write it: 1.5, not 1.500000.
std::string shortNumber(float value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  return text.back() == '.' ? text.substr(0, text.size() - 1) : text;
}

void requireWithin(float value, float least, float most, const std::string& where) {
  if (!(value >= least && value <= most))
    fail(where, "has to lie between " + shortNumber(least) + " and " + shortNumber(most));
}

void checkPicture(const Image& image, PixelFormat format, const std::string& where) {
  if (image.format() != format)
    fail(where, format == PixelFormat::Gray8 ? "has to be a grey picture" : "has to be a picture with alpha");
  if (std::min(image.width(), image.height()) < Garment::kLeastImageSidePx ||
      std::max(image.width(), image.height()) > Garment::kMostImageSidePx)
    fail(where, "has to be " + std::to_string(Garment::kLeastImageSidePx) + " to " +
                    std::to_string(Garment::kMostImageSidePx) + " pixels wide and high");
}

void checkHandles(const GarmentHandles& handles, Size sizePx) {
  const float margin = 0.25F * static_cast<float>(std::max(sizePx.width, sizePx.height));
  for (const Eigen::Vector2f& point : handles.all()) {
    requireWithin(point.x(), -margin, static_cast<float>(sizePx.width) + margin, "handles");
    requireWithin(point.y(), -margin, static_cast<float>(sizePx.height) + margin, "handles");
  }
  // What the warp divides by.
  const auto spans = [&](const GarmentPair& pair) { return pair[1].x() - pair[0].x() >= 4; };
  if (!spans(handles.neck) || !spans(handles.shoulder) || !spans(handles.armpit) || !spans(handles.hem))
    fail("handles", "have to show the garment from the front: each left one to the left of its right one");
  for (std::size_t side = 0; side < 2; ++side)
    if (handles.hem[side].y() - handles.armpit[side].y() < 4 ||
        handles.armpit[side].y() - handles.shoulder[side].y() < 4)
      fail("handles", "have to run from the shoulder down over the armpit to the hem");
  if (handles.shoulder[0].x() > handles.neck[0].x() || handles.shoulder[1].x() < handles.neck[1].x())
    fail("handles", "have to hold the neck between the shoulders");
}

}  // namespace

const std::vector<GarmentCategoryTraits>& garmentCategories() {
  using C = GarmentCategory;
  constexpr auto kSkin = GarmentOpening::Skin;
  constexpr auto kWorn = GarmentOpening::Worn;
  static const std::vector<GarmentCategoryTraits> categories{
      {C::TShirt, "t-shirt", kSkin},        {C::Shirt, "shirt", kSkin},       {C::LongSleeve, "longsleeve", kSkin},
      {C::Turtleneck, "turtleneck", kSkin}, {C::TankTop, "tank-top", kSkin},  {C::Hoodie, "hoodie", kSkin},
      {C::Jacket, "jacket", kWorn},         {C::Cardigan, "cardigan", kWorn}, {C::Dress, "dress", kSkin},
  };
  return categories;
}

const GarmentCategoryTraits& traitsOf(GarmentCategory category) {
  for (const GarmentCategoryTraits& traits : garmentCategories())
    if (traits.category == category)
      return traits;
  throw Error(ErrorCode::Internal, "A garment has a category that is none.");
}

const std::vector<std::pair<std::string_view, FabricPattern>>& fabricPatterns() {
  static const std::vector<std::pair<std::string_view, FabricPattern>> patterns{
      {"plain", FabricPattern::Plain}, {"stripe", FabricPattern::Stripe}, {"check", FabricPattern::Check},
      {"denim", FabricPattern::Denim}, {"knit", FabricPattern::Knit},     {"print", FabricPattern::Print}};
  return patterns;
}

std::array<Eigen::Vector2f, GarmentHandles::kCount> GarmentHandles::all() const {
  return {neck[0],        neck[1],        collarTop[0],   collarTop[1], collarFront,
          shoulder[0],    shoulder[1],    armpit[0],      armpit[1],    sleeveOuter[0],
          sleeveOuter[1], sleeveInner[0], sleeveInner[1], hem[0],       hem[1]};
}

GarmentHandles GarmentHandles::of(const std::array<Eigen::Vector2f, kCount>& p) {
  GarmentHandles handles;
  handles.neck = {p[0], p[1]};
  handles.collarTop = {p[2], p[3]};
  handles.collarFront = p[4];
  handles.shoulder = {p[5], p[6]};
  handles.armpit = {p[7], p[8]};
  handles.sleeveOuter = {p[9], p[10]};
  handles.sleeveInner = {p[11], p[12]};
  handles.hem = {p[13], p[14]};
  return handles;
}

const std::array<std::string_view, GarmentHandles::kCount>& garmentHandleNames() {
  static const std::array<std::string_view, GarmentHandles::kCount> names{
      "neck-right",        "neck-left",          "collar-top-right",  "collar-top-left", "collar-front",
      "shoulder-right",    "shoulder-left",      "armpit-right",      "armpit-left",     "sleeve-outer-right",
      "sleeve-outer-left", "sleeve-inner-right", "sleeve-inner-left", "hem-right",       "hem-left"};
  return names;
}

HandleShifts noShifts() {
  HandleShifts shifts;
  shifts.fill(Eigen::Vector2f::Zero());
  return shifts;
}

bool GarmentHandles::hasSleeves() const {
  return (sleeveOuter[0] - shoulder[0]).norm() >= 4 && (sleeveOuter[1] - shoulder[1]).norm() >= 4;
}

bool operator==(const GarmentHandles& a, const GarmentHandles& b) {
  return a.all() == b.all();
}

void Garment::check() const {
  if (name.find_first_not_of(" \t\n") == std::string::npos)
    fail("name", "is missing");
  static_cast<void>(traitsOf(category));
  requireWithin(shoulderCm, 20, 90, "shoulderCm");
  checkPicture(picture, PixelFormat::Rgba8, "picture");
  if (!back.isEmpty())
    checkPicture(back, PixelFormat::Rgba8, "back");
  if (!shading.isEmpty())
    checkPicture(shading, PixelFormat::Gray8, "shading");
  for (const Image* other : {&back, &shading})
    if (!other->isEmpty() && other->size() != picture.size())
      fail(other == &back ? "back" : "shading", "has to be as large as the picture");
  checkHandles(handles, picture.size());
}

const std::vector<GarmentFitParameter>& garmentFitParameters() {
  static const std::vector<GarmentFitParameter> parameters{{"length", 0.6F, 1.6F, &GarmentFit::length},
                                                           {"width", 0.75F, 1.35F, &GarmentFit::width},
                                                           {"collar", -5, 5, &GarmentFit::collarCm},
                                                           {"sleeve", 0.4F, 1.6F, &GarmentFit::sleeve},
                                                           {"up", -5, 5, &GarmentFit::upCm},
                                                           {"hue", -180, 180, &GarmentFit::hueDeg},
                                                           {"saturation", 0, 2, &GarmentFit::saturation},
                                                           {"lightness", -1, 1, &GarmentFit::lightness},
                                                           {"opacity", 0, 1, &GarmentFit::opacity}};
  return parameters;
}

void GarmentFit::check() const {
  for (const GarmentFitParameter& parameter : garmentFitParameters())
    requireWithin(this->*parameter.value, parameter.least, parameter.most, std::string(parameter.name));
  for (std::size_t i = 0; i < shiftsCm.size(); ++i)
    for (const float value : {shiftsCm[i].x(), shiftsCm[i].y()})
      requireWithin(value, -kMostShiftCm, kMostShiftCm, std::string(garmentHandleNames()[i]));
}

bool operator==(const GarmentFit& a, const GarmentFit& b) {
  const auto& parameters = garmentFitParameters();
  return std::all_of(parameters.begin(), parameters.end(),
                     [&](const GarmentFitParameter& p) { return a.*p.value == b.*p.value; }) &&
         a.hasFabric == b.hasFabric && a.pattern == b.pattern && a.colors == b.colors && a.shiftsCm == b.shiftsCm;
}

bool operator==(const WornGarment& a, const WornGarment& b) {
  return a.garment == b.garment && a.fit == b.fit && a.visible == b.visible;
}

namespace {

void chooseFabric(GarmentFit& fit, const std::string& word) {
  fit.hasFabric = word != "own";
  std::string choices = "own";
  for (const auto& [name, pattern] : fabricPatterns()) {
    if (name == word) {
      fit.pattern = pattern;
      return;
    }
    choices += ", " + std::string(name);
  }
  if (fit.hasFabric)
    fail("fabric", "has to be one of " + choices);
}

float numberOf(const std::string& text, const std::string& key) {
  char* end = nullptr;
  const float number = std::strtof(text.c_str(), &end);
  if (text.empty() || *end != '\0' || !std::isfinite(number))
    fail(key, "has to be a number, not '" + text + "'");
  return number;
}

Eigen::Vector2f shiftOf(const std::string& text, const std::string& key) {
  const std::size_t comma = text.find(',');
  if (comma == std::string::npos)
    fail(key, "has to be two numbers of centimetres with a comma between, not '" + text + "'");
  const Eigen::Vector2f shift(numberOf(text.substr(0, comma), key), numberOf(text.substr(comma + 1), key));
  for (const float value : {shift.x(), shift.y()}) requireWithin(value, -kMostShiftCm, kMostShiftCm, key);
  return shift;
}

}  // namespace

void editFit(GarmentFit& fit, const std::string& assignment) {
  const std::size_t sign = assignment.find('=');
  const std::string key = assignment.substr(0, sign);
  const std::string value = sign == std::string::npos ? std::string() : assignment.substr(sign + 1);
  if (value.empty())
    fail("'" + assignment + "'", "has to read KEY=VALUE, e.g. length=1.1");
  if (key == "fabric")
    return chooseFabric(fit, value);
  if (key == "color" || key == "figure") {
    fit.colors[key == "color" ? 0 : 1] = colorFromHex(value);
    fit.hasFabric = true;
    return;
  }
  std::string names = "fabric, color, figure";
  for (const GarmentFitParameter& parameter : garmentFitParameters()) {
    if (parameter.name != key) {
      names += ", " + std::string(parameter.name);
      continue;
    }
    const float number = numberOf(value, key);
    requireWithin(number, parameter.least, parameter.most, key);
    fit.*parameter.value = number;
    return;
  }
  for (std::size_t i = 0; i < fit.shiftsCm.size(); ++i) {
    const std::string name(garmentHandleNames()[i]);
    if (name == key) {
      fit.shiftsCm[i] = shiftOf(value, key);
      return;
    }
    names += ", " + name;
  }
  fail("'" + key + "'", "is nothing that a fit has; there are " + names);
}

}  // namespace visagiste
