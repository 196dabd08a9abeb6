#pragma once

#include <map>
#include <string>
#include <vector>

namespace visagiste::training {

/// `--name value` pairs of a subcommand. Names without a default are refused.
class Options {
 public:
  struct Option {
    std::string name;  ///< Without the dashes.
    std::string defaultValue;
    std::string meaning;
  };

  /// Throws std::invalid_argument naming the first unknown option or the one without a value.
  Options(const std::vector<Option>& known, const std::vector<std::string>& arguments);

  [[nodiscard]] const std::string& text(const std::string& name) const { return m_values.at(name); }
  /// The parts of a value with commas between; none for an empty value.
  [[nodiscard]] std::vector<std::string> list(const std::string& name) const;
  /// Throw std::invalid_argument if the value is no number or is negative.
  [[nodiscard]] double number(const std::string& name) const;
  [[nodiscard]] long count(const std::string& name) const;

 private:
  std::map<std::string, std::string> m_values;
};

/// Writes the options of a subcommand with their defaults to the standard output.
void printHelp(const std::string& subcommand, const std::vector<Options::Option>& options);

}  // namespace visagiste::training
