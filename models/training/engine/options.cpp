#include "models/training/engine/options.h"

#include <iomanip>
#include <iostream>
#include <sstream>
#include <stdexcept>

namespace visagiste::training {

Options::Options(const std::vector<Option>& known, const std::vector<std::string>& arguments) {
  for (const Option& option : known) m_values[option.name] = option.defaultValue;
  for (std::size_t i = 0; i < arguments.size(); i += 2) {
    const std::string& word = arguments[i];
    if (word.rfind("--", 0) != 0 || m_values.count(word.substr(2)) == 0)
      throw std::invalid_argument("unknown option " + word + "; --help lists them");
    if (i + 1 == arguments.size())
      throw std::invalid_argument("option " + word + " needs a value");
    m_values[word.substr(2)] = arguments[i + 1];
  }
}

std::vector<std::string> Options::list(const std::string& name) const {
  std::vector<std::string> parts;
  std::istringstream stream(text(name));
  for (std::string part; std::getline(stream, part, ',');) parts.push_back(part);
  return parts;
}

double Options::number(const std::string& name) const {
  const std::string& value = text(name);
  std::size_t used = 0;
  double result = -1.0;
  try {
    result = std::stod(value, &used);
  } catch (const std::logic_error&) {
    used = 0;
  }
  if (used != value.size() || !(result >= 0.0))
    throw std::invalid_argument("--" + name + " needs a number that is not negative, not \"" + value + "\"");
  return result;
}

long Options::count(const std::string& name) const {
  const double value = number(name);
  if (value != static_cast<double>(static_cast<long>(value)))
    throw std::invalid_argument("--" + name + " needs a whole number, not \"" + text(name) + "\"");
  return static_cast<long>(value);
}

void printHelp(const std::string& subcommand, const std::vector<Options::Option>& options) {
  std::cout << "usage: visagiste-train " << subcommand << " [--option value ...]\n";
  for (const Options::Option& option : options)
    std::cout << "  --" << std::left << std::setw(18) << option.name << option.meaning << " [" << option.defaultValue
              << "]\n";
}

}  // namespace visagiste::training
