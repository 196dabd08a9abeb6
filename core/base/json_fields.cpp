#include "core/base/json_fields.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace visagiste {
namespace {

using Json = nlohmann::json;

constexpr int kDeepestNesting = 8;

Json parsed(const std::string& text, const std::string& file) {
  // The parser recurses: depth is bounded before a hostile file can use up the stack.
  const auto bounded = [](int depth, Json::parse_event_t event, Json&) {
    const bool opens = event == Json::parse_event_t::object_start || event == Json::parse_event_t::array_start;
    if (opens && depth > kDeepestNesting)
      throw Error(ErrorCode::Unreadable, "it is nested too deeply");
    return true;
  };
  try {
    return Json::parse(text, bounded);
  } catch (const Json::exception& error) {
    throw Error(ErrorCode::Unreadable, "'" + file + "' is no JSON file: " + error.what());
  } catch (const Error& error) {
    throw Error(ErrorCode::Unreadable, "'" + file + "' cannot be read: " + error.what() + ".");
  }
}

}  // namespace

JsonDocument::JsonDocument(const std::string& text, std::string file)
    : m_root(std::make_unique<const Json>(parsed(text, file))), m_file(std::move(file)) {}

JsonDocument::~JsonDocument() = default;

JsonFields JsonDocument::root() const {
  return {*m_root, m_file, {}};
}

JsonFields::JsonFields(const Json& object, std::string file, std::string path)
    : m_object(&object), m_file(std::move(file)), m_path(std::move(path)) {
  if (!object.is_object())
    throw Error(ErrorCode::Unreadable,
                "'" + m_file + "': " + (m_path.empty() ? "the file" : m_path) + " has to be an object in braces.");
}

void JsonFields::fail(const std::string& key, std::string wanted) const {
  // What another Error says ends the sentence already.
  if (!wanted.empty() && wanted.back() == '.')
    wanted.pop_back();
  throw Error(ErrorCode::Unreadable,
              "'" + m_file + "': " + (m_path.empty() ? "" : m_path + ".") + key + " " + wanted + ".");
}

const Json* JsonFields::find(const char* key) const {
  m_asked.emplace_back(key);
  const auto found = m_object->find(key);
  return found == m_object->end() || found->is_null() ? nullptr : &*found;
}

bool JsonFields::has(const char* key) const {
  return find(key) != nullptr;
}

std::string JsonFields::text(const char* key) const {
  const Json* value = find(key);
  if (value == nullptr)
    fail(key, "is missing");
  if (!value->is_string())
    fail(key, "has to be a text in quotes");
  return value->get<std::string>();
}

std::string JsonFields::textOr(const char* key, const std::string& absent) const {
  return has(key) ? text(key) : absent;
}

float JsonFields::numberOr(const char* key, float absent) const {
  const Json* value = find(key);
  if (value == nullptr)
    return absent;
  const float number = value->is_number() ? value->get<float>() : NAN;
  if (!std::isfinite(number))
    fail(key, "has to be a number");
  return number;
}

bool JsonFields::flagOr(const char* key, bool absent) const {
  const Json* value = find(key);
  if (value == nullptr)
    return absent;
  if (!value->is_boolean())
    fail(key, "has to be true or false");
  return value->get<bool>();
}

std::vector<std::string> JsonFields::textsOr(const char* key) const {
  const Json* value = find(key);
  if (value == nullptr)
    return {};
  constexpr std::size_t kMostTexts = 64;
  const bool good = value->is_array() && value->size() <= kMostTexts &&
                    std::all_of(value->begin(), value->end(), [](const Json& text) { return text.is_string(); });
  if (!good)
    fail(key, "has to be a list of at most 64 texts");
  return value->get<std::vector<std::string>>();
}

std::map<std::string, float, std::less<>> JsonFields::numbersByName(const char* key) const {
  const Json* value = find(key);
  std::map<std::string, float, std::less<>> numbers;
  if (value == nullptr)
    return numbers;
  if (!value->is_object())
    fail(key, "has to be an object of numbers");
  for (const auto& [name, number] : value->items()) {
    if (!number.is_number())
      fail(key + ("." + name), "has to be a number");
    numbers[name] = number.get<float>();
  }
  return numbers;
}

std::vector<float> JsonFields::numbers(const char* key, std::size_t count) const {
  const Json* value = find(key);
  const auto isFinite = [](const Json& number) { return number.is_number() && std::isfinite(number.get<float>()); };
  if (value == nullptr || !value->is_array() || value->size() != count ||
      !std::all_of(value->begin(), value->end(), isFinite))
    fail(key, "has to be a list of " + std::to_string(count) + " numbers");
  return value->get<std::vector<float>>();
}

JsonFields JsonFields::object(const char* key) const {
  const Json* value = find(key);
  if (value == nullptr)
    fail(key, "is missing");
  return {*value, m_file, (m_path.empty() ? "" : m_path + ".") + key};
}

std::vector<JsonFields> JsonFields::objects(const char* key, std::size_t most) const {
  const Json* value = find(key);
  if (value == nullptr)
    fail(key, "is missing");
  if (!value->is_array() || value->size() > most)
    fail(key, "has to be a list of at most " + std::to_string(most));
  std::vector<JsonFields> objects;
  for (std::size_t i = 0; i < value->size(); ++i) {
    const std::string path = (m_path.empty() ? "" : m_path + ".") + key + "[" + std::to_string(i) + "]";
    objects.push_back(JsonFields((*value)[i], m_file, path));
  }
  return objects;
}

void JsonFields::finish() const {
  for (const auto& [key, value] : m_object->items())
    if (std::find(m_asked.begin(), m_asked.end(), key) == m_asked.end())
      fail(key, "is not a field that is known here");
}

double fieldNumber(float value) {
  return std::round(static_cast<double>(value) * 1e6) / 1e6;
}

}  // namespace visagiste
