#include "core/model_store/manifest.h"

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace visagiste {

struct ModelManifest::Tree {
  nlohmann::json root;
};

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

/// Reads fields of one model.json and says which one is wrong.
class FieldReader {
 public:
  FieldReader(const Json& object, const fs::path& file, std::string where)
      : m_object(object), m_file(file), m_where(std::move(where)) {
    if (!object.is_object()) {
      fail("'" + m_where + "' must be an object");
    }
  }

  [[nodiscard]] std::string text(const char* key) const {
    const Json& value = field(key);
    if (!value.is_string() || value.get_ref<const std::string&>().empty()) {
      fail(name(key) + " must be a text that is not empty");
    }
    return value.get<std::string>();
  }

  [[nodiscard]] std::string textOrNothing(const char* key) const {
    return m_object.contains(key) ? text(key) : std::string();
  }

  [[nodiscard]] std::uintmax_t count(const char* key) const {
    const Json& value = field(key);
    if (!value.is_number_unsigned()) {
      fail(name(key) + " must be a whole number of 0 or more");
    }
    return value.get<std::uintmax_t>();
  }

  template <typename Number>
  [[nodiscard]] std::vector<Number> numbersOrNothing(const char* key) const {
    std::vector<Number> numbers;
    if (!m_object.contains(key)) {
      return numbers;
    }
    const Json& list = m_object.at(key);
    if (!list.is_array() || !std::all_of(list.begin(), list.end(), [](const Json& n) { return n.is_number(); })) {
      fail(name(key) + " must be a list of numbers");
    }
    return list.get<std::vector<Number>>();
  }

  void require(std::initializer_list<const char*> keys) const {
    for (const char* key : keys) {
      static_cast<void>(field(key));
    }
  }

  [[nodiscard]] const Json& field(const char* key) const {
    const auto found = m_object.find(key);
    if (found == m_object.end()) {
      fail(name(key) + " is missing");
    }
    return *found;
  }

  [[nodiscard]] FieldReader inside(const char* key) const { return {field(key), m_file, name(key)}; }

  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::BadWeights, "The model description " + m_file.string() + " cannot be used: " + what +
                                           ". Reinstall Visagiste, or restore this file from the place it came from.");
  }

 private:
  [[nodiscard]] std::string name(const char* key) const { return m_where.empty() ? key : m_where + "." + key; }

  const Json& m_object;
  const fs::path& m_file;
  std::string m_where;
};

Json parseFile(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) {
    throw Error(ErrorCode::BadWeights, "The model description " + file.string() +
                                           " is missing. Reinstall Visagiste, or set VISAGISTE_MODELS to the folder "
                                           "that holds the models.");
  }
  Json root = Json::parse(stream, nullptr, false);
  if (root.is_discarded()) {
    throw Error(ErrorCode::BadWeights,
                "The model description " + file.string() + " is damaged (no valid JSON). Reinstall Visagiste.");
  }
  return root;
}

ModelInput readInput(const FieldReader& fields) {
  ModelInput input;
  fields.require({"shape"});
  input.name = fields.textOrNothing("name");
  input.shape = fields.numbersOrNothing<std::int64_t>("shape");
  input.colour = fields.textOrNothing("colour");
  input.range = fields.numbersOrNothing<double>("range");
  input.mean = fields.numbersOrNothing<double>("mean");
  input.std = fields.numbersOrNothing<double>("std");
  if (!input.range.empty() && input.range.size() != 2) {
    fields.fail("an input's range must be two numbers");
  }
  return input;
}

std::vector<ModelInput> readInputs(const FieldReader& root, const fs::path& file) {
  std::vector<ModelInput> inputs;
  const Json& described = root.field("input");
  if (described.is_array()) {
    for (const Json& one : described) {
      inputs.push_back(readInput(FieldReader(one, file, "input")));
    }
  } else {
    inputs.push_back(readInput(root.inside("input")));
  }
  return inputs;
}

std::vector<ModelOutput> readOutputs(const FieldReader& root, const fs::path& file) {
  const Json& described = root.field("outputs");
  if (!described.is_array()) {
    root.fail("outputs must be a list");
  }
  std::vector<ModelOutput> outputs;
  for (const Json& one : described) {
    const FieldReader fields(one, file, "outputs");
    fields.require({"shape"});
    outputs.push_back({fields.text("name"), fields.numbersOrNothing<std::int64_t>("shape"), fields.text("meaning")});
  }
  return outputs;
}

