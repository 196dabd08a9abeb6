#include "models/training/face_model/face_source.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace visagiste::training {

const SourceComponent* FaceSource::component(const std::string& componentName) const {
  for (const SourceComponent& candidate : components) {
    if (candidate.name == componentName) {
      return &candidate;
    }
  }
  return nullptr;
}

int FaceSource::expressionIndex(const std::string& expressionName) const {
  const auto found = std::find(expressionNames.begin(), expressionNames.end(), expressionName);
  return found == expressionNames.end() ? -1 : static_cast<int>(found - expressionNames.begin());
}

void FaceSource::check() const {
  const auto require = [](bool holds, const std::string& what) {
    if (!holds) {
      throw std::runtime_error("The face source is inconsistent: " + what + ".");
    }
  };
  const int vertexCount = static_cast<int>(vertices.size());
  const int faceCount = static_cast<int>(faces.size());
  for (const std::array<int, 4>& face : faces) {
    for (int k = 0; k < 4; ++k) {
      require(face[k] < vertexCount && face[k] >= (k == 3 ? -1 : 0), "a face names a vertex that does not exist");
    }
  }
  for (const std::vector<float>& mode : identityModes) {
    require(mode.size() == 3 * vertices.size(), "an identity mode has another number of vertices");
  }
  require(expressions.size() == expressionNames.size(), "expressions and their names differ in number");
  for (const std::vector<float>& shape : expressions) {
    require(shape.size() == 3 * vertices.size(), "an expression has another number of vertices");
  }
  for (const SourceComponent& part : components) {
    require(part.firstVertex >= 0 && part.lastVertex < vertexCount && part.firstFace >= 0 && part.lastFace < faceCount,
            "component '" + part.name + "' is out of range");
  }
  for (const int vertex : landmarks68) {
    require(vertex >= 0 && vertex < vertexCount, "a landmark vertex is out of range");
  }
  for (const SurfacePoint& point : canonical468) {
    for (const int vertex : point.vertex) {
      require(vertex >= 0 && vertex < vertexCount, "a canonical point is out of range");
    }
  }
  for (const Triangle& triangle : canonicalTriangles) {
    for (const int point : triangle) {
      require(point >= 0 && point < static_cast<int>(canonical468.size()), "a canonical triangle is out of range");
    }
  }
}

FaceSource readFaceSource(const std::filesystem::path& folder) {
  if (std::filesystem::exists(folder / "face3d.json")) {
    return readArraySource(folder);
  }
  for (const std::filesystem::path& candidate : {folder, folder / "FaceXModel"}) {
    if (std::filesystem::exists(candidate / "generic_neutral_mesh.obj")) {
      return readObjSource(candidate);
    }
  }
  throw std::runtime_error(folder.string() + " holds neither face3d.json nor generic_neutral_mesh.obj.");
}

std::string readWholeFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  if (!in || !out) {
    throw std::runtime_error("Cannot read " + path.string() + ".");
  }
  return out.str();
}

}  // namespace visagiste::training
