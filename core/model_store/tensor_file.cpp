#include "core/model_store/tensor_file.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "core/base/error.h"

namespace visagiste {
namespace {

constexpr std::size_t kLengthBytes = 8;

std::size_t width(NumberType type) {
  switch (type) {
    case NumberType::Float32:
    case NumberType::Int32:
      return 4;
    case NumberType::Float16:
    case NumberType::BFloat16:
      return 2;
    case NumberType::UInt8:
      break;
  }
  return 1;
}

/// Says what is wrong with one file.
class Refusal {
 public:
  Refusal(std::string path, const TensorFileRules& rules) : m_path(std::move(path)), m_rules(rules) {}

  [[noreturn]] void operator()(const std::string& what) const {
    throw Error(m_rules.code, "The " + m_rules.kind + " " + m_path + " is damaged: " + what + ". " + m_rules.advice);
  }

 private:
  std::string m_path;
  const TensorFileRules& m_rules;
};

NumberType parseType(const Refusal& refuse, const std::string& name) {
  static const std::map<std::string, NumberType> kTypes = {{"F32", NumberType::Float32},
                                                           {"F16", NumberType::Float16},
                                                           {"BF16", NumberType::BFloat16},
                                                           {"I32", NumberType::Int32},
                                                           {"U8", NumberType::UInt8}};
  const auto found = kTypes.find(name);
  if (found == kTypes.end()) {
    refuse("number type '" + name + "' is not known");
  }
  return found->second;
}

float fromBits(std::uint32_t bits) {
  float value = 0;
  std::memcpy(&value, &bits, sizeof value);
  return value;
}

float fromHalf(std::uint16_t half) {
  const std::uint32_t sign = (half & 0x8000U) << 16U;
  const std::uint32_t exponent = (half >> 10U) & 0x1FU;
  const std::uint32_t mantissa = half & 0x3FFU;
  if (exponent == 0x1FU) {
    return fromBits(sign | 0x7F800000U | (mantissa << 13U));
  }
  if (exponent == 0) {
    const float magnitude = std::ldexp(static_cast<float>(mantissa), -24);
    return sign != 0 ? -magnitude : magnitude;
  }
  return fromBits(sign | ((exponent + 112U) << 23U) | (mantissa << 13U));
}

std::vector<std::uint8_t> readBytes(const std::filesystem::path& path, const TensorFileRules& rules,
                                    const Refusal& refuse) {
  const std::string who = "The " + rules.kind + " " + path.string();
  std::error_code unknown;  // A folder has no end, and a pipe would wait for its other one.
  std::ifstream in;
  if (std::filesystem::is_regular_file(path, unknown)) {
    in.open(path, std::ios::binary | std::ios::ate);
  }
  if (!in.is_open()) {
    throw Error(ErrorCode::NotFound, who + " cannot be opened.");
  }
  if (static_cast<std::uint64_t>(in.tellg()) > rules.mostBytes) {
    throw Error(ErrorCode::TooLarge, who + " is larger than " + std::to_string(rules.mostBytes >> 20U) +
                                         " MiB and was not read. " + rules.advice);
  }
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(in.tellg()));
  in.seekg(0);
  in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!in) {
    refuse("it cannot be read to its end");
  }
  return bytes;
}

struct Extent {
  std::uint64_t begin = 0;
  std::uint64_t end = 0;
};

TensorView parseTensor(const Refusal& refuse, const std::string& name, const nlohmann::json& entry, Extent& extent,
                       std::uint64_t bodyBytes) {
  TensorView view;
  view.type = parseType(refuse, entry.at("dtype").get<std::string>());
  std::uint64_t bytes = width(view.type);
  for (const nlohmann::json& length : entry.at("shape")) {
    const auto n = length.get<std::int64_t>();
    if (n < 0 || (n > 0 && bytes > bodyBytes / static_cast<std::uint64_t>(n))) {
      refuse("array '" + name + "' is larger than the file");
    }
    bytes *= static_cast<std::uint64_t>(n);
    view.shape.push_back(n);
  }
  extent = {entry.at("data_offsets").at(0).get<std::uint64_t>(), entry.at("data_offsets").at(1).get<std::uint64_t>()};
  if (extent.end > bodyBytes || extent.begin > extent.end || extent.end - extent.begin != bytes) {
    refuse("array '" + name + "' does not fit its place in the file");
  }
  return view;
}

}  // namespace

std::size_t TensorView::elementCount() const {
  std::size_t count = 1;
  for (const std::int64_t n : shape) {
    count *= static_cast<std::size_t>(n);
  }
  return count;
}