std::map<std::string, double> readThresholds(const FieldReader& root) {
  std::map<std::string, double> thresholds;
  const Json& described = root.field("thresholds");
  if (!described.is_object()) {
    root.fail("thresholds must be an object");
  }
  for (const auto& [name, value] : described.items()) {
    if (!value.is_number()) {
      root.fail("thresholds." + name + " must be a number");
    }
    thresholds.emplace(name, value.get<double>());
  }
  return thresholds;
}

bool isSha256(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos;
}

const Json* find(const Json& root, const std::string& keyPath) {
  const Json* value = &root;
  for (std::size_t begin = 0; begin <= keyPath.size();) {
    const std::size_t end = std::min(keyPath.find('.', begin), keyPath.size());
    if (!value->is_object()) {
      return nullptr;
    }
    const auto found = value->find(keyPath.substr(begin, end - begin));
    if (found == value->end()) {
      return nullptr;
    }
    value = &*found;
    begin = end + 1;
  }
  return value;
}

template <typename Value>
std::optional<std::vector<Value>> listOf(const Json* list, bool (Json::*isRight)() const noexcept) {
  if (list == nullptr || !list->is_array() ||
      !std::all_of(list->begin(), list->end(), [isRight](const Json& one) { return (one.*isRight)(); })) {
    return std::nullopt;
  }
  return list->get<std::vector<Value>>();
}

}  // namespace

double ModelManifest::threshold(const std::string& name) const {
  const auto found = thresholds.find(name);
  if (found == thresholds.end()) {
    throw Error(ErrorCode::BadWeights, "The description of the model '" + id + "' has no threshold '" + name +
                                           "'; it belongs to another version. Reinstall Visagiste.");
  }
  return found->second;
}

std::optional<double> ModelManifest::number(const std::string& keyPath) const {
  const Json* const value = m_tree ? find(m_tree->root, keyPath) : nullptr;
  return value != nullptr && value->is_number() ? std::optional(value->get<double>()) : std::nullopt;
}

std::optional<std::string> ModelManifest::text(const std::string& keyPath) const {
  const Json* const value = m_tree ? find(m_tree->root, keyPath) : nullptr;
  return value != nullptr && value->is_string() ? std::optional(value->get<std::string>()) : std::nullopt;
}

std::optional<std::vector<double>> ModelManifest::numbers(const std::string& keyPath) const {
  return listOf<double>(m_tree ? find(m_tree->root, keyPath) : nullptr, &Json::is_number);
}

std::optional<std::vector<std::string>> ModelManifest::texts(const std::string& keyPath) const {
  return listOf<std::string>(m_tree ? find(m_tree->root, keyPath) : nullptr, &Json::is_string);
}

bool ModelManifest::has(const std::string& keyPath) const {
  return m_tree && find(m_tree->root, keyPath) != nullptr;
}

ModelManifest readManifest(const fs::path& folder) {
  const fs::path jsonFile = folder / "model.json";
  auto tree = std::make_shared<ModelManifest::Tree>();
  tree->root = parseFile(jsonFile);
  const FieldReader fields(tree->root, jsonFile, "");

  ModelManifest manifest;
  manifest.id = fields.text("id");
  manifest.task = fields.text("task");
  manifest.version = fields.text("version");
  manifest.bytes = fields.count("bytes");
  manifest.sha256 = fields.text("sha256");
  manifest.licence = fields.text("licence");
  const fs::path file = fields.text("file");
  if (file.has_parent_path() || file == "." || file == "..") {
    fields.fail("file must be a plain name beside model.json");
  }
  manifest.file = folder / file;
  if (!isSha256(manifest.sha256)) {
    fields.fail("sha256 must be 64 lower-case hexadecimal digits");
  }
  manifest.inputs = readInputs(fields, jsonFile);
  manifest.outputs = readOutputs(fields, jsonFile);
  if (tree->root.contains("thresholds")) {
    manifest.thresholds = readThresholds(fields);
  }
  fields.inside("training").require({"data", "command"});
  fields.require({"limits", "evaluation"});
  manifest.m_tree = std::move(tree);
  return manifest;
}

}  // namespace visagiste
