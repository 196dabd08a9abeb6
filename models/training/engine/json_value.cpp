#include "models/training/engine/json_value.h"

#include <cstdlib>
#include <cstring>
#include <stdexcept>

namespace visagiste::training {

class JsonParser {
 public:
  explicit JsonParser(const std::string& text) : m_text(text) {}

  JsonValue document() {
    JsonValue value = parseValue(0);
    skipSpace();
    if (m_at != m_text.size()) {
      fail("nothing more");
    }
    return value;
  }

 private:
  [[noreturn]] void fail(const std::string& expected) const {
    throw std::runtime_error("Not JSON: expected " + expected + " at byte " + std::to_string(m_at) + ".");
  }
  void skipSpace() {
    while (m_at < m_text.size() && std::strchr(" \t\r\n", m_text[m_at]) != nullptr) {
      ++m_at;
    }
  }
  bool take(char c) {
    skipSpace();
    if (m_at < m_text.size() && m_text[m_at] == c) {
      ++m_at;
      return true;
    }
    return false;
  }
  bool takeWord(const char* word) {
    if (m_text.compare(m_at, std::strlen(word), word) == 0) {
      m_at += std::strlen(word);
      return true;
    }
    return false;
  }

  std::string parseText() {
    std::string out;
    while (m_at < m_text.size() && m_text[m_at] != '"') {
      char c = m_text[m_at++];
      if (c == '\\') {
        if (m_at >= m_text.size()) {
          break;
        }
        c = m_text[m_at++];
        const char* names = "nrtbf";
        const char* meanings = "\n\r\t\b\f";
        if (c == 'u') {
          // Names in these files are ASCII; other characters only occur in remarks.
          const unsigned long code = std::strtoul(m_text.substr(m_at, 4).c_str(), nullptr, 16);
          m_at = std::min(m_at + 4, m_text.size());
          c = code > 0 && code < 0x80 ? static_cast<char>(code) : '?';
        } else if (const char* hit = std::strchr(names, c)) {
          c = meanings[hit - names];
        }
      }
      out += c;
    }
    if (!take('"')) {
      fail("the end of a text");
    }
    return out;
  }

  JsonValue parseValue(int depth) {
    constexpr int kDeepest = 64;
    if (depth > kDeepest) {
      fail("less nesting");
    }
    JsonValue value;
    if (take('{')) {
      value.m_kind = JsonValue::Kind::Object;
      while (!take('}')) {
        if ((!value.m_members.empty() && !take(',')) || !take('"')) {
          fail("a name");
        }
        const std::string name = parseText();
        if (!take(':')) {
          fail("':'");
        }
        value.m_members[name] = parseValue(depth + 1);
      }
    } else if (take('[')) {
      value.m_kind = JsonValue::Kind::Array;
      while (!take(']')) {
        if (!value.m_items.empty() && !take(',')) {
          fail("','");
        }
        value.m_items.push_back(parseValue(depth + 1));
      }
    } else if (take('"')) {
      value.m_kind = JsonValue::Kind::Text;
      value.m_text = parseText();
    } else if (takeWord("true") || takeWord("false")) {
      value.m_kind = JsonValue::Kind::Boolean;
      value.m_number = m_text[m_at - 2] == 'u' ? 1 : 0;
    } else if (!takeWord("null")) {
      char* end = nullptr;
      value.m_kind = JsonValue::Kind::Number;
      value.m_number = std::strtod(m_text.c_str() + m_at, &end);
      if (end == m_text.c_str() + m_at) {
        fail("a value");
      }
      m_at = static_cast<std::size_t>(end - m_text.c_str());
    }
    return value;
  }

  const std::string& m_text;
  std::size_t m_at = 0;
};

JsonValue JsonValue::parse(const std::string& text) {
  return JsonParser(text).document();
}

const JsonValue& JsonValue::at(const std::string& key) const {
  const auto found = m_members.find(key);
  if (found == m_members.end()) {
    throw std::runtime_error("The JSON object has no '" + key + "'.");
  }
  return found->second;
}

double JsonValue::number() const {
  if (m_kind != Kind::Number && m_kind != Kind::Boolean) {
    throw std::runtime_error("A number was expected in the JSON file.");
  }
  return m_number;
}

const std::string& JsonValue::text() const {
  if (m_kind != Kind::Text) {
    throw std::runtime_error("A text was expected in the JSON file.");
  }
  return m_text;
}

std::vector<int> JsonValue::integers() const {
  std::vector<int> out;
  for (const JsonValue& item : m_items) {
    out.push_back(item.integer());
  }
  return out;
}

std::vector<std::string> JsonValue::texts() const {
  std::vector<std::string> out;
  for (const JsonValue& item : m_items) {
    out.push_back(item.text());
  }
  return out;
}

}  // namespace visagiste::training
