#include "core/style/style_spec_json.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace visagiste {
namespace {

using Json = nlohmann::json;

/// Calls `visit` with the name and the member of each field, texts then numbers.
template <typename Spec, typename Visit>
void forEachField(Spec& spec, const Visit& visit) {
  visit("style", spec.style);
  visit("variant", spec.variant);
  visit("secondStyle", spec.secondStyle);
  visit("mix", spec.mix);
  visit("strength", spec.strength);
  visit("keepColor", spec.keepColor);
  visit("protect", spec.protect);
  visit("strokeScale", spec.strokeScale);
}

template <typename Regions, typename Visit>
void forEachRegion(Regions& regions, const Visit& visit) {
  visit("skin", regions.skin);
  visit("hair", regions.hair);
  visit("clothes", regions.clothes);
  visit("background", regions.background);
}

[[noreturn]] void fail(const std::string& field, const std::string& wanted) {
  throw Error(ErrorCode::InvalidArgument, "The style's field '" + field + "' has to be " + wanted + ".");
}

void read(const Json& value, const std::string& field, std::string& target) {
  if (!value.is_string())
    fail(field, "a text");
  target = value.get<std::string>();
}

void read(const Json& value, const std::string& field, float& target) {
  if (!value.is_number())
    fail(field, "a number");
  target = value.get<float>();
}

/// Takes the field out of the object, where it is there.
template <typename Target>
void take(Json& object, const std::string& field, Target& target) {
  const auto found = object.find(field);
  if (found == object.end())
    return;
  read(*found, field, target);
  object.erase(found);
}

void requireEmpty(const Json& object) {
  if (!object.empty())
    throw Error(ErrorCode::InvalidArgument, "The style has no field '" + object.begin().key() + "'.");
}

}  // namespace

std::string styleSpecJson(const StyleSpec& spec) {
  Json object = Json::object();
  const StyleSpec usual;
  const auto writer = [](Json& target, const Json& unchanged) {
    return [&target, unchanged](const char* name, const auto& value) {
      if (unchanged.at(name) != Json(value))
        target[name] = value;
    };
  };
  Json usualFields;
  forEachField(usual, [&](const char* name, const auto& value) { usualFields[name] = value; });
  forEachField(spec, writer(object, usualFields));
  Json usualRegions;
  forEachRegion(usual.regions, [&](const char* name, float value) { usualRegions[name] = value; });
  Json regions = Json::object();
  forEachRegion(spec.regions, writer(regions, usualRegions));
  if (!regions.empty())
    object["regions"] = regions;
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

StyleSpec readStyleSpec(const std::string& json) {
  Json object = Json::parse(json, nullptr, false);
  if (!object.is_object())
    throw Error(ErrorCode::InvalidArgument, "A style has to be a JSON object.");
  StyleSpec spec;
  forEachField(spec, [&](const char* name, auto& value) { take(object, name, value); });
  if (const auto regions = object.find("regions"); regions != object.end()) {
    if (!regions->is_object())
      fail("regions", "an object");
    forEachRegion(spec.regions, [&](const char* name, float& value) { take(*regions, name, value); });
    requireEmpty(*regions);
    object.erase(regions);
  }
  requireEmpty(object);
  spec.check();
  return spec;
}

}  // namespace visagiste