std::vector<float> TensorView::floats() const {
  std::vector<float> out(elementCount());
  if (out.empty()) {
    return out;
  }
  if (type == NumberType::Float32) {
    std::memcpy(out.data(), bytes, 4 * out.size());
    return out;
  }
  if (type != NumberType::Float16 && type != NumberType::BFloat16) {
    throw Error(ErrorCode::BadWeights, "An array of a weights file holds integers where fractions belong.");
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    std::uint16_t bits = 0;
    std::memcpy(&bits, bytes + 2 * i, 2);
    out[i] = type == NumberType::Float16 ? fromHalf(bits) : fromBits(static_cast<std::uint32_t>(bits) << 16U);
  }
  return out;
}

std::vector<int> TensorView::integers() const {
  std::vector<int> out(elementCount());
  if (out.empty()) {
    return out;
  }
  if (type == NumberType::Int32) {
    std::memcpy(out.data(), bytes, 4 * out.size());
  } else if (type == NumberType::UInt8) {
    std::copy(bytes, bytes + out.size(), out.begin());
  } else {
    throw Error(ErrorCode::BadWeights, "An array of a weights file holds fractions where integers belong.");
  }
  return out;
}

TensorFile TensorFile::read(const std::filesystem::path& path, const TensorFileRules& rules) {
  const Refusal refuse(path.string(), rules);
  TensorFile file;
  file.m_rules = rules;
  file.m_path = path.string();
  file.m_bytes = readBytes(path, rules, refuse);
  std::uint64_t headerBytes = 0;
  if (file.m_bytes.size() < kLengthBytes) {
    refuse("it is shorter than its own header");
  }
  for (std::size_t i = kLengthBytes; i-- > 0;) {
    headerBytes = headerBytes << 8U | file.m_bytes[i];
  }
  if (headerBytes > rules.mostHeaderBytes || headerBytes > file.m_bytes.size() - kLengthBytes) {
    refuse("its header is longer than the file or than any should be");
  }
  const auto header = file.m_bytes.begin() + kLengthBytes;
  const auto body = header + static_cast<std::ptrdiff_t>(headerBytes);
  const auto bodyBytes = static_cast<std::uint64_t>(file.m_bytes.end() - body);
  std::vector<Extent> extents;
  try {
    const nlohmann::json tree = nlohmann::json::parse(header, body);
    if (!tree.is_object()) {
      refuse("its header is no JSON object");
    }
    if (tree.size() > rules.mostTensors) {
      refuse("it holds more arrays than any should");
    }
    for (const auto& [name, entry] : tree.items()) {
      if (name == "__metadata__") {
        file.m_metadata = entry.get<std::map<std::string, std::string>>();
        continue;
      }
      Extent extent;
      TensorView view = parseTensor(refuse, name, entry, extent, bodyBytes);
      view.bytes = file.m_bytes.data() + kLengthBytes + headerBytes + extent.begin;
      file.m_tensors.emplace(name, std::move(view));
      extents.push_back(extent);
    }
  } catch (const nlohmann::json::exception& error) {
    refuse("its header is not as it should be (" + std::string(error.what()) + ")");
  }
  std::sort(extents.begin(), extents.end(),
            [](const Extent& a, const Extent& b) { return a.begin != b.begin ? a.begin < b.begin : a.end < b.end; });
  std::uint64_t next = 0;
  for (const Extent& extent : extents) {
    if (extent.begin != next) {
      refuse("its arrays overlap or leave gaps");
    }
    next = extent.end;
  }
  if (next != bodyBytes) {
    refuse("it is longer than its arrays");
  }
  return file;
}

const TensorView& TensorFile::at(const std::string& name) const {
  const auto found = m_tensors.find(name);
  if (found == m_tensors.end()) {
    throw Error(m_rules.code, "The " + m_rules.kind + " " + m_path + " has no array '" + name +
                                  "'; it belongs to another version of Visagiste.");
  }
  return found->second;
}

const TensorView& TensorFile::at(const std::string& name, const std::vector<std::int64_t>& shape) const {
  const TensorView& view = at(name);
  const bool fits = view.shape.size() == shape.size() &&
                    std::equal(shape.begin(), shape.end(), view.shape.begin(),
                               [](std::int64_t wanted, std::int64_t found) { return wanted < 0 || wanted == found; });
  if (!fits) {
    throw Error(m_rules.code, "In the " + m_rules.kind + " " + m_path + " array '" + name +
                                  "' has another shape than this version of Visagiste expects.");
  }
  return view;
}

std::vector<std::string> TensorFile::names() const {
  std::vector<std::string> out;
  for (const auto& [name, view] : m_tensors) {
    out.push_back(name);
  }
  return out;
}

const std::string& TensorFile::metadata(const std::string& key) const {
  const auto found = m_metadata.find(key);
  if (found == m_metadata.end()) {
    throw Error(m_rules.code, "The " + m_rules.kind + " " + m_path + " does not say its '" + key +
                                  "'; it belongs to another version of Visagiste.");
  }
  return found->second;
}

std::string TensorFile::metadataOr(const std::string& key, const std::string& absent) const {
  const auto found = m_metadata.find(key);
  return found == m_metadata.end() ? absent : found->second;
}

}  // namespace visagiste
