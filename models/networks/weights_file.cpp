#include "models/networks/weights_file.h"

#include <torch/types.h>

#include <cstdint>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace visagiste::networks {
namespace {

[[noreturn]] void fail(const std::string& path, const std::string& what) {
  throw std::runtime_error("weights file " + path + ": " + what);
}

std::string nameOf(torch::ScalarType type) {
  return type == torch::kFloat16 ? "F16" : type == torch::kBFloat16 ? "BF16" : "F32";
}

/// The module's own tensors, sharing memory.
NamedTensors tensorsOf(const torch::nn::Module& module) {
  NamedTensors tensors;
  for (const auto& item : module.named_parameters()) tensors[item.key()] = item.value().detach();
  for (const auto& item : module.named_buffers())
    if (item.value().is_floating_point())
      tensors[item.key()] = item.value().detach();
  return tensors;
}

/// Strict reader of the header: exactly what safetensors allows, nothing more of JSON.
class HeaderReader {
 public:
  HeaderReader(const std::string& path, const std::string& text) : m_path(path), m_text(text) {}

  struct Entry {
    std::string name;
    torch::ScalarType type = torch::kFloat32;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
  };

  std::vector<Entry> entries() {
    std::vector<Entry> result;
    expect('{');
    if (accept('}'))
      return result;
    do {
      const std::string name = string();
      expect(':');
      if (name == "__metadata__")
        skipMetadata();
      else
        result.push_back(entry(name));
    } while (accept(','));
    expect('}');
    return result;
  }

 private:
  Entry entry(const std::string& name) {
    Entry result;
    result.name = name;
    expect('{');
    do {
      const std::string key = string();
      expect(':');
      if (key == "dtype") {
        result.type = type(string());
      } else if (key == "shape") {
        for (const std::uint64_t size : numbers()) result.shape.push_back(static_cast<std::int64_t>(size));
      } else if (key == "data_offsets") {
        const auto offsets = numbers();
        if (offsets.size() != 2)
          fail(m_path, "the offsets of " + name + " are no pair");
        result.begin = offsets[0];
        result.end = offsets[1];
      } else {
        fail(m_path, "unknown key " + key);
      }
    } while (accept(','));
    expect('}');
    return result;
  }

  void skipMetadata() {
    expect('{');
    if (accept('}'))
      return;
    do {
      (void)string();
      expect(':');
      (void)string();
    } while (accept(','));
    expect('}');
  }

  torch::ScalarType type(const std::string& name) {
    if (name == "F32")
      return torch::kFloat32;
    if (name == "F16")
      return torch::kFloat16;
    if (name == "BF16")
      return torch::kBFloat16;
    fail(m_path, "number type " + name + " is not supported");
  }

