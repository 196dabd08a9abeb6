#include "models/training/face_model/array_file.h"

#include <cstdint>
#include <fstream>
#include <stdexcept>

namespace visagiste::training {
namespace {

std::string typeName(const std::string& array, at::ScalarType type) {
  switch (type) {
    case at::kFloat:
      return "F32";
    case at::kHalf:
      return "F16";
    case at::kInt:
      return "I32";
    case at::kByte:
      return "U8";
    default:
      throw std::runtime_error("Array '" + array + "' has a number type that the file cannot hold.");
  }
}

std::string quoted(const std::string& text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "\"";
}

}  // namespace

void writeArrays(const std::filesystem::path& path, const std::vector<std::pair<std::string, at::Tensor>>& arrays,
                 const std::map<std::string, std::string>& metadata) {
  std::string header = "{\"__metadata__\":{";
  for (const auto& [key, value] : metadata) {
    header += (header.back() == '{' ? "" : ",") + quoted(key) + ":" + quoted(value);
  }
  header += "}";
  std::string body;
  for (const auto& [name, tensor] : arrays) {
    const at::Tensor flat = tensor.contiguous();
    const auto bytes = static_cast<std::size_t>(flat.nbytes());
    header += "," + quoted(name) + ":{\"dtype\":\"" + typeName(name, flat.scalar_type()) + "\",\"shape\":[";
    for (std::int64_t k = 0; k < flat.dim(); ++k) {
      header += (k > 0 ? "," : "") + std::to_string(flat.size(k));
    }
    header += "],\"data_offsets\":[" + std::to_string(body.size()) + "," + std::to_string(body.size() + bytes) + "]}";
    body.append(static_cast<const char*>(flat.data_ptr()), bytes);
  }
  header += "}";
  header.resize((header.size() + 7) / 8 * 8, ' ');
  const std::filesystem::path beside = path.string() + ".part";
  {
    std::ofstream out(beside, std::ios::binary);
    const std::uint64_t length = header.size();
    for (int shift = 0; shift < 64; shift += 8) {
      out.put(static_cast<char>(length >> shift & 0xFF));
    }
    out << header << body;
    out.flush();
    if (!out) {
      throw std::runtime_error("Cannot write " + beside.string() + ".");
    }
  }
  std::filesystem::rename(beside, path);
}

}  // namespace visagiste::training
