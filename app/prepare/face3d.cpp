#include "app/prepare/face3d.h"

#include <nlohmann/json.hpp>

#include <fstream>
#include <stdexcept>

namespace visagiste::prepare {

std::vector<std::array<float, 3>> readCanonicalVertices(const std::string& folder) {
  std::ifstream description(folder + "/face3d.json");
  if (!description)
    throw std::runtime_error("cannot open " + folder + "/face3d.json");
  const nlohmann::json contents = nlohmann::json::parse(description);
  for (const auto& array : contents.at("arrays")) {
    if (array.at("name") != "canonical468_vertices")
      continue;
    std::vector<std::array<float, 3>> vertices(array.at("shape").at(0).get<std::size_t>());
    std::ifstream file(folder + "/face3d.bin", std::ios::binary);
    file.seekg(array.at("offset").get<std::streamoff>());
    file.read(reinterpret_cast<char*>(vertices.data()),
              static_cast<std::streamsize>(vertices.size() * sizeof vertices[0]));
    if (!file)
      throw std::runtime_error(folder + "/face3d.bin is shorter than its description says");
    return vertices;
  }
  throw std::runtime_error(folder + "/face3d.json describes no canonical468_vertices");
}

}  // namespace visagiste::prepare
