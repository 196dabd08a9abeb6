#include "models/training/engine/json_text.h"

#include <cmath>
#include <cstdio>
#include <cstdlib>

namespace visagiste::training {
namespace {

std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escaped[8];
      std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(c));
      result += escaped;
    } else {
      result += c;
    }
  }
  return result + '"';
}

std::string shortest(double value) {
  if (!std::isfinite(value))
    return "null";
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.17g", value);
  for (int precision = 6; precision < 17; ++precision) {
    char fewer[32];
    std::snprintf(fewer, sizeof fewer, "%.*g", precision, value);
    if (std::strtod(fewer, nullptr) == value)
      return fewer;
  }
  return digits;
}

}  // namespace

JsonText& JsonText::raw(const std::string& key, const std::string& value) {
  m_members += (m_members.empty() ? "" : ",") + quoted(key) + ":" + value;
  return *this;
}

JsonText& JsonText::text(const std::string& key, const std::string& value) {
  return raw(key, quoted(value));
}

JsonText& JsonText::number(const std::string& key, double value) {
  return raw(key, shortest(value));
}

JsonText& JsonText::number(const std::string& key, long value) {
  return raw(key, std::to_string(value));
}

JsonText& JsonText::truth(const std::string& key, bool value) {
  return raw(key, value ? "true" : "false");
}

JsonText& JsonText::object(const std::string& key, const JsonText& value) {
  return raw(key, value.string());
}

JsonText& JsonText::objects(const std::string& key, const std::vector<JsonText>& values) {
  std::string list;
  for (const JsonText& value : values) list += (list.empty() ? "" : ",") + value.string();
  return raw(key, "[" + list + "]");
}

JsonText& JsonText::numbers(const std::string& key, const std::map<std::string, double>& values) {
  JsonText inner;
  for (const auto& [name, value] : values) inner.number(name, value);
  return object(key, inner);
}

}  // namespace visagiste::training
