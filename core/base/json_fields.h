#pragma once

#include <map>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// How the files that people share (looks, garments) are read. Included by .cpp files only.

namespace visagiste {

/// The fields of one JSON object of a file of unknown honesty. Every fault is an Error{Unreadable} that names the file
/// and the field, e.g. "layers[2].opacity".
class JsonFields {
 public:
  template <class Value>
  using Names = std::vector<std::pair<std::string_view, Value>>;

  [[nodiscard]] bool has(const char* key) const;
  [[nodiscard]] std::string text(const char* key) const;
  [[nodiscard]] std::string textOr(const char* key, const std::string& absent) const;
  [[nodiscard]] float numberOr(const char* key, float absent) const;  ///< Finite.
  [[nodiscard]] bool flagOr(const char* key, bool absent) const;
  [[nodiscard]] std::vector<std::string> textsOr(const char* key) const;  ///< Empty where absent.
  [[nodiscard]] std::map<std::string, float, std::less<>> numbersByName(const char* key) const;
  /// A list of exactly `count` finite numbers, which has to be there.
  [[nodiscard]] std::vector<float> numbers(const char* key, std::size_t count) const;
  /// An object, which has to be there.
  [[nodiscard]] JsonFields object(const char* key) const;
  /// A list of at most `most` objects, which has to be there.
  [[nodiscard]] std::vector<JsonFields> objects(const char* key, std::size_t most) const;

  template <class Value>
  [[nodiscard]] Value chosen(const char* key, const Names<Value>& names) const {
    const std::string word = text(key);
    std::string choices;
    for (const auto& [name, value] : names) {
      if (name == word)
        return value;
      choices += (choices.empty() ? "" : ", ") + std::string(name);
    }
    fail(key, "has to be one of " + choices);
  }
  template <class Value>
  [[nodiscard]] Value chosenOr(const char* key, const Names<Value>& names, Value absent) const {
    return has(key) ? chosen(key, names) : absent;
  }

  /// Throws for fields that nobody asked for.
  void finish() const;
  [[noreturn]] void fail(const std::string& key, std::string wanted) const;

 private:
  friend class JsonDocument;
  JsonFields(const nlohmann::json& object, std::string file, std::string path);
  [[nodiscard]] const nlohmann::json* find(const char* key) const;

  const nlohmann::json* m_object;
  std::string m_file;
  std::string m_path;
  mutable std::vector<std::string> m_asked;
};

/// A JSON text whose root is an object. Throws Error{Unreadable} for any other text; deep nesting is refused.
class JsonDocument {
 public:
  JsonDocument(const std::string& text, std::string file);
  ~JsonDocument();
  [[nodiscard]] JsonFields root() const;

 private:
  std::unique_ptr<const nlohmann::json> m_root;
  std::string m_file;
};

/// A number as people would write it: 0.35, not 0.349999994.
[[nodiscard]] double fieldNumber(float value);

}  // namespace visagiste
