#include "core/catalogue/option_reader.h"

#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace visagiste {
namespace {

std::string joined(const std::vector<std::string>& items) {
  std::string result;
  for (std::size_t i = 0; i < items.size(); ++i) {
    result += (i == 0 ? "" : i + 1 == items.size() ? " or " : ", ") + items[i];
  }
  return result;
}

bool isInt(const nlohmann::json& value) {
  return value.is_number_integer() && value.get<std::int64_t>() >= std::numeric_limits<int>::min() &&
         value.get<std::int64_t>() <= std::numeric_limits<int>::max();
}

}  // namespace

struct OptionReader::Parts {
  std::string jobName;
  nlohmann::json options;
  std::set<std::string> read;

  /// Null where the field is absent or null.
  const nlohmann::json* find(std::string_view field) {
    const auto found = options.find(std::string(field));
    read.insert(std::string(field));
    return found == options.end() || found->is_null() ? nullptr : &*found;
  }
};

OptionReader::OptionReader(std::string jobName, const std::string& optionsJson) : m_parts(std::make_unique<Parts>()) {
  m_parts->jobName = std::move(jobName);
  m_parts->options = nlohmann::json::parse(optionsJson, nullptr, /*allow_exceptions=*/false);
  if (!m_parts->options.is_object()) {
    throw Error(ErrorCode::InvalidArgument, "The options of the job '" + m_parts->jobName + "' must be a JSON object.");
  }
}

OptionReader::~OptionReader() = default;

bool OptionReader::has(std::string_view field) const {
  const auto found = m_parts->options.find(std::string(field));
  return found != m_parts->options.end() && !found->is_null();
}

void OptionReader::fail(std::string_view field, const std::string& wanted) const {
  throw Error(ErrorCode::InvalidArgument,
              "The option '" + std::string(field) + "' of the job '" + m_parts->jobName + "' must be " + wanted + ".");
}

std::string OptionReader::text(std::string_view field) {
  const nlohmann::json* value = m_parts->find(field);
  if (value == nullptr || !value->is_string() || value->get_ref<const std::string&>().empty()) {
    fail(field, "a text that is not empty");
  }
  return value->get<std::string>();
}

std::string OptionReader::textOr(std::string_view field, const std::string& absent) {
  return has(field) ? text(field) : (m_parts->find(field), absent);
}

bool OptionReader::flagOr(std::string_view field, bool absent) {
  const nlohmann::json* value = m_parts->find(field);
  if (value != nullptr && !value->is_boolean()) {
    fail(field, "true or false");
  }
  return value == nullptr ? absent : value->get<bool>();
}

int OptionReader::wholeNumberOr(std::string_view field, int absent) {
  const nlohmann::json* value = m_parts->find(field);
  if (value != nullptr && !isInt(*value)) {
    fail(field, "a whole number");
  }
  return value == nullptr ? absent : value->get<int>();
}

std::vector<std::string> OptionReader::texts(std::string_view field) {
  const nlohmann::json* value = m_parts->find(field);
  if (value == nullptr || !value->is_array() || value->empty()) {
    fail(field, "a list of at least one text");
  }
  std::vector<std::string> result;
  for (const nlohmann::json& item : *value) {
    if (!item.is_string() || item.get_ref<const std::string&>().empty()) {
      fail(field, "a list of texts that are not empty");
    }
    result.push_back(item.get<std::string>());
  }
  return result;
}

std::vector<std::string> OptionReader::textsOr(std::string_view field, const std::vector<std::string>& absent) {
  return has(field) ? texts(field) : (m_parts->find(field), absent);
}

Eigen::VectorXf OptionReader::numbersOrNone(std::string_view field) {
  const nlohmann::json* value = m_parts->find(field);
  if (value == nullptr) {
    return {};
  }
  if (!value->is_array()) {
    fail(field, "a list of numbers");
  }
  Eigen::VectorXf result(static_cast<Eigen::Index>(value->size()));
  for (std::size_t i = 0; i < value->size(); ++i) {
    const nlohmann::json& item = (*value)[i];
    if (!item.is_number() || !std::isfinite(item.get<float>())) {
      fail(field, "a list of finite numbers");
    }
    result[static_cast<Eigen::Index>(i)] = item.get<float>();
  }
  return result;
}

std::vector<int> OptionReader::wholeNumbersOrNone(std::string_view field) {
  const nlohmann::json* value = m_parts->find(field);
  std::vector<int> result;
  if (value == nullptr) {
    return result;
  }
  if (!value->is_array()) {
    fail(field, "a list of whole numbers");
  }
  for (const nlohmann::json& item : *value) {
    if (!isInt(item)) {
      fail(field, "a list of whole numbers");
    }
    result.push_back(item.get<int>());
  }
  return result;
}

int OptionReader::oneOf(std::string_view field, const std::vector<int>& allowed, int absent) {
  const int value = wholeNumberOr(field, absent);
  std::vector<std::string> names;
  for (const int candidate : allowed) {
    if (candidate == value) {
      return value;
    }
    names.push_back(std::to_string(candidate));
  }
  fail(field, joined(names));
}

std::string OptionReader::oneOf(std::string_view field, const std::vector<std::string>& allowed,
                                const std::string& absent) {
  const std::string value = textOr(field, absent);
  for (const std::string& candidate : allowed) {
    if (candidate == value) {
      return value;
    }
  }
  fail(field, joined(allowed));
}

void OptionReader::finish() const {
  for (const auto& [name, value] : m_parts->options.items()) {
    if (m_parts->read.count(name) == 0) {
      throw Error(ErrorCode::InvalidArgument,
                  "The job '" + m_parts->jobName + "' has no option '" + name +
                      "'. It knows: " + joined({m_parts->read.begin(), m_parts->read.end()}) + ".");
    }
  }
}

}  // namespace visagiste
