#pragma once

#include <map>
#include <string>
#include <vector>

namespace visagiste::training {

/// A parsed JSON text. LibTorch brings no JSON reader, and models/ uses nothing else.
class JsonValue {
 public:
  /// Throws std::runtime_error naming the byte where `text` stops being JSON, or when it nests deeper than 64.
  [[nodiscard]] static JsonValue parse(const std::string& text);

  /// Throws std::runtime_error naming the key when this is no object or lacks it.
  [[nodiscard]] const JsonValue& at(const std::string& key) const;
  [[nodiscard]] bool has(const std::string& key) const { return m_members.count(key) != 0; }
  [[nodiscard]] const std::map<std::string, JsonValue>& members() const { return m_members; }  ///< Empty unless an object.
  [[nodiscard]] const std::vector<JsonValue>& items() const { return m_items; }  ///< Empty unless an array.
  [[nodiscard]] bool isNumber() const { return m_kind == Kind::Number; }
  [[nodiscard]] double number() const;
  [[nodiscard]] int integer() const { return static_cast<int>(number()); }
  [[nodiscard]] const std::string& text() const;
  [[nodiscard]] std::vector<int> integers() const;       ///< Of an array of numbers.
  [[nodiscard]] std::vector<std::string> texts() const;  ///< Of an array of texts.

 private:
  friend class JsonParser;
  enum class Kind { Null = 1, Boolean, Number, Text, Array, Object };

  Kind m_kind = Kind::Null;
  double m_number = 0;
  std::string m_text;
  std::vector<JsonValue> m_items;
  std::map<std::string, JsonValue> m_members;
};

}  // namespace visagiste::training