  std::vector<std::uint64_t> numbers() {
    std::vector<std::uint64_t> result;
    expect('[');
    if (accept(']'))
      return result;
    do {
      skipSpace();
      std::uint64_t value = 0;
      std::size_t digits = 0;
      for (; m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9'; ++m_at, ++digits)
        value = 10 * value + static_cast<std::uint64_t>(m_text[m_at] - '0');
      if (digits == 0 || digits > 15)
        fail(m_path, "its header holds no valid number where one belongs");
      result.push_back(value);
    } while (accept(','));
    expect(']');
    return result;
  }

  std::string string() {
    expect('"');
    const std::size_t end = m_text.find('"', m_at);
    const std::string result = m_text.substr(m_at, end == std::string::npos ? 0 : end - m_at);
    if (end == std::string::npos || result.find('\\') != std::string::npos)
      fail(m_path, "its header holds a broken name");
    m_at = end + 1;
    return result;
  }

  void skipSpace() {
    while (m_at < m_text.size() && std::strchr(" \t\r\n", m_text[m_at]) != nullptr) ++m_at;
  }
  bool accept(char wanted) {
    skipSpace();
    if (m_at >= m_text.size() || m_text[m_at] != wanted)
      return false;
    ++m_at;
    return true;
  }
  void expect(char wanted) {
    if (!accept(wanted))
      fail(m_path, "its header is broken");
  }

  const std::string& m_path;
  const std::string& m_text;
  std::size_t m_at = 0;
};

torch::Tensor tensorFrom(const std::string& path, const HeaderReader::Entry& entry, const std::vector<char>& bytes) {
  constexpr std::uint64_t kMaxElements = std::uint64_t{1} << 32U;
  std::uint64_t elements = 1;
  for (const std::int64_t size : entry.shape) {
    elements *= static_cast<std::uint64_t>(size);
    if (elements > kMaxElements)
      fail(path, "the shape of " + entry.name + " is impossible");
  }
  if (entry.begin > entry.end || entry.end > bytes.size() ||
      entry.end - entry.begin != elements * torch::elementSize(entry.type))
    fail(path, "the size of " + entry.name + " does not fit its shape");
  torch::Tensor tensor = torch::empty(entry.shape, entry.type);
  if (elements > 0)
    std::memcpy(tensor.data_ptr(), bytes.data() + entry.begin, entry.end - entry.begin);
  return tensor;
}

}  // namespace

void writeWeights(const std::string& path, const torch::nn::Module& module, StoredAs storedAs) {
  std::ostringstream header;
  std::vector<torch::Tensor> stored;
  std::uint64_t offset = 0;
  header << '{';
  for (const auto& [name, value] : tensorsOf(module)) {
    const bool narrow =
        storedAs == StoredAs::Float16 && value.dim() >= 2 && name.find("mean_shape") == std::string::npos;
    const torch::Tensor tensor =
        value.to(torch::kCPU, narrow ? torch::kFloat16 : torch::kFloat32).contiguous(at::MemoryFormat::Contiguous);
    header << (stored.empty() ? "" : ",") << '"' << name << R"(":{"dtype":")" << nameOf(tensor.scalar_type())
           << R"(","shape":[)";
    for (std::int64_t i = 0; i < tensor.dim(); ++i) header << (i == 0 ? "" : ",") << tensor.size(i);
    header << R"(],"data_offsets":[)" << offset << ',' << offset + tensor.nbytes() << "]}";
    offset += tensor.nbytes();
    stored.push_back(tensor);
  }
  header << '}';
  std::string text = header.str();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  const std::uint64_t length = text.size();
  const std::string beside = path + ".part";
  std::ofstream file(beside, std::ios::binary);
  file.write(reinterpret_cast<const char*>(&length), sizeof length);
  file.write(text.data(), static_cast<std::streamsize>(text.size()));
  for (const torch::Tensor& tensor : stored)
    file.write(static_cast<const char*>(tensor.data_ptr()), static_cast<std::streamsize>(tensor.nbytes()));
  file.close();
  if (!file)
    fail(beside, "cannot be written: is the folder there, is the disk full?");
  std::filesystem::rename(beside, path);
}

NamedTensors readWeights(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    fail(path, "cannot be opened");
  const std::uint64_t size = std::filesystem::file_size(path);
  std::uint64_t headerBytes = 0;
  file.read(reinterpret_cast<char*>(&headerBytes), sizeof headerBytes);
  if (!file || headerBytes > size - sizeof headerBytes)
    fail(path, "is truncated or no weights file");
  std::string text(headerBytes, ' ');
  file.read(text.data(), static_cast<std::streamsize>(headerBytes));
  std::vector<char> bytes(size - sizeof headerBytes - headerBytes);
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (!file)
    fail(path, "cannot be read");
  NamedTensors tensors;
  std::uint64_t used = 0;
  for (const auto& entry : HeaderReader(path, text).entries()) {
    tensors[entry.name] = tensorFrom(path, entry, bytes);
    used += entry.end - entry.begin;
  }
  if (used != bytes.size())
    fail(path, "is longer or shorter than its header says");
  return tensors;
}

void loadWeights(torch::nn::Module& module, const NamedTensors& tensors) {
  const NamedTensors own = tensorsOf(module);
  for (const auto& [name, value] : own) {
    const auto given = tensors.find(name);
    if (given == tensors.end())
      throw std::runtime_error("the weights lack " + name + ": they belong to another network");
    if (given->second.sizes() != value.sizes())
      throw std::runtime_error("the weights' " + name + " has another shape than the network's");
  }
  for (const auto& item : tensors)
    if (own.count(item.first) == 0)
      throw std::runtime_error("the weights hold " + item.first + ", which the network lacks");
  const torch::NoGradGuard noGrad;
  for (const auto& [name, value] : own) {
    torch::Tensor target = value;
    target.copy_(tensors.at(name));
  }
}

}  // namespace visagiste::networks
