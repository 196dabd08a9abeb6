#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "models/training/face_model/face_source.h"
#include "models/training/engine/json_value.h"

namespace visagiste::training {
namespace {

constexpr double kMmPerCm = 10;

// Table "Face Model Topology" of ICT-FaceKit's README.
const std::vector<SourceComponent> kIctComponents = {
    {"face", 0, 9408, 0, 9229},
    {"head_and_neck", 9409, 11247, 9230, 11143},
    {"mouth_socket", 11248, 13293, 11144, 13225},
    {"eye_socket_left", 13294, 13677, 13226, 13629},
    {"eye_socket_right", 13678, 14061, 13630, 14033},
    {"gums_and_tongue", 14062, 17038, 14034, 17005},
    {"teeth", 17039, 21450, 17006, 21495},
    {"eyeball_left", 21451, 23020, 21496, 23093},
    {"eyeball_right", 23021, 24590, 23094, 24691},
};
constexpr std::size_t kIctVertexCount = 26719;

// "Multi-PIE 68 point facial landmarks indices" of the same page.
const std::vector<int> kIctLandmarks68 = {
    1225, 1888, 1052, 367,  1719, 1722, 2199, 1447, 966,  3661, 4390, 3927, 3924, 2608, 3272, 4088, 3443,
    268,  493,  1914, 2044, 1401, 3615, 4240, 4114, 2734, 2509, 978,  4527, 4942, 4857, 1140, 2075, 1147,
    4269, 3360, 1507, 1542, 1537, 1528, 1518, 1511, 3742, 3751, 3756, 3721, 3725, 3732, 5708, 5695, 2081,
    0,    4275, 6200, 6213, 6346, 6461, 5518, 5957, 5841, 5702, 5711, 5533, 6216, 6207, 6470, 5517, 5966};

struct ObjMesh {
  std::vector<Vec3> vertices;
  std::vector<std::array<int, 4>> faces;
};

ObjMesh readObj(const std::filesystem::path& path) {
  std::ifstream in(path);
  if (!in) {
    throw std::runtime_error("Cannot read " + path.string() + ".");
  }
  ObjMesh mesh;
  std::string line;
  while (std::getline(in, line)) {
    std::istringstream words(line);
    std::string kind;
    words >> kind;
    if (kind == "v") {
      Vec3 p;
      if (!(words >> p.x >> p.y >> p.z)) {
        throw std::runtime_error(path.string() + ": a vertex is not three numbers.");
      }
      mesh.vertices.push_back(p * kMmPerCm);
    } else if (kind == "f") {
      std::array<int, 4> face{-1, -1, -1, -1};
      std::string corner;
      int count = 0;
      for (; words >> corner; ++count) {
        if (count == 4) {
          throw std::runtime_error(path.string() + ": a face has more than four corners.");
        }
        face[static_cast<std::size_t>(count)] = std::atoi(corner.c_str()) - 1;  // "vertex/uv/normal", from 1
      }
      if (count < 3) {
        throw std::runtime_error(path.string() + ": a face has fewer than three corners.");
      }
      mesh.faces.push_back(face);
    }
  }
  return mesh;
}

std::vector<float> readDelta(const std::filesystem::path& path, const std::vector<Vec3>& neutral) {
  const ObjMesh mesh = readObj(path);
  if (mesh.vertices.size() != neutral.size()) {
    throw std::runtime_error(path.string() + " has another number of vertices than the neutral mesh.");
  }
  std::vector<float> delta;
  delta.reserve(3 * neutral.size());
  for (std::size_t i = 0; i < neutral.size(); ++i) {
    const Vec3 d = mesh.vertices[i] - neutral[i];
    delta.insert(delta.end(), {static_cast<float>(d.x), static_cast<float>(d.y), static_cast<float>(d.z)});
  }
  return delta;
}

void readComponents(const JsonValue& indices, FaceSource& source) {
  if (indices.has("components")) {
    for (const JsonValue& part : indices.at("components").items()) {
      source.components.push_back({part.at("name").text(), part.at("first_vertex").integer(),
                                   part.at("last_vertex").integer(), part.at("first_face").integer(),
                                   part.at("last_face").integer()});
    }
  } else if (source.vertices.size() == kIctVertexCount) {
    source.components = kIctComponents;
  } else {
    throw std::runtime_error(
        "The mesh has not ICT-FaceKit's 26719 vertices and vertex_indices.json lists no "
        "'components'.");
  }
  source.landmarks68 = indices.has("landmarks68") ? indices.at("landmarks68").integers() : kIctLandmarks68;
}

void readCanonicalPoints(const std::filesystem::path& path, FaceSource& source) {
  if (!std::filesystem::exists(path)) {
    throw std::runtime_error(path.string() +
                             " is missing: it places the 468 canonical points on the mesh "
                             "(models/training/face_model/README.md describes it).");
  }
  const JsonValue file = JsonValue::parse(readWholeFile(path));
  const std::vector<JsonValue>& vertices = file.at("vertices").items();
  const std::vector<JsonValue>& weights = file.at("barycentric").items();
  if (vertices.size() != weights.size()) {
    throw std::runtime_error(path.string() + ": 'vertices' and 'barycentric' differ in length.");
  }
  for (std::size_t i = 0; i < vertices.size(); ++i) {
    SurfacePoint point;
    for (std::size_t k = 0; k < 3; ++k) {
      point.vertex[k] = vertices[i].items().at(k).integer();
      point.weight[k] = weights[i].items().at(k).number();
    }
    source.canonical468.push_back(point);
  }
  for (const JsonValue& corners : file.at("triangles").items()) {
    const std::vector<int> t = corners.integers();
    source.canonicalTriangles.push_back({t.at(0), t.at(1), t.at(2)});
  }
}

std::string threeDigits(int number) {
  std::string digits = std::to_string(number);
  return std::string(digits.size() < 3 ? 3 - digits.size() : 0, '0') + digits;
}

}  // namespace

FaceSource readObjSource(const std::filesystem::path& folder) {
  FaceSource source;
  source.name = "ICT-FaceKit light model, as OBJ files";
  const ObjMesh neutral = readObj(folder / "generic_neutral_mesh.obj");
  source.vertices = neutral.vertices;
  source.faces = neutral.faces;
  const JsonValue indices = JsonValue::parse(readWholeFile(folder / "vertex_indices.json"));
  readComponents(indices, source);
  for (int i = 0; std::filesystem::exists(folder / ("identity" + threeDigits(i) + ".obj")); ++i) {
    source.identityModes.push_back(readDelta(folder / ("identity" + threeDigits(i) + ".obj"), source.vertices));
  }
  source.expressionNames = indices.at("expressions").texts();
  for (const std::string& name : source.expressionNames) {
    source.expressions.push_back(readDelta(folder / (name + ".obj"), source.vertices));
  }
  readCanonicalPoints(folder / "canonical468.json", source);
  source.check();
  return source;
}

}  // namespace visagiste::training
