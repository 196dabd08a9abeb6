#include "app/prepare/tensor_writer.h"

#include <cstring>
#include <nlohmann/json.hpp>
#include <ostream>

#include "core/base/atomic_file.h"

namespace visagiste::prepare {

NamedArray floatArray(const std::string& name, std::vector<std::int64_t> shape, const std::vector<float>& values) {
  NamedArray array{name, "F32", std::move(shape), std::vector<std::uint8_t>(values.size() * sizeof(float))};
  std::memcpy(array.bytes.data(), values.data(), array.bytes.size());
  return array;
}

void writeTensors(const std::filesystem::path& path, const std::vector<NamedArray>& arrays) {
  nlohmann::ordered_json header;
  std::size_t offset = 0;
  for (const NamedArray& array : arrays) {
    header[array.name] = {
        {"dtype", array.dtype}, {"shape", array.shape}, {"data_offsets", {offset, offset + array.bytes.size()}}};
    offset += array.bytes.size();
  }
  std::string text = header.dump();
  text.resize((text.size() + 7) / 8 * 8, ' ');
  writeFileAtomically(path, [&](std::ostream& out) {
    const std::uint64_t length = text.size();
    out.write(reinterpret_cast<const char*>(&length), sizeof(length));
    out.write(text.data(), static_cast<std::streamsize>(text.size()));
    for (const NamedArray& array : arrays)
      out.write(reinterpret_cast<const char*>(array.bytes.data()), static_cast<std::streamsize>(array.bytes.size()));
  });
}

}  // namespace visagiste::prepare
