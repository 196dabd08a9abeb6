#include "core/makeup/look_edit.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/base/error.h"
#include "core/makeup/look_fields.h"

namespace visagiste {
namespace {

[[noreturn]] void fail(const std::string& key, const std::string& wanted) {
  throw Error(ErrorCode::InvalidArgument, "The layer setting '" + key + "' " + wanted + ".");
}

template <class Value>
Value chosen(const std::string& key, const std::string& word, const JsonFields::Names<Value>& names) {
  std::string choices;
  for (const auto& [name, value] : names) {
    if (name == word)
      return value;
    choices += (choices.empty() ? "" : ", ") + std::string(name);
  }
  fail(key, "has to be one of " + choices);
}

float numberOf(const std::string& key, const std::string& text) {
  // std::from_chars keeps to the point whatever the language of the system writes.
  float value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size())
    fail(key, "has to be a number");
  return value;
}

std::vector<SrgbColor> colorsOf(const std::string& text) {
  std::vector<SrgbColor> colors;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(',', begin), text.size());
    colors.push_back(colorFromHex(text.substr(begin, end - begin)));
    begin = end + 1;
  }
  return colors;
}

MakeupLayer& layerOf(MakeupLook& look, const std::string& key, const std::string& name) {
  if (!name.empty() && std::all_of(name.begin(), name.end(), [](char c) { return c >= '0' && c <= '9'; })) {
    const unsigned long number = std::strtoul(name.c_str(), nullptr, 10);
    if (number < 1 || number > look.layers.size())
      fail(key, "names layer " + name + "; this look has " + std::to_string(look.layers.size()));
    return look.layers[number - 1];
  }
  const auto product = chosen<MakeupProduct>(key, name, productNames());
  const auto found = std::find_if(look.layers.begin(), look.layers.end(),
                                  [&](const MakeupLayer& layer) { return layer.product == product; });
  if (found != look.layers.end())
    return *found;
  if (product == MakeupProduct::FacePaint)
    fail(key, "needs a picture: add face paint in the look's file");
  look.layers.push_back(usualLayer(product, {180, 60, 70}));
  return look.layers.back();
}

void setField(MakeupLayer& layer, const std::string& key, const std::string& field, const std::string& value) {
  if (field == "color")
    layer.colors = colorsOf(value);
  else if (field == "opacity")
    layer.opacity = numberOf(key, value);
  else if (field == "zone")
    layer.zone = value;
  else if (field == "finish")
    layer.finish = chosen(key, value, finishNames());
  else if (field == "side")
    layer.side = chosen(key, value, sideNames());
  else if (field == "visible")
    layer.visible = chosen<bool>(key, value, {{"true", true}, {"false", false}});
  else
    layer.parameters[field] = numberOf(key, value);
}

}  // namespace

void editLook(MakeupLook& look, const std::string& key, const std::string& value) {
  const std::size_t point = key.find('.');
  if (point == std::string::npos)
    fail(key, "has to be written as LAYER.FIELD=VALUE, e.g. lipstick.color=#c2185b");
  MakeupLook edited = look;
  setField(layerOf(edited, key, key.substr(0, point)), key, key.substr(point + 1), value);
  try {
    edited.check();
  } catch (const Error& error) {
    fail(key, "cannot be '" + value + "': " + error.what());
  }
  look = std::move(edited);
}

void editLook(MakeupLook& look, const std::string& assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == std::string::npos)
    fail(assignment, "has to be written as LAYER.FIELD=VALUE, e.g. lipstick.color=#c2185b");
  editLook(look, assignment.substr(0, equals), assignment.substr(equals + 1));
}

}  // namespace visagiste
