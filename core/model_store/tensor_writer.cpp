#include "core/model_store/tensor_writer.h"

#include <cstring>
#include <nlohmann/json.hpp>
#include <ostream>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace visagiste {
namespace {

const char* nameOf(NumberType type) {
  switch (type) {
    case NumberType::Float32:
      return "F32";
    case NumberType::Float16:
      return "F16";
    case NumberType::BFloat16:
      return "BF16";
    case NumberType::Int32:
      return "I32";
    case NumberType::UInt8:
      break;
  }
  return "U8";
}

std::string headerOf(const std::vector<NamedArray>& arrays, const std::map<std::string, std::string>& metadata) {
  nlohmann::ordered_json header = nlohmann::ordered_json::object();
  if (!metadata.empty())
    header["__metadata__"] = metadata;
  std::size_t offset = 0;
  for (const NamedArray& array : arrays) {
    header[array.name] = {
        {"dtype", nameOf(array.type)}, {"shape", array.shape}, {"data_offsets", {offset, offset + array.bytes.size()}}};
    offset += array.bytes.size();
  }
  try {
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8, ' ');
    return text;
  } catch (const nlohmann::json::type_error&) {
    throw Error(ErrorCode::InvalidArgument, "A name or a text for a file of arrays is not in UTF-8.");
  }
}

}  // namespace

NamedArray floatArray(const std::string& name, std::vector<std::int64_t> shape, const std::vector<float>& values) {
  NamedArray array{name, NumberType::Float32, std::move(shape),
                   std::vector<std::uint8_t>(values.size() * sizeof(float))};
  std::memcpy(array.bytes.data(), values.data(), array.bytes.size());
  return array;
}

void writeTensors(const std::filesystem::path& path, const std::vector<NamedArray>& arrays,
                  const std::map<std::string, std::string>& metadata) {
  const std::string header = headerOf(arrays, metadata);
  writeFileAtomically(path, [&](std::ostream& out) {
    const std::uint64_t length = header.size();
    out.write(reinterpret_cast<const char*>(&length), sizeof(length));
    out.write(header.data(), static_cast<std::streamsize>(header.size()));
    for (const NamedArray& array : arrays)
      out.write(reinterpret_cast<const char*>(array.bytes.data()), static_cast<std::streamsize>(array.bytes.size()));
  });
}

}  // namespace visagiste
