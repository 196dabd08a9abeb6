#pragma once

#include <map>
#include <string>
#include <vector>

namespace visagiste::training {

/// Builds the text of one JSON object on one line, members in the order in which they were added.
class JsonText {
 public:
  JsonText& text(const std::string& key, const std::string& value);
  JsonText& number(const std::string& key, double value);  ///< null where it is not finite.
  JsonText& number(const std::string& key, long value);
  JsonText& truth(const std::string& key, bool value);
  JsonText& object(const std::string& key, const JsonText& value);
  JsonText& objects(const std::string& key, const std::vector<JsonText>& values);
  JsonText& numbers(const std::string& key, const std::map<std::string, double>& values);  ///< As an object.

  [[nodiscard]] std::string string() const { return "{" + m_members + "}"; }

 private:
  JsonText& raw(const std::string& key, const std::string& value);

  std::string m_members;
};

}  // namespace visagiste::training
