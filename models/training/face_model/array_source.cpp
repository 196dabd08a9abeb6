#include <cstdint>
#include <cstring>
#include <stdexcept>

#include "models/training/face_model/face_source.h"
#include "models/training/engine/json_value.h"

namespace visagiste::training {
namespace {

constexpr double kMmPerCm = 10;

float halfToFloat(std::uint16_t half) {
  const int exponent = (half >> 10) & 0x1F;
  const float mantissa = static_cast<float>(half & 0x3FF);
  const float sign = (half & 0x8000) != 0 ? -1.0F : 1.0F;
  if (exponent == 0) {
    return sign * std::ldexp(mantissa, -24);
  }
  return sign * std::ldexp(mantissa + 1024.0F, exponent - 25);
}

/// The arrays of face3d.bin by name, widened to float or int.
class ArrayFile {
 public:
  ArrayFile(JsonValue description, std::string bytes)
      : m_description(std::move(description)), m_bytes(std::move(bytes)) {}

  [[nodiscard]] std::vector<float> floats(const std::string& name) const {
    const JsonValue& array = find(name);
    const char* from = span(array);
    const std::size_t count = elementCount(array);
    std::vector<float> out(count);
    if (array.at("dtype").text() == "float16") {
      for (std::size_t i = 0; i < count; ++i) {
        std::uint16_t half = 0;
        std::memcpy(&half, from + 2 * i, 2);
        out[i] = halfToFloat(half);
      }
    } else if (count > 0) {  // memcpy takes no null pointer
      std::memcpy(out.data(), from, 4 * count);
    }
    return out;
  }
  [[nodiscard]] std::vector<int> integers(const std::string& name) const {
    const JsonValue& array = find(name);
    std::vector<int> out(elementCount(array));
    const char* from = span(array);
    if (!out.empty()) {  // memcpy takes no null pointer
      std::memcpy(out.data(), from, 4 * out.size());
    }
    return out;
  }

 private:
  [[nodiscard]] const JsonValue& find(const std::string& name) const {
    for (const JsonValue& array : m_description.at("arrays").items()) {
      if (array.at("name").text() == name) {
        return array;
      }
    }
    throw std::runtime_error("face3d.json lists no array '" + name + "'.");
  }
  [[nodiscard]] static std::size_t elementCount(const JsonValue& array) {
    std::size_t count = 1;
    for (const int extent : array.at("shape").integers()) {
      count *= static_cast<std::size_t>(extent);
    }
    return count;
  }
  [[nodiscard]] const char* span(const JsonValue& array) const {
    const std::size_t width = array.at("dtype").text() == "float16" ? 2 : 4;
    const auto offset = static_cast<std::size_t>(array.at("offset").number());
    if (offset + width * elementCount(array) > m_bytes.size()) {
      throw std::runtime_error("face3d.bin is shorter than array '" + array.at("name").text() + "' needs.");
    }
    return m_bytes.data() + offset;
  }

  JsonValue m_description;
  std::string m_bytes;
};

std::vector<std::vector<float>> shapesInMm(const std::vector<float>& all, std::size_t vertexCount) {
  std::vector<std::vector<float>> out;
  for (std::size_t at = 0; at + 3 * vertexCount <= all.size(); at += 3 * vertexCount) {
    out.emplace_back(all.begin() + static_cast<std::ptrdiff_t>(at),
                     all.begin() + static_cast<std::ptrdiff_t>(at + 3 * vertexCount));
    for (float& value : out.back()) {
      value *= static_cast<float>(kMmPerCm);
    }
  }
  return out;
}

}  // namespace

FaceSource readArraySource(const std::filesystem::path& folder) {
  const JsonValue description = JsonValue::parse(readWholeFile(folder / "face3d.json"));
  const ArrayFile arrays(description, readWholeFile(folder / "face3d.bin"));
  FaceSource source;
  source.name = "ICT-FaceKit light model, as arrays (face3d)";
  const std::vector<float> positions = arrays.floats("vertices");
  for (std::size_t i = 0; i + 2 < positions.size(); i += 3) {
    source.vertices.push_back(Vec3{positions[i], positions[i + 1], positions[i + 2]} * kMmPerCm);
  }
  const std::vector<int> faces = arrays.integers("faces");
  for (std::size_t i = 0; i + 3 < faces.size(); i += 4) {
    source.faces.push_back({faces[i], faces[i + 1], faces[i + 2], faces[i + 3]});
  }
  source.identityModes = shapesInMm(arrays.floats("identity_deltas"), source.vertices.size());
  source.expressions = shapesInMm(arrays.floats("expression_deltas"), source.vertices.size());
  source.expressionNames = description.at("expression_names").texts();
  for (const JsonValue& part : description.at("components").items()) {
    source.components.push_back({part.at("name").text(), part.at("first_vertex").integer(),
                                 part.at("last_vertex").integer(), part.at("first_face").integer(),
                                 part.at("last_face").integer()});
  }
  source.landmarks68 = description.at("landmarks68_vertices").integers();
  const std::vector<int> corners = arrays.integers("canonical468_to_ict_vertices");
  const std::vector<float> weights = arrays.floats("canonical468_to_ict_barycentric");
  for (std::size_t i = 0; i + 2 < corners.size(); i += 3) {
    source.canonical468.push_back(
        {{corners[i], corners[i + 1], corners[i + 2]}, {weights[i], weights[i + 1], weights[i + 2]}});
  }
  const std::vector<int> triangles = arrays.integers("canonical468_triangles");
  for (std::size_t i = 0; i + 2 < triangles.size(); i += 3) {
    source.canonicalTriangles.push_back({triangles[i], triangles[i + 1], triangles[i + 2]});
  }
  source.check();
  return source;
}

}  // namespace visagiste::training
